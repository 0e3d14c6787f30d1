package org.inboxaudit.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.inboxaudit.audit.Audit.Status;
import org.inboxaudit.consent.ConsentId;
import org.inboxaudit.consent.Mailbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What holds wherever audits are kept.
public abstract class AuditsContract {
  private static final AuditId ID = new AuditId("aud_1");

  /// A store without any audit, but with the consent of [SampleAudit].
  protected abstract Audits audits();

  @Test
  void findsWhatWasAdded() {
    audits().add(SampleAudit.of("aud_1"));

    assertEquals(Optional.of(SampleAudit.of("aud_1")), audits().find(ID));
  }

  @Test
  void findsAnAuditThatDeclaredNothingAndReadsNoRules() {
    Audit full = SampleAudit.of("aud_1");
    Mailbox mailbox = full.mailbox();
    Audit plain =
        new Audit(
            full.id(),
            full.consent(),
            full.subject(),
            new Mailbox(mailbox.address(), mailbox.userName(), mailbox.imap(), Optional.empty()),
            Audit.Declared.NOTHING,
            Status.ACTION_REQUIRED,
            Optional.of(AuditProblem.NEEDS_CREDENTIALS),
            full.createdAt(),
            full.keptUntil(),
            true);
    audits().add(plain);

    assertEquals(Optional.of(plain), audits().find(ID));
  }

  @Test
  void takesNoAuditWithoutAConsent() {
    Audit audit = SampleAudit.of("aud_1");
    Audit orphan =
        new Audit(
            audit.id(),
            new ConsentId("con_unknown"),
            audit.subject(),
            audit.mailbox(),
            audit.declared(),
            audit.status(),
            audit.problem(),
            audit.createdAt(),
            audit.keptUntil(),
            audit.keptForNext());

    assertThrows(RuntimeException.class, () -> audits().add(orphan));
  }

  @Test
  void movesAnAuditOn() {
    audits().add(SampleAudit.of("aud_1"));

    assertTrue(
        audits().move(ID, Status.ACTION_REQUIRED, Optional.of(AuditProblem.NEEDS_CREDENTIALS)));
    assertEquals(
        Optional.of(
            SampleAudit.of("aud_1")
                .with(Status.ACTION_REQUIRED, Optional.of(AuditProblem.NEEDS_CREDENTIALS))),
        audits().find(ID));
  }

  @Test
  void forgetsTheProblemOnceItIsOver() {
    audits().add(SampleAudit.of("aud_1"));
    audits().move(ID, Status.ACTION_REQUIRED, Optional.of(AuditProblem.NEEDS_CREDENTIALS));

    audits().move(ID, Status.QUEUED, Optional.empty());

    assertEquals(Optional.of(SampleAudit.of("aud_1")), audits().find(ID));
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.class,
      names = {"COMPLETED", "COMPLETED_PARTIAL", "FAILED", "CANCELED"})
  void leavesAnEndedAuditAsItIs(Status ended) {
    audits().add(SampleAudit.of("aud_1"));
    assertTrue(audits().move(ID, ended, Optional.empty()));

    assertFalse(audits().move(ID, Status.RUNNING, Optional.empty()));
    assertEquals(Optional.of(ended), audits().find(ID).map(Audit::status));
  }

  @Test
  void cannotMoveWhatIsNotThere() {
    assertFalse(audits().move(ID, Status.RUNNING, Optional.empty()));
  }

  @Test
  void listsTheAuditsUnderAConsentInTheirOrder() {
    audits().add(SampleAudit.of("aud_2"));
    audits().add(SampleAudit.of("aud_1"));

    assertEquals(
        List.of(SampleAudit.of("aud_2"), SampleAudit.of("aud_1")),
        audits().under(SampleAudit.CONSENT));
    assertEquals(List.of(), audits().under(new ConsentId("con_2")));
  }

  @Test
  void listsAnAuditAsExpiredFromItsLastMomentOn() {
    Audit audit = SampleAudit.of("aud_1");
    audits().add(audit);

    assertEquals(List.of(), audits().expired(audit.keptUntil().minusMillis(1)));
    assertEquals(List.of(ID), audits().expired(audit.keptUntil()));
  }

  @Test
  void erasesAnAudit() {
    audits().add(SampleAudit.of("aud_1"));
    audits().add(SampleAudit.of("aud_2"));

    audits().erase(ID);

    assertEquals(Optional.empty(), audits().find(ID));
    assertEquals(List.of(SampleAudit.of("aud_2")), audits().under(SampleAudit.CONSENT));
  }

  @Test
  void erasesWhatIsNotThereWithoutComplaint() {
    audits().erase(ID);

    assertEquals(Optional.empty(), audits().find(ID));
  }
}
