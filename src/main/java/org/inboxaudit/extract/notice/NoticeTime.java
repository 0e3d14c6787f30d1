package org.inboxaudit.extract.notice;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.inboxaudit.extract.text.LetterText;

/// Reads the moment that a letter names, if it says in which zone. A time without one could be half
/// a day off and would put the sign-in of an intruder beside the owner's own.
final class NoticeTime {
  private static final List<DateTimeFormatter> FORMS =
      List.of(
          form("yyyy-M-d['T'][ ]H:mm[:ss][.SSS] z"),
          form("yyyy/M/d H:mm[:ss] z"),
          form("M/d/yyyy h:mm[:ss] a z"),
          form("MMMM d yyyy h:mm[:ss] a z"),
          form("MMM d yyyy h:mm[:ss] a z"),
          form("MMMM d yyyy H:mm[:ss] z"),
          form("d MMMM yyyy H:mm[:ss] z"),
          form("d MMM yyyy H:mm[:ss] z"),
          form("d MMMM yyyy h:mm[:ss] a z"),
          form("M/d/yyyy h:mm[:ss] a zzzz"),
          form("MMMM d yyyy h:mm[:ss] a zzzz"),
          form("d MMMM yyyy H:mm[:ss] zzzz"));

  private NoticeTime() {}

  static Optional<Instant> parse(String text) {
    String plain =
        LetterText.shown(text)
            .replaceFirst("^(?:[A-Za-z]{3,9}, )", "")
            .replaceAll("[(),]", " ")
            .replaceAll(" at ", " ")
            .replaceAll("(?<=[0-9])Z$", " UTC")
            .replaceAll("([0-9]) ?([+-][0-9]{2}):?([0-9]{2})$", "$1 GMT$2:$3")
            .replaceAll("(?:UTC|GMT)([+-])([0-9]):", "GMT$10$2:")
            .replaceAll(" +", " ")
            .strip();
    for (DateTimeFormatter form : FORMS) {
      try {
        return Optional.of(ZonedDateTime.parse(plain, form).toInstant());
      } catch (DateTimeException _) {
        // the next form
      }
    }
    return Optional.empty();
  }

  private static DateTimeFormatter form(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH);
  }
}
