package org.inboxaudit.journal;

import java.time.Instant;
import java.time.ZoneId;
import org.inboxaudit.extract.log.LogReader;

/// Makes the reader of one log file.
@FunctionalInterface
public interface LogReaders {

  /// @param takenAt when the file is read: many logs write no year
  /// @param zone of the machine that wrote it: many logs write no zone
  LogReader reader(Instant takenAt, ZoneId zone);
}
