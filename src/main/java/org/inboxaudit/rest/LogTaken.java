package org.inboxaudit.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.inboxaudit.journal.LogFile;

/// What became of the lines of a log file.
///
/// @param passedOver lines that tell nothing of a sign-in, or could not be read
/// @param tooOld lines about what would be erased at once
/// @param inTheFuture lines that lie ahead of this machine's clock: the zone may be wrong
@Schema(description = "What became of the lines. Those that are taken are kept when this is said.")
public record LogTaken(long lines, long taken, long passedOver, long tooOld, long inTheFuture) {

  static LogTaken of(LogFile.Taken taken) {
    return new LogTaken(
        taken.lines(), taken.taken(), taken.passedOver(), taken.tooOld(), taken.inTheFuture());
  }
}
