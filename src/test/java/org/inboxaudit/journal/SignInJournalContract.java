package org.inboxaudit.journal;

import static org.inboxaudit.journal.SampleEvents.ended;
import static org.inboxaudit.journal.SampleEvents.refused;
import static org.inboxaudit.journal.SampleEvents.signIn;
import static org.inboxaudit.journal.SampleServers.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.inboxaudit.extract.log.LogEvent;
import org.inboxaudit.journal.SignInJournal.KeptHour;
import org.junit.jupiter.api.Test;

/// What holds wherever sign-ins are kept.
public abstract class SignInJournalContract {
  private static final String OTHER = "imap.example.net";
  private static final Account ANN = new Account(SERVER, "ann@example.org");

  private final KnownServers servers = SampleServers.of(SERVER, OTHER);

  /// An empty one.
  protected abstract SignInJournal journal();

  private void add(LogEvent... events) {
    journal().add(SampleEvents.batch(servers, SERVER, events));
  }

  private List<String> told(Account account) {
    return journal().hours(account, 0, 100).stream()
        .map(SignInJournalContract::line)
        .sorted()
        .toList();
  }

  private static String line(KeptHour kept) {
    return "%s %s %s %s %d"
        .formatted(
            kept.hour().address().map(Object::toString).orElse("-"),
            kept.hour().successful() ? "in" : "no",
            kept.times().first(),
            kept.times().last(),
            kept.times().count());
  }

  @Test
  void makesOneOfWhatHappenedWithinAnHour() {
    add(
        signIn("ann", "2026-06-01T08:10:00Z", "192.0.2.1"),
        signIn("ann", "2026-06-01T08:05:00Z", "192.0.2.1"),
        signIn("ann", "2026-06-01T09:00:00Z", "192.0.2.1"),
        signIn("ann", "2026-06-01T08:10:00Z", "198.51.100.7"),
        refused("ann", "2026-06-01T08:10:00Z", "192.0.2.1"));
    assertEquals(
        List.of(
            "192.0.2.1 in 2026-06-01T08:05:00Z 2026-06-01T08:10:00Z 2",
            "192.0.2.1 in 2026-06-01T09:00:00Z 2026-06-01T09:00:00Z 1",
            "192.0.2.1 no 2026-06-01T08:10:00Z 2026-06-01T08:10:00Z 1",
            "198.51.100.7 in 2026-06-01T08:10:00Z 2026-06-01T08:10:00Z 1"),
        told(ANN));
  }

  @Test
  void keepsWhatIsBroughtTwiceOnce() {
    LogEvent[] events = {
      signIn("ann", "2026-06-01T08:05:00Z", "192.0.2.1"),
      signIn("ann", "2026-06-01T08:06:00Z", "192.0.2.1"),
      ended("ann", "2026-06-01T08:20:00Z", 5_000_000, 3)
    };
    add(events);
    List<String> once = told(ANN);
    add(events);
    add(events);
    assertEquals(once, told(ANN));
    assertEquals(1, journal().sessions(ANN, 0, 100).size());
  }

  @Test
  void widensAnHourThatIsToldInPieces() {
    add(signIn("ann", "2026-06-01T08:20:00Z", "192.0.2.1"));
    add(
        signIn("ann", "2026-06-01T08:05:00Z", "192.0.2.1"),
        signIn("ann", "2026-06-01T08:40:00Z", "192.0.2.1"));
    assertEquals(List.of("192.0.2.1 in 2026-06-01T08:05:00Z 2026-06-01T08:40:00Z 2"), told(ANN));
  }

  @Test
  void tellsNobodyOfSomebodyElse() {
    add(signIn("ann", "2026-06-01T08:05:00Z", "192.0.2.1"));
    assertEquals(List.of(), told(new Account(SERVER, "ben@example.org")));
    assertEquals(List.of(), told(new Account(OTHER, "ann@example.org")));
    assertEquals(List.of(), told(new Account(SERVER, "ann")));
    assertEquals(List.of(), told(new Account(SERVER + "\nann@example.org", "")));
    assertEquals(1, told(new Account("MAIL.example.ORG", "Ann@Example.org")).size());
  }

  @Test
  void takesNoOtherLetterForOneOfTheAlphabet() {
    add(signIn("kim", "2026-06-01T08:05:00Z", "192.0.2.1"));
    assertEquals(List.of(), told(new Account(SERVER, "\u212Aim@example.org")));
    assertEquals(1, told(new Account(SERVER, "KIM@example.org")).size());
  }

