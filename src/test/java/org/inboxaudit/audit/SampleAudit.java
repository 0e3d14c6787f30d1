package org.inboxaudit.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.check.Owner;
import org.inboxaudit.consent.ConsentId;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.consent.Mailbox.MailServer;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;

/// Audits for tests. The owner is invented.
public final class SampleAudit {
  public static final Instant CREATED_AT = Instant.parse("2026-03-01T09:31:00.250Z");
  public static final ConsentId CONSENT = new ConsentId("con_1");

  private SampleAudit() {}

  public static Audit of(String id) {
    return new Audit(
        new AuditId(id),
        CONSENT,
        "subject-1",
        new Mailbox(
            EmailAddress.of("owner@example.org"),
            "owner",
            new MailServer("imap.example.org", 993),
            Optional.of(new MailServer("sieve.example.org", 4190))),
        new Audit.Declared(
            List.of(EmailAddress.of("owner@example.net")),
            List.of(new Domain("example.org")),
            true,
            List.of(
                new Owner.Journey(
                    "NP", LocalDate.parse("2026-02-01"), LocalDate.parse("2026-02-14"))),
            List.of("AS64496", "203.0.113.0/24")),
        Audit.Status.QUEUED,
        Optional.empty(),
        CREATED_AT,
        CREATED_AT.plus(Duration.ofHours(24)),
        false);
  }
}
