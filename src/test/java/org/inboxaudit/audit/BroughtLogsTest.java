package org.inboxaudit.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.inboxaudit.audit.Audit.Status;
import org.inboxaudit.check.Catalog;
import org.inboxaudit.consent.LogExcerpt;
import org.inboxaudit.consent.Secret;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.extract.process.LocalExtractor;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.journal.SampleServers;
import org.inboxaudit.report.Report.CheckResult;
import org.inboxaudit.source.SourceException.Failure;
import org.inboxaudit.source.log.BroughtLogSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a piece of a server's log that came along with an audit, with every check there
/// is.
class BroughtLogsTest {
  private static final String OWNER_LINE =
      "May  1 10:05:09 mx dovecot: imap-login: Login: user=<owner@example.org>, method=PLAIN,"
          + " rip=198.51.100.7, lip=192.0.2.10, mpid=1, TLS, session=<a>\n";
  private static final String OTHER_LINE =
      "May  1 11:05:09 mx dovecot: imap-login: Login: user=<ben@example.org>, method=PLAIN,"
          + " rip=203.0.113.77, lip=192.0.2.10, mpid=1, TLS, session=<b>\n";

  private final AuditHouse house;

  BroughtLogsTest(@TempDir Path folder) {
    house = new AuditHouse(folder);
    house.checks = Catalog.checks();
    house.furtherSources =
        List.of(
            new BroughtLogSource(
                new LocalExtractor(),
                house.store.journal(folder),
                SampleServers.of(),
                () -> house.now));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static LogExcerpt log() {
    return new LogExcerpt("mail.log", ZoneOffset.UTC, (OWNER_LINE + OTHER_LINE).getBytes(UTF_8));
  }

  private Outcome sources(AuditId id) {
    return house.requests.report(id, AuditHouse.OWNER).orElseThrow().results().stream()
        .filter(result -> result.check().equals(new CheckId("signin-sources")))
        .map(CheckResult::outcome)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void saysThatSignInsAreKnownFromTheFileAndThatOthersWereLeftAside() throws Exception {
    AuditId id = house.start(house.consent(), log());
    house.work();
    Outcome.Found found = assertInstanceOf(Outcome.Found.class, sources(id));
    Finding brought =
        found.findings().stream()
            .filter(finding -> "brought".equals(finding.facts().get("variant")))
            .findFirst()
            .orElseThrow();
    assertEquals("2026-05-01", brought.facts().get("from"));
    assertEquals("1", brought.facts().get("count"));
    assertTrue(
        found
            .gaps()
            .contains(new Gap(EvidenceKind.SIGN_IN, Gap.Reason.OTHER_ACCOUNT, "mail.log", 1)),
        found::toString);
  }

  @Test
  void tellsNothingOfSomebodyElse() throws Exception {
    AuditId id = house.start(house.consent(), log());
    house.work();
    String report = house.requests.report(id, AuditHouse.OWNER).orElseThrow().toString();
    assertTrue(report.contains("mail.log"), report);
    assertFalse(report.contains("203.0.113"), report);
    assertFalse(report.contains("ben"), report);
  }

  @Test
  void keepsNothingButTheReport() throws Exception {
    LogExcerpt log = log();
    AuditId id = house.start(house.consent(), log);
    house.work();
    assertEquals(0, log.bytes()[0]);
    assertTrue(house.store.checkpoints().load(id).isEmpty());
    assertTrue(house.store.checkpoints().findings(id).isEmpty());
    AuditId next = house.start(house.consent());
    house.work();
    assertFalse(sources(next).toString().contains("brought"), () -> sources(next).toString());
  }

  @Test
  void wipesTheFileAlsoIfTheServerDoesNotLetUsIn() throws Exception {
    LogExcerpt log = log();
    house.source =
        AuditHouse.mailbox().failsWith(Failure.SIGN_IN_REFUSED).cutAt(EvidenceKind.Round.WHOLE, 0);
    AuditId id = house.start(house.consent(), log);
    house.work();
    assertEquals(Status.FAILED, house.status(id));
    assertEquals(0, log.bytes()[0]);
    assertTrue(house.requests.report(id, AuditHouse.OWNER).isEmpty());
  }

  @Test
  void readsAFileThatComesAgainWithTheCredential() throws Exception {
    AuditId id = house.start(house.consent(), log());
    house.vault.forget(id.value());
    house.work();
    house.requests.provideCredential(id, AuditHouse.OWNER, new Secret("secret"), List.of(log()));
    house.work();
    assertTrue(sources(id).toString().contains("brought"), () -> sources(id).toString());
  }
}
