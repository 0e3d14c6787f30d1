package org.inboxaudit.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.inboxaudit.audit.Audit.Status;
import org.inboxaudit.consent.Access;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.source.EvidenceSource;
import org.inboxaudit.source.ObservationSink;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.source.SourceException.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only the mailbox's own server may open is told to nobody whom it did not let in.
class GuardedSourceTest {
  private final AuditHouse house;
  private final List<Round> asked = new ArrayList<>();

  GuardedSourceTest(@TempDir Path folder) {
    house = new AuditHouse(folder);
  }

  @BeforeEach
  void addTheGuardedSource() {
    house.furtherSources = List.of(new Guarded());
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void isAskedOnceTheServerLetTheAuditIn() throws Exception {
    AuditId id = house.start(house.consent());
    house.work();
    assertEquals(Status.COMPLETED, house.status(id));
    assertEquals(List.of(Round.LOG), asked);
  }

  @Test
  void isNotAskedIfTheServerRefusesTheCredential() throws Exception {
    for (Failure failure : Failure.values()) {
      house.source = AuditHouse.mailbox().failsWith(failure).alwaysCutAt(Round.WHOLE, 0);
      AuditId id = house.start(house.consent());
      house.work();
      assertEquals(Status.FAILED, house.status(id), failure.name());
    }
    assertEquals(List.of(), asked);
  }

  @Test
  void isNotAskedIfTheServerRefusesTheCredentialLater() throws Exception {
    house.source =
        AuditHouse.mailbox().failsWith(Failure.SIGN_IN_REFUSED).alwaysCutAt(Round.LOG, 0);
    AuditId id = house.start(house.consent());
    house.work();
    assertTrue(house.status(id).name().startsWith("COMPLETED"));
    assertEquals(List.of(), asked);
  }

  @Test
  void isNotAskedIfTheServerSaidNothingAtAll() throws Exception {
    house.source = new ScriptedSource("mail", Set.of(EvidenceKind.FOLDER), 1);
    house.start(house.consent());
    house.work();
    assertEquals(List.of(), asked);
  }

  @Test
  void isNotAskedBecauseAnEarlierAuditWasLetIn() throws Exception {
    var consent = house.consent();
    house.start(consent, true);
    house.work();
    asked.clear();
    house.source =
        AuditHouse.mailbox().failsWith(Failure.SIGN_IN_REFUSED).alwaysCutAt(Round.WHOLE, 0);
    AuditId next = house.start(consent, true);
    house.work();
    assertEquals(Status.FAILED, house.status(next));
    assertEquals(List.of(), asked);
  }

  @Test
  void isNotLetInByAnotherSource() throws Exception {
    house.source = new ScriptedSource("mail", Set.of(EvidenceKind.FOLDER), 1);
    ScriptedSource rules = new ScriptedSource("file", Set.of(EvidenceKind.MAIL_RULE), 1);
    rules.says(Round.WHOLE, new Complete(EvidenceKind.MAIL_RULE, 0));
    house.furtherSources = List.of(rules, new Guarded());
    house.start(house.consent());
    house.work();
    assertEquals(List.of(), asked);
  }

  private final class Guarded implements EvidenceSource {
    @Override
    public SourceId id() {
      return new SourceId("guarded");
    }

    @Override
    public Set<EvidenceKind> supplies() {
      return Set.of(EvidenceKind.SIGN_IN);
    }

    @Override
    public boolean reaches(Access access) {
      return true;
    }

    @Override
    public boolean needsSignIn() {
      return true;
    }

    @Override
    public void read(Access access, ReadPlan plan, ObservationSink sink)
        throws InterruptedException {
      asked.add(plan.round());
      sink.accept(Gap.of(EvidenceKind.SIGN_IN, Gap.Reason.NOT_RETAINED));
    }
  }
}
