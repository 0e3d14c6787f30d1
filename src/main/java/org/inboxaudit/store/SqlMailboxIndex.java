package org.inboxaudit.store;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.MailboxIndex;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.platform.KeyedHash;
import org.jspecify.annotations.Nullable;

/// Reads the mailbox index of one audit. Made when the index is sealed and asked about sent files
/// only after the last round, so what it answered stays true: hashes are read once, and the last
/// answers about correspondents are kept, because the same people write again and again.
final class SqlMailboxIndex implements MailboxIndex {
  private static final int CORRESPONDENTS_KEPT = 4096;

  /// Up to so many correspondents are read at once, when the first is asked for.
  private static final long READ_AT_ONCE = 10_000;

  private final Database database;
  private final AuditRow audit;
  private final boolean complete;
  private final Hashes messageIds = new Hashes(HashRuns.MESSAGE_IDS);
  private final Hashes sentFiles = new Hashes(HashRuns.SENT_FILES);
  private final Hashes answered = new Hashes(HashRuns.ANSWERED);
  private final Hashes passedOn = new Hashes(HashRuns.PASSED_ON);

  /// By keyed hash; empty until somebody asks, and for good if there are too many.
  private Optional<Map<ByteBuffer, Correspondent>> few = Optional.empty();

  private boolean counted;

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
    Optional<Map<ByteBuffer, Correspondent>> all = all();
    return all.isPresent()
        ? Optional.ofNullable(all.get().get(key(address)))
        : asked.computeIfAbsent(address, this::find);
  }

  private synchronized Optional<Map<ByteBuffer, Correspondent>> all() {
    if (!counted) {
      few = correspondents() > READ_AT_ONCE ? Optional.empty() : Optional.of(readAll());
      counted = true;
    }
    return few;
  }

  private Map<ByteBuffer, Correspondent> readAll() {
    Map<ByteBuffer, Correspondent> all = new HashMap<>();
    database.in(
        handle ->
            handle
                .select("select * from mailbox_contact where audit_number = ?", audit.number())
                .map(
                    (row, _) ->
                        all.put(ByteBuffer.wrap(row.getBytes("address_hash")), correspondent(row)))
                .list());
    return all;
  }

  private ByteBuffer key(EmailAddress address) {
    return ByteBuffer.wrap(new KeyedHash(audit.indexKey()).of(address.toString()));
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
                .bind("address", key(address).array())
                .map((row, _) -> correspondent(row))
                .findOne());
  }

  private static Correspondent correspondent(ResultSet row) throws SQLException {
    return new Correspondent(
        row.getLong("heard_from"),
        row.getLong("written_to"),
        Moments.find(row, "first_heard_at"),
        Moments.find(row, "first_written_at"),
        Moments.find(row, "last_written_at"));
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
  public boolean answered(String messageId) {
    return answered.holds(messageId);
  }

  @Override
  public boolean passedOn(String messageId) {
    return passedOn.holds(messageId);
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
