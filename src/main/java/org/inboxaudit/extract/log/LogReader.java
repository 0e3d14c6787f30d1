package org.inboxaudit.extract.log;

import java.util.Optional;

/// Reads the lines of a log, one at a time.
public interface LogReader {

  /// What a line tells, empty if it says nothing about an account or cannot be read. Never throws
  /// because of what the line holds.
  Optional<LogEvent> read(String line);
}
