package org.inboxaudit.audit.indicator;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Days as sets write them: `2016-10-18`, with a time behind it, or `20161018`.
final class Days {
  private Days() {}

  static Optional<LocalDate> parse(String written) {
    String day = written.strip();
    try {
      if (day.length() == 8) {
        return Optional.of(LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE));
      }
      return day.length() < 10
          ? Optional.empty()
          : Optional.of(LocalDate.parse(day.substring(0, 10).replace('/', '-')));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
