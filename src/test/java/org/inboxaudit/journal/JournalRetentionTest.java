package org.inboxaudit.journal;

import static org.inboxaudit.journal.SampleEvents.NOW;
import static org.inboxaudit.journal.SampleServers.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.inboxaudit.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalRetentionTest {
  private static final Account ANN = new Account(SERVER, "ann@example.org");

  @Test
  void erasesSignInsWhenTheirTimeIsOver(@TempDir Path folder) {
    KnownServers servers = SampleServers.of(SERVER);
    try (TestStore store = TestStore.in(folder)) {
      SignInJournal journal = store.journal(folder);
      journal.add(
          SampleEvents.batch(
              servers,
              SERVER,
              SampleEvents.signIn("ann", "2026-03-05T10:00:00Z", "192.0.2.1"),
              SampleEvents.ended("ann", "2026-03-05T10:30:00Z", 5_000_000, 0),
              SampleEvents.signIn("ann", "2026-06-01T10:00:00Z", "192.0.2.2")));
      Instant later = NOW.plus(Duration.ofDays(3));
      new JournalRetention(journal, servers, () -> later).run("");
      assertEquals(
          List.of("192.0.2.2"),
          journal.hours(ANN, 0, 10).stream()
              .map(kept -> kept.hour().address().orElseThrow().toString())
              .toList());
      assertEquals(List.of(), journal.sessions(ANN, 0, 10));
      assertEquals(List.of(), List.copyOf(journal.coverage(SERVER).sessionDays()));
    }
  }
}
