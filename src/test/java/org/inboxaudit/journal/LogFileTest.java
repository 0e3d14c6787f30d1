package org.inboxaudit.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.inboxaudit.journal.SampleEvents.NOW;
import static org.inboxaudit.journal.SampleServers.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.inboxaudit.extract.log.ServerLog;
import org.inboxaudit.platform.Incidents;
import org.inboxaudit.store.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  private static final Account USER = new Account(SERVER, "user5@example.org");

  private final TestStore store;
  private final SignInJournal journal;

  LogFileTest(@TempDir Path folder) {
    store = TestStore.in(folder);
    journal = store.journal(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private LogFile.Taken take(InputStream file) throws Exception {
    Intake intake = new Intake(journal, SampleServers.of(SERVER), new Incidents(), () -> NOW, 10);
    return new LogFile(intake, new ServerLog(NOW, ZoneOffset.UTC), SERVER, NOW).take(file);
  }

  @Test
  void saysWhatBecameOfItsLines() throws Exception {
    LogFile.Taken taken = take(new ByteArrayInputStream(DovecotLines.lines(0, 3_000, NOW)));
    assertEquals(3_000, taken.lines());
    assertEquals(2_000, taken.taken());
    assertEquals(1_000, taken.passedOver());
    assertEquals(2, journal.hours(USER, 0, 10).size());
  }

  @Test
  void changesNothingWhenItIsBroughtAgain() throws Exception {
    byte[] file = DovecotLines.lines(0, 60_000, NOW);
    take(new ByteArrayInputStream(file));
    List<SignInJournal.KeptHour> once = journal.hours(USER, 0, 100);
    take(new ByteArrayInputStream(file));
    assertEquals(once, journal.hours(USER, 0, 100));
    assertEquals(34, once.size());
  }

  @Test
  void countsWhatItCannotKeep() throws Exception {
    String late = DovecotLines.line(0, NOW.plusSeconds(100_000));
    String old = DovecotLines.line(0, NOW.minusSeconds(100L * 24 * 3_600));
    LogFile.Taken taken =
        take(new ByteArrayInputStream((late + "\n" + old + "\r\n\n").getBytes(UTF_8)));
    assertEquals(new LogFile.Taken(3, 0, 1, 1), taken);
  }

  @Test
  void countsLinesThatAreTooLong() throws Exception {
    String file = "x".repeat(9 << 10) + "\nshort\n";
    LogFile.Taken taken = take(new ByteArrayInputStream(file.getBytes(UTF_8)));
    assertEquals(new LogFile.Taken(2, 0, 0, 0), taken);
    assertEquals(2, taken.passedOver());
  }
}
