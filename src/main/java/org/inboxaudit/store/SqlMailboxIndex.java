package org.inboxaudit.store;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.MailboxIndex;
import org.inboxaudit.evidence.EmailAddress;
import org.jspecify.annotations.Nullable;

/// Reads the mailbox index of one audit. Made when the index is sealed and asked about sent files
/// only after the last round, so what it answered stays true: hashes are read once, and the last
/// answers about correspondents are kept, because the same people write again and again.
final class SqlMailboxIndex implements MailboxIndex {
  private static final int CORRESPONDENTS_KEPT = 4096;

  private final Database database;
  private final AuditRow audit;
  private final boolean complete;
  private final Hashes messageIds = new Hashes(HashRuns.MESSAGE_IDS);
  private final Hashes sentFiles = new Hashes(HashRuns.SENT_FILES);
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
                .bind("address", new KeyedHash(audit.indexKey()).of(address.toString()))
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
    return sentFiles.holds(sha256);
  }

  @Override
  public boolean holdsMessage(String messageId) {
    return messageIds.holds(messageId);
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

  /// Hashes in memory, read when they are first asked for.
  private final class Hashes {
    private final HashRuns runs;
    private long @Nullable [] sorted;

    private Hashes(HashRuns runs) {
      this.runs = runs;
    }

    private synchronized boolean holds(String value) {
      if (sorted == null) {
        sorted = database.in(handle -> runs.load(handle, audit));
      }
      return Arrays.binarySearch(sorted, new KeyedHash(audit.indexKey()).first64(value)) >= 0;
    }
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