  @Test
  void numbersWhatIsNewAndLeavesTheRestItsNumber() {
    add(signIn("ann", "2026-06-01T08:05:00Z", "192.0.2.1"));
    long first = journal().hours(ANN, 0, 10).getFirst().number();
    add(
        signIn("ann", "2026-06-01T08:07:00Z", "192.0.2.1"),
        signIn("ann", "2026-06-01T07:07:00Z", "192.0.2.1"));
    List<KeptHour> since = journal().hours(ANN, first, 10);
    assertEquals(
        List.of("192.0.2.1 in 2026-06-01T07:07:00Z 2026-06-01T07:07:00Z 1"),
        since.stream().map(SignInJournalContract::line).toList());
    assertEquals(2, journal().hours(ANN, 0, 10).size());
    assertEquals(1, journal().hours(ANN, 0, 1).size());
  }

  @Test
  void keepsSessionsThatTookMuchOrRemovedSomething() {
    add(
        signIn("ann", "2026-06-01T08:05:00Z", "192.0.2.1"),
        ended("ann", "2026-06-01T08:20:00Z", 5_000_000, 0),
        signIn("ben", "2026-06-01T08:05:00Z", "192.0.2.2"),
        ended("ben", "2026-06-01T08:20:00Z", 1_000, 0),
        ended("cat", "2026-06-01T08:20:00Z", 1_000, 7));
    EndedSession ann = journal().sessions(ANN, 0, 10).getFirst().session();
    assertEquals("192.0.2.1", ann.address().orElseThrow().toString());
    assertEquals(5_000_000, ann.octetsSent());
    assertEquals(-1, ann.messagesRead());
    assertEquals(List.of(), journal().sessions(new Account(SERVER, "ben@example.org"), 0, 10));
    EndedSession cat =
        journal().sessions(new Account(SERVER, "cat@example.org"), 0, 10).getFirst().session();
    assertEquals(7, cat.messagesRemoved());
    assertEquals(true, cat.address().isEmpty());
  }

  @Test
  void saysOfWhichDaysItWasTold() {
    add(
        signIn("ann", "2026-05-30T23:59:59Z", "192.0.2.1"),
        ended("ann", "2026-06-01T00:00:00Z", 10, 0));
    journal()
        .add(
            new Batch(
                Map.of(), Set.of(), Map.of(), List.of(new Loss(SERVER, at("08"), at("09"), 17))));
    SignInJournal.Coverage coverage = journal().coverage(SERVER);
    LocalDate first = LocalDate.parse("2026-05-30");
    LocalDate second = LocalDate.parse("2026-06-01");
    assertEquals(new TreeSet<>(List.of(first, second)), coverage.days());
    assertEquals(new TreeSet<>(List.of(second)), coverage.sessionDays());
    assertEquals(List.of(new Loss(SERVER, at("08"), at("09"), 17)), coverage.losses());
    assertEquals(Set.of(), journal().coverage(OTHER).days());
  }

  private static Instant at(String hour) {
    return Instant.parse("2026-06-01T" + hour + ":00:00Z");
  }

  @Test
  void erasesWhatIsOld() {
    add(
        signIn("ann", "2026-05-30T08:00:00Z", "192.0.2.1"),
        ended("ann", "2026-05-30T08:30:00Z", 5_000_000, 0),
        signIn("ann", "2026-06-01T08:00:00Z", "192.0.2.1"));
    journal().eraseBefore(at("00"));
    assertEquals(1, told(ANN).size());
    assertEquals(List.of(), journal().sessions(ANN, 0, 10));
    assertEquals(1, journal().coverage(SERVER).days().size());
  }

  @Test
  void bearsWritersSideBySide() throws Exception {
    List<Callable<Void>> writers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String address = "192.0.2." + i;
      writers.add(
          () -> {
            for (int hour = 0; hour < 10; hour++) {
              String at = "2026-06-01T0" + hour + ":00:00Z";
              add(signIn("ann", at, address), signIn("ann", at, "198.51.100.1"));
            }
            return null;
          });
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> writer : threads.invokeAll(writers)) {
        writer.get();
      }
    }
    List<KeptHour> all = journal().hours(ANN, 0, 100);
    assertEquals(50, all.size());
    assertEquals(50, all.stream().map(KeptHour::number).distinct().count());
  }
}
