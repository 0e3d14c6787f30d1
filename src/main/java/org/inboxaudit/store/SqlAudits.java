package org.inboxaudit.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.audit.Audit;
import org.inboxaudit.audit.AuditId;
import org.inboxaudit.audit.AuditProblem;
import org.inboxaudit.audit.Audits;
import org.inboxaudit.consent.ConsentId;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.consent.Mailbox.MailServer;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.platform.KeyedHash;
import org.jdbi.v3.core.statement.StatementContext;

/// Audits in the database. Everything else about an audit hangs on its row by foreign keys, so that
/// erasing it is one statement and nothing can be saved for an audit that is gone.
@ApplicationScoped
class SqlAudits implements Audits {
  private static final List<String> ENDED =
      Arrays.stream(Audit.Status.values())
          .filter(Audit.Status::ended)
          .map(Audit.Status::name)
          .toList();

  private final Database database;

  SqlAudits(Database database) {
    this.database = database;
  }

  @Override
  public void add(Audit audit) {
    Optional<MailServer> sieve = audit.mailbox().manageSieve();
    database.in(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into audit (id, consent_id, subject, mailbox, user_name, imap_host,
                      imap_port, sieve_host, sieve_port, declared, status, problem, created_at,
                      kept_until, index_key, kept_for_next)
                    values (:id, :consent, :subject, :mailbox, :userName, :imapHost,
                      :imapPort, :sieveHost, :sievePort, :declared, :status, :problem, :createdAt,
                      :keptUntil, :indexKey, :keptForNext)
                    """)
                .bind("id", audit.id().value())
                .bind("consent", audit.consent().value())
                .bind("subject", audit.subject())
                .bind("mailbox", audit.mailbox().address().toString())
                .bind("userName", audit.mailbox().userName())
                .bind("imapHost", audit.mailbox().imap().host())
                .bind("imapPort", audit.mailbox().imap().port())
                .bind("sieveHost", sieve.map(MailServer::host).orElse(null))
                .bind("sievePort", sieve.map(MailServer::port).orElse(null))
                .bind("declared", StoredJson.write(audit.declared()))
                .bind("status", audit.status().name())
                .bind("problem", audit.problem().map(AuditProblem::name).orElse(null))
                .bind("createdAt", audit.createdAt())
                .bind("keptUntil", audit.keptUntil())
                .bind("indexKey", KeyedHash.newKey())
                .bind("keptForNext", audit.keptForNext())
                .execute());
  }

  @Override
  public Optional<Audit> find(AuditId id) {
    return database.in(
        handle ->
            handle
                .createQuery("select * from audit where id = :id")
                .bind("id", id.value())
                .map(SqlAudits::audit)
                .findOne());
  }

  @Override
  public boolean move(AuditId id, Audit.Status status, Optional<AuditProblem> problem) {
    return database.in(
            handle ->
                handle
                    .createUpdate(
                        """
                        update audit set status = :status, problem = :problem
                        where id = :id and status not in (<ended>)
                        """)
                    .bind("status", status.name())
                    .bind("problem", problem.map(AuditProblem::name).orElse(null))
                    .bind("id", id.value())
                    .bindList("ended", ENDED)
                    .execute())
        == 1;
  }

  @Override
  public List<Audit> under(ConsentId consent) {
    return database.in(
        handle ->
            handle
                .createQuery("select * from audit where consent_id = :consent order by number")
                .bind("consent", consent.value())
                .map(SqlAudits::audit)
                .list());
  }

  @Override
  public List<Audit> of(String subject) {
    return database.in(
        handle ->
            handle
                .createQuery("select * from audit where subject = :subject order by number desc")
                .bind("subject", subject)
                .map(SqlAudits::audit)
                .list());
  }

  @Override
  public List<AuditId> expired(Instant now) {
    return database.in(
        handle ->
            handle
                .createQuery("select id from audit where kept_until <= :now order by kept_until")
                .bind("now", now)
                .mapTo(String.class)
                .map(AuditId::new)
                .list());
  }

  @Override
  public void erase(AuditId id) {
    database.in(
        handle ->
            handle
                .createUpdate("delete from audit where id = :id")
                .bind("id", id.value())
                .execute());
  }

  private static Audit audit(ResultSet row, StatementContext context) throws SQLException {
    return new Audit(
        new AuditId(row.getString("id")),
        new ConsentId(row.getString("consent_id")),
        row.getString("subject"),
        new Mailbox(
            EmailAddress.of(row.getString("mailbox")),
            row.getString("user_name"),
            new MailServer(row.getString("imap_host"), row.getInt("imap_port")),
            sieve(row)),
        StoredJson.read(row.getString("declared"), Audit.Declared.class),
        Audit.Status.valueOf(row.getString("status")),
        Optional.ofNullable(row.getString("problem")).map(AuditProblem::valueOf),
        Moments.at(row, "created_at"),
        Moments.at(row, "kept_until"),
        row.getBoolean("kept_for_next"));
  }

  private static Optional<MailServer> sieve(ResultSet row) throws SQLException {
    int port = row.getInt("sieve_port");
    return Optional.ofNullable(row.getString("sieve_host")).map(host -> new MailServer(host, port));
  }
}
