package org.inboxaudit.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.MailboxIndex;
import org.inboxaudit.evidence.EmailAddress;

/// Reads the mailbox index of one audit. Made when the index is sealed, so what it answered about a
/// correspondent stays true; the last answers are kept, because the same people write again and
/// again.
final class SqlMailboxIndex implements MailboxIndex {
  private static final int CORRESPONDENTS_KEPT = 4096;

  private final Database database;
  private final AuditRow audit;
  private final boolean complete;
  private final Map<EmailAddress, Optional<Correspondent>> asked =
      Collections.synchronizedMap(new Latest());

  SqlMailboxIndex(Database database, AuditRow audit, boolean complete) {
    this.database = database;
    this.audit = audit;
    this.complete = complete;
  }

  @Override
  public boolean complete() {
    return complete;
  }

  @Override
  public Optional<Correspondent> correspondent(EmailAddress address) {
    return asked.computeIfAbsent(address, this::find);
  }

  private Optional<Correspondent> find(EmailAddress address) {
    return database.in(
        handle ->
            handle
                .createQuery(
                    """
                    select * from mailbox_contact
                    where audit_number = :audit and address_hash = :address
                    """)
                .bind("audit", audit.number())
                .bind("address", hash(address.toString()))
                .map(
                    (row, _) ->
                        new Correspondent(
                            row.getLong("heard_from"),
                            row.getLong("written_to"),
                            Moments.find(row, "first_heard_at"),
                            Moments.find(row, "first_written_at"),
                            Moments.find(row, "last_written_at")))
                .findOne());
  }

  @Override
  public boolean sentFile(String sha256) {
    return holds(
        "select 1 from mailbox_sent_file where audit_number = ? and file_hash = ?", sha256);
  }

  @Override
  public boolean holdsMessage(String messageId) {
    return holds(
        "select 1 from mailbox_message_id where audit_number = ? and message_id_hash = ?",
        messageId);
  }

  private boolean holds(String select, String value) {
    return database.in(
        handle ->
            handle
                .select(select, audit.number(), hash(value))
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  @Override
  public long correspondents() {
    return database.in(
        handle ->
            handle
                .select(
                    "select count(*) from mailbox_contact where audit_number = ?", audit.number())
                .mapTo(Long.class)
                .one());
  }

  @Override
  public SortedMap<Integer, Long> messagesByYear() {
    return database.in(
        handle -> {
          SortedMap<Integer, Long> messages = new TreeMap<>();
          handle
              .select(
                  "select calendar_year, messages from mailbox_year where audit_number = ?",
                  audit.number())
              .map((row, _) -> messages.put(row.getInt(1), row.getLong(2)))
              .list();
          return messages;
        });
  }

  private byte[] hash(String value) {
    return new KeyedHash(audit.indexKey()).of(value);
  }

  /// The answers asked for last.
  private static final class Latest extends LinkedHashMap<EmailAddress, Optional<Correspondent>> {
    private static final long serialVersionUID = 1L;

    private Latest() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<EmailAddress, Optional<Correspondent>> eldest) {
      return size() > CORRESPONDENTS_KEPT;
    }
  }
}
