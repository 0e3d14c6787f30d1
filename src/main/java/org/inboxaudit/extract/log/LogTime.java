package org.inboxaudit.extract.log;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/// Reads the times that logs write. All are of fixed width, so they are read by their columns.
final class LogTime {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final int MINIMUM_YEAR = 1990;

  private final ZoneId zone;
  private final Instant latest;
  private final int latestYear;

  /// @param takenAt when the log was taken from the server
  /// @param zone of the server, for times that name none
  LogTime(Instant takenAt, ZoneId zone) {
    this.zone = zone;
    // a day, for clocks that are wrong and for zones that were told wrongly
    latest = takenAt.plus(Duration.ofDays(1));
    latestYear = latest.atZone(zone).getYear();
  }

  /// `Nov 29 18:09:05`, as RFC 3164 §4.1.2 has it: without a year. It is the newest one with which
  /// the time is not in the future. Only a leap day may go back further than one year.
  Optional<Instant> withoutYear(String text) {
    int month = month(text, 0);
    int day = text.length() > 5 && text.charAt(4) == ' ' ? digits(text, 5, 1) : digits(text, 4, 2);
    int second = secondOfDay(text, 7);
    boolean blanks = charAt(text, 3) == ' ' && charAt(text, 6) == ' ';
    if (month < 1 || day < 1 || second < 0 || !blanks) {
      return Optional.empty();
    }
    for (int year = latestYear; year > latestYear - 8; year--) {
      Optional<Instant> at = instant(year, month, day, second, 0, zone);
      if (at.isPresent() && !at.get().isAfter(latest)) {
        return at;
      }
    }
    return Optional.empty();
  }

  /// Where the text begins after a time with a year, which has a blank in it and perhaps one before
  /// its zone.
  ///
  /// @return -1 if there is none
  static int afterStamp(String text) {
    int end = endOfFraction(text);
    boolean zone =
        charAt(text, end) == ' ' && (charAt(text, end + 1) == '+' || charAt(text, end + 1) == '-');
    int blank = text.indexOf(' ', zone ? end + 1 : end);
    return blank < 0 ? -1 : blank + 1;
  }

  /// `2026-11-29T18:09:05.123456+01:00` (RFC 3339 §5.6), with `T` or a blank between, a dot, a
  /// comma or nothing before the fraction, and a zone with or without a colon or a blank before it,
  /// or none: then it is the server's.
  Optional<Instant> withYear(String text) {
    boolean shaped =
        charAt(text, 4) == '-'
            && charAt(text, 7) == '-'
            && (charAt(text, 10) == 'T' || charAt(text, 10) == ' ');
    int year = digits(text, 0, 4);
    int second = secondOfDay(text, 11);
    if (!shaped || year < MINIMUM_YEAR || second < 0) {
      return Optional.empty();
    }
    int end = endOfFraction(text);
    return offset(text, charAt(text, end) == ' ' ? end + 1 : end)
        .flatMap(o -> instant(year, digits(text, 5, 2), digits(text, 8, 2), second, nano(text), o));
  }

  /// `29-Nov-2026 18:09:05 +0100`
  Optional<Instant> withMonthName(String text) {
    int second = secondOfDay(text, 12);
    int year = digits(text, 7, 4);
    if (second < 0 || year < MINIMUM_YEAR || charAt(text, 11) != ' ') {
      return Optional.empty();
    }
    return offset(text, charAt(text, 20) == ' ' ? 21 : 20)
        .flatMap(o -> instant(year, month(text, 3), digits(text, 0, 2), second, 0, o));
  }

  private static Optional<Instant> instant(
      int year, int month, int day, int second, int nano, ZoneId zone) {
    try {
      return Optional.of(
          LocalDateTime.of(year, month, day, second / 3600, second / 60 % 60, second % 60, nano)
              .atZone(zone)
              .toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private Optional<ZoneId> offset(String text, int at) {
    char sign = charAt(text, at);
    if (sign == 'Z') {
      return Optional.of(ZoneOffset.UTC);
    }
    if (sign != '+' && sign != '-') {
      return Optional.of(zone);
    }
    int hours = digits(text, at + 1, 2);
    int minutes = digits(text, charAt(text, at + 3) == ':' ? at + 4 : at + 3, 2);
    if (hours < 0 || hours > 17 || minutes < 0 || minutes > 59) {
      return Optional.empty();
    }
    int seconds = (hours * 60 + minutes) * 60;
    return Optional.of(ZoneOffset.ofTotalSeconds(sign == '-' ? -seconds : seconds));
  }

  private static int endOfFraction(String text) {
    int end = 19;
    if (charAt(text, end) == '.' || charAt(text, end) == ',') {
      end++;
      while (isDigit(charAt(text, end))) {
        end++;
      }
    }
    return end;
  }

  private static int nano(String text) {
    int nano = 0;
    int end = Math.min(endOfFraction(text), 29);
    for (int i = 20, unit = 100_000_000; i < end; i++, unit /= 10) {
      nano += (text.charAt(i) - '0') * unit;
    }
    return nano;
  }

  private static int month(String text, int at) {
    int month = text.length() < at + 3 ? -1 : MONTHS.indexOf(text.substring(at, at + 3));
    return month >= 0 && month % 3 == 0 ? month / 3 + 1 : -1;
  }

  /// `18:09:05`; a leap second counts as the one before it.
  private static int secondOfDay(String text, int at) {
    int hour = digits(text, at, 2);
    int minute = digits(text, at + 3, 2);
    int second = digits(text, at + 6, 2);
    boolean broken =
        charAt(text, at + 2) != ':'
            || charAt(text, at + 5) != ':'
            || (hour | minute | second) < 0
            || hour > 23
            || minute > 59
            || second > 60;
    return broken ? -1 : (hour * 60 + minute) * 60 + Math.min(second, 59);
  }

  private static int digits(String text, int at, int count) {
    if (text.length() < at + count) {
      return -1;
    }
    int value = 0;
    for (int i = at; i < at + count; i++) {
      if (!isDigit(text.charAt(i))) {
        return -1;
      }
      value = value * 10 + text.charAt(i) - '0';
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static char charAt(String text, int at) {
    return at < text.length() ? text.charAt(at) : '\0';
  }
}
