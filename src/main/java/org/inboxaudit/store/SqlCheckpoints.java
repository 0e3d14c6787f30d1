package org.inboxaudit.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.inboxaudit.audit.AuditId;
import org.inboxaudit.audit.Checkpoints;
import org.inboxaudit.audit.IndexDelta;
import org.inboxaudit.audit.Progress;
import org.inboxaudit.check.MailboxIndex;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.platform.KeyedHash;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Checkpoints in the database, each in one transaction with its findings and with what the mailbox
/// index learnt (ADR 6).
@ApplicationScoped
class SqlCheckpoints implements Checkpoints {
  /// What hangs on an audit while it runs, and afterwards only for the next one.
  private static final List<String> TABLES =
      List.of(
          "checkpoint",
          "finding",
          "mailbox_contact",
          "mailbox_message_id",
          "mailbox_sent_file",
          "mailbox_answered",
          "mailbox_passed_on",
          "mailbox_year");

  private final Database database;

  SqlCheckpoints(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Progress> load(AuditId id) {
    return database.in(
        handle ->
            handle
                .createQuery(
                    """
                    select c.progress from checkpoint c join audit a on a.number = c.audit_number
                    where a.id = :id
                    """)
                .bind("id", id.value())
                .mapTo(String.class)
                .map(json -> StoredJson.read(json, Progress.class))
                .findOne());
  }

  @Override
  public void save(AuditId id, Progress progress, List<Finding> findings, IndexDelta learnt) {
    String json = StoredJson.write(progress);
    database.in(
        handle -> {
          AuditRow audit = AuditRow.lock(handle, id);
          save(handle, audit, json);
          save(handle, audit, findings);
          MailboxIndexTables.add(handle, audit, learnt);
          return id;
        });
  }

  private static void save(Handle handle, AuditRow audit, String progress) {
    int updated =
        handle.execute(
            "update checkpoint set progress = ? where audit_number = ?", progress, audit.number());
    if (updated == 0) {
      handle.execute(
          "insert into checkpoint (progress, audit_number) values (?, ?)",
          progress,
          audit.number());
    }
  }

  private static void save(Handle handle, AuditRow audit, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    PreparedBatch former =
        handle.prepareBatch(
            "delete from finding where audit_number = ? and fingerprint_sha256 = ?");
    PreparedBatch current =
        handle.prepareBatch(
            "insert into finding (audit_number, fingerprint_sha256, content) values (?, ?, ?)");
    for (Finding finding : findings) {
      byte[] fingerprint = KeyedHash.sha256(finding.fingerprint());
      former.add(audit.number(), fingerprint);
      current.add(audit.number(), fingerprint, StoredJson.write(finding));
    }
    former.execute();
    current.execute();
  }

  @Override
  public List<Finding> findings(AuditId id) {
    return database.in(
        handle ->
            handle
                .createQuery(
                    """
                    select f.content from finding f join audit a on a.number = f.audit_number
                    where a.id = :id
                    """)
                .bind("id", id.value())
                .mapTo(String.class)
                .map(json -> StoredJson.read(json, Finding.class))
                .stream()
                .sorted(Comparator.comparing(Finding::fingerprint))
                .toList());
  }

  @Override
  public MailboxIndex index(AuditId id, boolean complete) {
    AuditRow audit =
        database.in(handle -> AuditRow.find(handle, id)).orElseThrow(ErasedException::new);
    return new SqlMailboxIndex(database, audit, complete);
  }

  @Override
  public boolean takeOver(AuditId earlier, AuditId later, Progress next, Predicate<Finding> stays) {
    String json = StoredJson.write(next);
    return database.in(
        handle -> {
          // in the order of their numbers, like everybody who locks two
          Optional<AuditRow> from = AuditRow.findLocked(handle, earlier);
          AuditRow to = AuditRow.lock(handle, later);
          if (from.isEmpty() || !holds(handle, from.get()) || holds(handle, to)) {
            return false;
          }
          removeFindings(handle, from.get(), stays);
          TABLES.forEach(
              table ->
                  handle.execute(
                      "update " + table + " set audit_number = ? where audit_number = ?",
                      to.number(),
                      from.get().number()));
          AuditRow.moveKey(handle, from.get(), to);
          save(handle, to, json);
          return true;
        });
  }

  private static boolean holds(Handle handle, AuditRow audit) {
    return handle
        .select("select 1 from checkpoint where audit_number = ?", audit.number())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private static void removeFindings(Handle handle, AuditRow audit, Predicate<Finding> stays) {
    PreparedBatch gone =
        handle.prepareBatch(
            "delete from finding where audit_number = ? and fingerprint_sha256 = ?");
    handle
        .select("select content from finding where audit_number = ?", audit.number())
        .mapTo(String.class)
        .map(json -> StoredJson.read(json, Finding.class))
        .filter(stays.negate())
        .forEach(finding -> gone.add(audit.number(), KeyedHash.sha256(finding.fingerprint())));
    if (gone.size() > 0) {
      gone.execute();
    }
  }

  @Override
  public void forget(AuditId id) {
    database.in(
        handle -> {
          AuditRow.find(handle, id)
              .ifPresent(
                  audit ->
                      TABLES.forEach(
                          table ->
                              handle.execute(
                                  "delete from " + table + " where audit_number = ?",
                                  audit.number())));
          return id;
        });
  }
}
