package org.inboxaudit.journal;

import static org.inboxaudit.journal.SampleEvents.NOW;
import static org.inboxaudit.journal.SampleServers.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.inboxaudit.extract.log.LogEvent;
import org.inboxaudit.platform.Incidents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final LogEvent EVENT =
      SampleEvents.signIn("ann", "2026-06-01T10:00:00Z", "192.0.2.1");

  private final Pages pages = new Pages();
  private final KnownServers servers = SampleServers.of(SERVER);
  private final Intake intake = new Intake(pages, servers, new Incidents(), () -> NOW, 3);

  @AfterEach
  void stop() {
    pages.broken = false;
    intake.stop();
  }

  @Test
  void writesWhatWasReported() {
    intake.start();
    intake.report(SERVER, EVENT);
    intake.report(SERVER, EVENT);
    intake.stop();
    assertEquals(1, pages.hours().size());
    assertTrue(pages.written.stream().mapToLong(b -> b.hours().size()).sum() >= 1);
  }

  @Test
  void doesNotLetAReportWaitForTheDatabase() throws Exception {
    pages.hanging = new CountDownLatch(1);
    intake.start();
    intake.report(SERVER, EVENT);
    assertTrue(pages.entered.await(10, TimeUnit.SECONDS));
    intake.report(SERVER, SampleEvents.signIn("ben", "2026-06-01T10:00:00Z", "192.0.2.1"));
    pages.hanging.countDown();
    intake.stop();
    assertEquals(2, pages.hours().size());
  }

  @Test
  void keepsWhatWasReportedUntilTheDatabaseIsBack() throws Exception {
    pages.broken = true;
    intake.start();
    intake.report(SERVER, EVENT);
    assertTrue(pages.entered.await(10, TimeUnit.SECONDS));
    intake.report(SERVER, SampleEvents.signIn("ben", "2026-06-01T10:00:00Z", "192.0.2.1"));
    pages.broken = false;
    intake.stop();
    assertEquals(2, pages.hours().size());
    assertEquals(List.of(), pages.losses());
  }

  @Test
  void saysHowMuchItLostWhenMemoryWasFull() {
    for (int i = 0; i < 5; i++) {
      intake.report(
          SERVER,
          SampleEvents.signIn("user" + i, NOW.plusSeconds(i), true, "192.0.2.1", "Thunderbird"));
    }
    intake.start();
    intake.stop();
    assertEquals(3, pages.hours().size());
    assertEquals(
        List.of(new Loss(SERVER, NOW.plusSeconds(3), NOW.plusSeconds(4), 2)), pages.losses());
  }

  @Test
  void tellsWhoBringsABatchThatItIsNotKept() throws Exception {
    pages.broken = true;
    Gathering gathering = intake.gathering(false);
    gathering.add(SERVER, EVENT, NOW);
    assertThrows(Intake.NotKeptException.class, () -> intake.keep(gathering));
    pages.broken = false;
    gathering.add(SERVER, EVENT, NOW);
    intake.keep(gathering);
    assertEquals(1, pages.hours().size());
  }

  @Test
  void knowsFromWhereASessionCameThatBeganInAnEarlierBatch() throws Exception {
    Gathering first = intake.gathering(false);
    first.add(SERVER, EVENT, NOW);
    intake.keep(first);
    Gathering second = intake.gathering(false);
    second.add(SERVER, SampleEvents.ended("ann", "2026-06-01T10:20:00Z", 5_000_000, 0), NOW);
    intake.keep(second);
    assertEquals("192.0.2.1", pages.sessions().getFirst().address().orElseThrow().toString());
  }

  @Test
  void doesNotTakeTheAddressOfASessionOfSomebodyElse() throws Exception {
    Gathering batch = intake.gathering(false);
    batch.add(SERVER, EVENT, NOW);
    batch.add(
        SERVER,
        SampleEvents.ended(
            "ben", Instant.parse("2026-06-01T10:20:00Z"), "session of ann", 5_000_000, 0),
        NOW);
    intake.keep(batch);
    assertTrue(pages.sessions().getFirst().address().isEmpty());
  }

  @Test
  void saysWhyItDoesNotTakeAnEvent() {
    Gathering gathering = intake.gathering(false);
    assertEquals(
        Gathering.Refusal.TOO_OLD,
        gathering
            .add(SERVER, SampleEvents.signIn("a", "2026-01-01T00:00:00Z", "192.0.2.1"), NOW)
            .orElseThrow());
    assertEquals(
        Gathering.Refusal.IN_THE_FUTURE,
        gathering
            .add(SERVER, SampleEvents.signIn("a", "2026-06-01T12:00:00Z", "192.0.2.1"), NOW)
            .orElseThrow());
    for (String name : List.of(" ", "x".repeat(321))) {
      assertEquals(
          Gathering.Refusal.NO_ACCOUNT,
          gathering
              .add(SERVER, SampleEvents.signIn(name, "2026-06-01T10:00:00Z", "192.0.2.1"), NOW)
              .orElseThrow());
    }
    assertEquals(0, gathering.rows());
  }

  @Test
  void showsNothingOfAClientThatCannotBeShown() {
    Gathering gathering = intake.gathering(false);
    String odd = "Thunder\u0000bird\ud800 " + "x".repeat(100);
    gathering.add(
        SERVER, SampleEvents.signIn("a", NOW, true, "192.0.2.1", odd), NOW.plus(Duration.ZERO));
    String client = gathering.batch().hours().keySet().iterator().next().client();
    assertTrue(client.startsWith("Thunderbird x"), client);
    assertEquals(64, client.length());
  }

  @Test
  void takesNoKeyThatCanBeGuessed() {
    assertThrows(
        IllegalArgumentException.class, () -> SampleServers.with(Optional.of("short"), SERVER));
    assertTrue(servers.opens(SampleServers.KEY));
    assertEquals(false, servers.opens(""));
    assertEquals(false, SampleServers.with(Optional.empty(), SERVER).opens(""));
    assertEquals(false, SampleServers.with(Optional.empty(), SERVER).any());
  }

  @Test
  void knowsWhichServerIsMeant() {
    assertEquals(SERVER, servers.named(Optional.empty()).orElseThrow());
    assertEquals(SERVER, servers.named(Optional.of("Mail.Example.ORG.")).orElseThrow());
    assertTrue(servers.named(Optional.of("imap.example.org")).isEmpty());
    assertTrue(SampleServers.of(SERVER, "imap.example.net").named(Optional.empty()).isEmpty());
  }

  /// A journal that remembers what it was given, and fails when it is told to.
  private static final class Pages implements SignInJournal {
    private final List<Batch> written = new ArrayList<>();
    private final CountDownLatch entered = new CountDownLatch(1);
    private volatile boolean broken;
    private volatile CountDownLatch hanging = new CountDownLatch(0);

    @Override
    public void add(Batch batch) {
      entered.countDown();
      try {
        hanging.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (broken) {
        throw new IllegalStateException("the database is away");
      }
      synchronized (written) {
        written.add(batch);
      }
    }

    private Set<SignInHour> hours() {
      return Set.copyOf(written.stream().flatMap(b -> b.hours().keySet().stream()).toList());
    }

    private List<EndedSession> sessions() {
      return written.stream().flatMap(b -> b.sessions().stream()).toList();
    }

    private List<Loss> losses() {
      return written.stream().flatMap(b -> b.losses().stream()).toList();
    }

    @Override
    public List<KeptHour> hours(Account account, long after, int most) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<KeptSession> sessions(Account account, long after, int most) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Coverage coverage(String server) {
      return new Coverage(new TreeSet<>(), new TreeSet<>(), List.of());
    }

    @Override
    public void eraseBefore(Instant moment) {
      throw new UnsupportedOperationException();
    }
  }
}
