package org.inboxaudit.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.inboxaudit.audit.Audit.Status;
import org.inboxaudit.check.Catalog;
import org.inboxaudit.consent.RuleFile;
import org.inboxaudit.consent.Secret;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.extract.process.LocalExtractor;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.report.Report.CheckResult;
import org.inboxaudit.source.SourceException.Failure;
import org.inboxaudit.source.file.FileSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a file with mail rules that the owner brought along, with every check there is.
class BroughtFilesTest {
  private static final CheckId FORWARD = new CheckId("rule-external-forward");
  private static final Gap NOT_ALL = Gap.of(EvidenceKind.MAIL_RULE, Gap.Reason.NOT_SUPPORTED);
  private final AuditHouse house;

  BroughtFilesTest(@TempDir Path folder) {
    house = new AuditHouse(folder);
    house.checks = Catalog.checks();
    house.furtherSources = List.of(new FileSource(new LocalExtractor()));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static RuleFile filters(String property) {
    String feed =
        """
        <feed xmlns='http://www.w3.org/2005/Atom' xmlns:apps='http://schemas.google.com/apps/2006'>
        <entry><apps:property name='%s' value='drop@elsewhere.example'/></entry></feed>
        """
            .formatted(property);
    return new RuleFile("mailFilters.xml", feed.getBytes(UTF_8));
  }

  private Outcome forwards(AuditId id) {
    return house.requests.report(id, AuditHouse.OWNER).orElseThrow().results().stream()
        .filter(result -> result.check().equals(FORWARD))
        .map(CheckResult::outcome)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void findsAFilterThatForwardsToAStranger() throws Exception {
    AuditId id = house.start(house.consent(), filters("forwardTo"));
    house.work();
    Outcome.Found found = assertInstanceOf(Outcome.Found.class, forwards(id));
    Finding finding = found.findings().getFirst();
    assertEquals("drop@elsewhere.example", finding.facts().get("target"));
    assertEquals("mailFilters.xml#1", finding.facts().get("rule"));
    assertTrue(found.gaps().contains(NOT_ALL), found::toString);
  }

  @Test
  void neverTakesAHarmlessFileForProof() throws Exception {
    AuditId id = house.start(house.consent(), filters("from"));
    house.work();
    Outcome.Inconclusive outcome = assertInstanceOf(Outcome.Inconclusive.class, forwards(id));
    assertEquals(1, outcome.examined());
    assertTrue(outcome.gaps().contains(NOT_ALL), outcome::toString);
  }

  @Test
  void believesASourceThatSeesAllRulesBesideAFile() throws Exception {
    ScriptedSource rules = new ScriptedSource("rules", Set.of(EvidenceKind.MAIL_RULE), 1);
    rules.says(Round.WHOLE, new Complete(EvidenceKind.MAIL_RULE, 0));
    house.furtherSources = List.of(rules, new FileSource(new LocalExtractor()));
    AuditId id = house.start(house.consent(), filters("from"));
    house.work();
    Outcome outcome = forwards(id);
    assertTrue(
        !(outcome instanceof Outcome.Inconclusive inconclusive)
            || !inconclusive.gaps().contains(NOT_ALL),
        outcome::toString);
  }

  @Test
  void doesNotMissFilesThatAreLostAndDoNotComeAgain() throws Exception {
    AuditId id = house.start(house.consent(), filters("forwardTo"));
    house.vault.forget(id.value());
    house.work();
    assertEquals(Status.ACTION_REQUIRED, house.status(id));
    house.requests.provideCredential(id, AuditHouse.OWNER, new Secret("secret"), List.of());
    house.work();
    assertTrue(assertInstanceOf(Outcome.NotChecked.class, forwards(id)).gaps().contains(NOT_ALL));
  }

  @Test
  void readsFilesThatComeAgainWithTheCredential() throws Exception {
    AuditId id = house.start(house.consent(), filters("forwardTo"));
    house.vault.forget(id.value());
    house.work();
    house.requests.provideCredential(
        id, AuditHouse.OWNER, new Secret("secret"), List.of(filters("forwardTo")));
    house.work();
    assertInstanceOf(Outcome.Found.class, forwards(id));
  }

  @Test
  void wipesFilesWhenTheAuditEnds() throws Exception {
    for (Failure failure : List.of(Failure.CUT, Failure.SIGN_IN_REFUSED)) {
      RuleFile file = filters("forwardTo");
      house.source = AuditHouse.mailbox().failsWith(failure).cutAt(Round.WHOLE, 0);
      house.start(house.consent(), file);
      house.work();
      assertEquals(0, file.bytes()[0], failure.name());
    }
  }

  @Test
  void wipesFilesThatNobodyWaitsFor() throws Exception {
    RuleFile file = filters("forwardTo");
    AuditId id = house.start(house.consent());
    house.requests.provideCredential(id, AuditHouse.OWNER, new Secret("secret"), List.of(file));
    assertEquals(0, file.bytes()[0]);
  }
}
