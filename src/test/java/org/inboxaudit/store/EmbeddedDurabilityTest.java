package org.inboxaudit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.inboxaudit.audit.AuditId;
import org.inboxaudit.audit.Progress;
import org.inboxaudit.audit.SampleAudit;
import org.inboxaudit.audit.SampleMail;
import org.inboxaudit.consent.SampleConsent;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.store.Database.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the embedded database must bear: to be killed, and to have its threads interrupted.
@Timeout(120)
final class EmbeddedDurabilityTest {
  private static final AuditId ID = new AuditId("aud_1");
  private static final int ROUNDS = 40;

  @TempDir private Path folder;

  @Test
  void losesNoCommitWhenItsProcessIsKilled() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CommitsUntilKilled.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long saved = 0;
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null) {
        saved = line.startsWith("saved ") ? Long.parseLong(line.substring(6)) : saved;
        if (saved == 50) {
          // kill -9. What was said before it took effect is still in the pipe and counts.
          process.toHandle().destroyForcibly();
        }
        line = lines.readLine();
      }
    }
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));

    try (Databases databases = Databases.h2(folder)) {
      long found = new SqlCheckpoints(databases.database()).load(ID).orElseThrow().messagesRead();
      assertTrue(saved >= 50, "saved " + saved);
      assertTrue(found >= saved, () -> "found " + found);
    }
  }

  @Test
  void goesOnAfterItsThreadsWereInterrupted() throws InterruptedException {
    try (Databases databases = Databases.h2(folder)) {
      new SqlGrants(databases.database()).add(SampleConsent.of(SampleAudit.CONSENT.value()));
      new SqlAudits(databases.database()).add(SampleAudit.of("aud_1"));
      SqlCheckpoints checkpoints = new SqlCheckpoints(databases.database());
      AtomicInteger saved = new AtomicInteger();
      for (int round = 0; round < ROUNDS; round++) {
        String prefix = "m" + round + "-";
        Thread thread = Thread.ofVirtual().start(() -> save(checkpoints, prefix, saved));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(20_000_000));
        thread.interrupt();
        thread.join();
      }

      assertTrue(checkpoints.load(ID).isPresent());
      assertEquals(
          saved.get() * 100L,
          checkpoints.index(ID, true).messagesByYear().values().stream()
              .mapToLong(Long::longValue)
              .sum());
    }
  }

  private static void save(SqlCheckpoints checkpoints, String prefix, AtomicInteger saved) {
    List<EmailAddress> senders = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      senders.add(EmailAddress.of(prefix + i + "@example.net"));
    }
    try {
      checkpoints.save(
          ID,
          Progress.START,
          List.of(),
          SampleMail.heard(senders, Instant.parse("2026-01-01T00:00:00Z"), prefix));
      saved.incrementAndGet();
    } catch (StoreException e) {
      // Interrupted midway: nothing of it may be there, which is what the test counts.
    }
  }
}
