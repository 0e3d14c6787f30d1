package org.inboxaudit.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.inboxaudit.consent.Consent;
import org.inboxaudit.consent.ConsentId;
import org.inboxaudit.consent.Grants;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.finding.CheckFamily;
import org.jdbi.v3.core.statement.StatementContext;

/// Consents in the database.
@ApplicationScoped
class SqlGrants implements Grants {
  private final Database database;

  SqlGrants(Database database) {
    this.database = database;
  }

  @Override
  public void add(Consent consent) {
    database.in(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into consent (id, subject, mailbox, families, purpose, text_version,
                      language, given_at, valid_until, withdrawn_at)
                    values (:id, :subject, :mailbox, :families, :purpose, :textVersion,
                      :language, :givenAt, :validUntil, :withdrawnAt)
                    """)
                .bind("id", consent.id().value())
                .bind("subject", consent.subject())
                .bind("mailbox", consent.mailbox().toString())
                .bind("families", words(consent))
                .bind("purpose", consent.purpose().name())
                .bind("textVersion", consent.textVersion())
                .bind("language", consent.language())
                .bind("givenAt", consent.givenAt())
                .bind("validUntil", consent.validUntil())
                .bindByType("withdrawnAt", consent.withdrawnAt().orElse(null), Instant.class)
                .execute());
  }

  @Override
  public Optional<Consent> find(ConsentId id) {
    return database.in(
        handle ->
            handle
                .createQuery("select * from consent where id = :id")
                .bind("id", id.value())
                .map(SqlGrants::consent)
                .findOne());
  }

  @Override
  public boolean withdraw(ConsentId id, Instant at) {
    return database.in(
            handle ->
                handle
                    .createUpdate(
                        "update consent set withdrawn_at = :at"
                            + " where id = :id and withdrawn_at is null")
                    .bind("at", at)
                    .bind("id", id.value())
                    .execute())
        == 1;
  }

  @Override
  public void eraseEnded(Instant moment) {
    database.in(
        handle ->
            handle
                .createUpdate(
                    """
                    delete from consent where coalesce(withdrawn_at, valid_until) < :moment
                      and not exists (select 1 from audit where audit.consent_id = consent.id)
                    """)
                .bind("moment", moment)
                .execute());
  }

  private static String words(Consent consent) {
    return consent.families().stream().map(Enum::name).sorted().collect(Collectors.joining(","));
  }

  private static Consent consent(ResultSet row, StatementContext context) throws SQLException {
    return new Consent(
        new ConsentId(row.getString("id")),
        row.getString("subject"),
        EmailAddress.of(row.getString("mailbox")),
        Arrays.stream(row.getString("families").split(",", -1))
            .map(CheckFamily::valueOf)
            .collect(Collectors.toSet()),
        Consent.Purpose.valueOf(row.getString("purpose")),
        row.getString("text_version"),
        row.getString("language"),
        Moments.at(row, "given_at"),
        Moments.at(row, "valid_until"),
        Moments.find(row, "withdrawn_at"));
  }
}
