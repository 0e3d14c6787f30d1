package org.inboxaudit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.inboxaudit.audit.Audit;
import org.inboxaudit.audit.IndexDelta;
import org.inboxaudit.audit.Progress;
import org.inboxaudit.audit.SampleAudit;
import org.inboxaudit.consent.Access;
import org.inboxaudit.consent.Consent;
import org.inboxaudit.consent.Consent.Purpose;
import org.inboxaudit.consent.Consents;
import org.inboxaudit.consent.CredentialVault;
import org.inboxaudit.consent.Secret;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.job.JobHandler;
import org.inboxaudit.job.JobsContract;
import org.inboxaudit.platform.Ids;
import org.inboxaudit.platform.Incidents;
import org.inboxaudit.platform.Role;
import org.inboxaudit.report.ConsentText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A credential is in memory and nowhere else, from the consent to the end of the audit.
final class NoCredentialAtRestTest {
  private static final String CANARY = "canary-7f3a-pässwörd";
  private static final String NEEDED = "imap.example.org";

  @TempDir private Path folder;

  @Test
  void leavesNoCredentialInTheFilesOfTheEmbeddedDatabase() throws Exception {
    try (Databases databases = Databases.h2(folder)) {
      wholeCycle(databases);
      assertClean(databases.query("script"));
    }

    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertNoCanary(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
  }

  @Test
  void leavesNoCredentialInPostgresql() throws Exception {
    try (Databases databases = Databases.postgresql()) {
      wholeCycle(databases);
      StringBuilder dump = new StringBuilder();
      String tables =
          databases.query(
              "select table_name from information_schema.tables"
                  + " where table_schema = 'public'");
      for (String table : tables.split("\n", -1)) {
        dump.append(databases.query("select t::text from " + table + " t"));
      }
      assertClean(dump.toString());
    }
  }

  private static void wholeCycle(Databases databases) throws Exception {
    Clock clock = Clock.systemUTC();
    Consents consents = new Consents(new SqlGrants(databases.database()), clock, new Ids());
    CredentialVault vault = new CredentialVault(clock, () -> Duration.ofHours(1));
    ConsentText text = ConsentText.of("en", List.of("The text that is shown."));
    Audit sample = SampleAudit.of("aud_1");
    Consent consent =
        consents.give(
            sample.subject(),
            sample.mailbox().address(),
            Set.of(CheckFamily.RULE),
            Purpose.SELF_CHECK,
            text.version(),
            text,
            clock.instant().plus(Duration.ofDays(1)));
    Audit audit =
        new Audit(
            sample.id(),
            consent.id(),
            sample.subject(),
            sample.mailbox(),
            sample.declared(),
            sample.status(),
            sample.problem(),
            sample.createdAt(),
            sample.keptUntil(),
            sample.keptForNext());
    SqlAudits audits = new SqlAudits(databases.database());
    audits.add(audit);
    vault.put("aud_1", new Secret(CANARY), List.of());
    runAsJob(databases, consents, vault, audit);
    assertEquals(Optional.empty(), vault.find("aud_1"));
    assertTrue(audits.move(audit.id(), Audit.Status.COMPLETED, Optional.empty()));
  }

  private static void runAsJob(
      Databases databases, Consents consents, CredentialVault vault, Audit audit)
      throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    JobHandler handler =
        new JobHandler() {
          @Override
          public String kind() {
            return "audit";
          }

          @Override
          public void run(String key) {
            try {
              Secret secret = vault.find(key).orElseThrow();
              Access access = consents.access(audit.consent(), audit.mailbox(), secret, List.of());
              assertEquals(CANARY, access.secret().reveal());
              new SqlCheckpoints(databases.database())
                  .save(audit.id(), Progress.START, List.of(), new IndexDelta());
              vault.forget(key);
              done.countDown();
            } catch (org.inboxaudit.consent.ConsentRequiredException e) {
              throw new IllegalStateException(e);
            }
          }
        };
    SchedulerJobs jobs =
        new SchedulerJobs(
            databases.database(),
            List.of(handler),
            JobsContract.HASTY,
            EnumSet.allOf(Role.class),
            Clock.systemUTC(),
            new Ids(),
            new Incidents());
    jobs.start();
    jobs.enqueue("audit", audit.id().value());
    assertTrue(done.await(20, TimeUnit.SECONDS));
    jobs.stop();
  }

  /// The dump holds what it should, so the search did not look at nothing.
  private static void assertClean(String dump) {
    assertTrue(dump.contains(NEEDED));
    assertNoCanary(dump);
  }

  private static void assertNoCanary(String text) {
    for (String form : forms()) {
      assertFalse(text.contains(form));
    }
  }

  private static List<String> forms() {
    byte[] utf8 = CANARY.getBytes(StandardCharsets.UTF_8);
    return List.of(
        "canary-7f3a",
        new String(CANARY.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1),
        new String(CANARY.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1),
        Base64.getEncoder().encodeToString(utf8),
        java.util.HexFormat.of().formatHex(utf8));
  }
}
