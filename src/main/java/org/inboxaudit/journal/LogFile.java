package org.inboxaudit.journal;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.inboxaudit.extract.log.LogEvent;
import org.inboxaudit.extract.log.LogReader;
import org.inboxaudit.extract.log.LogText;
import org.inboxaudit.journal.Intake.NotKeptException;

/// Takes a log file in as it comes. What was taken in of a file that broke off stays; the whole
/// file can be brought again, and tells nothing twice.
public final class LogFile {
  /// After so many rows they are kept. The same file is cut at the same places every time.
  private static final int ROWS_AT_ONCE = 5_000;

  private final Intake intake;
  private final LogReader reader;
  private final String server;
  private final Instant now;

  /// @param server one that is known
  /// @param reader of its lines
  public LogFile(Intake intake, LogReader reader, String server, Instant now) {
    this.intake = intake;
    this.reader = reader;
    this.server = server;
    this.now = now;
  }

  /// What became of the lines of a file.
  ///
  /// @param taken lines that told something that is kept
  /// @param tooOld lines about what would be erased at once
  /// @param inTheFuture lines about what has not happened yet, so the zone may be wrong
  public record Taken(long lines, long taken, long tooOld, long inTheFuture) {
    /// Lines that told nothing of an account, or could not be read.
    public long passedOver() {
      return lines - taken - tooOld - inTheFuture;
    }
  }

  /// @throws NotKeptException if the journal cannot be written now
  public Taken take(InputStream in) throws IOException, NotKeptException {
    LogText text = new LogText(in);
    Gathering gathering = intake.gathering(true);
    long read = 0;
    long taken = 0;
    long tooOld = 0;
    long inTheFuture = 0;
    for (Optional<String> line = text.next(); line.isPresent(); line = text.next()) {
      read++;
      Optional<LogEvent> event = reader.read(line.get());
      if (event.isPresent()) {
        Optional<Gathering.Refusal> refusal = gathering.add(server, event.get(), now);
        taken += refusal.isEmpty() ? 1 : 0;
        tooOld += is(Gathering.Refusal.TOO_OLD, refusal);
        inTheFuture += is(Gathering.Refusal.IN_THE_FUTURE, refusal);
      }
      if (gathering.rows() >= ROWS_AT_ONCE) {
        intake.keep(gathering);
      }
    }
    intake.keep(gathering);
    return new Taken(read + text.passedOver(), taken, tooOld, inTheFuture);
  }

  private static int is(Gathering.Refusal wanted, Optional<Gathering.Refusal> refusal) {
    return refusal.filter(wanted::equals).isPresent() ? 1 : 0;
  }
}
