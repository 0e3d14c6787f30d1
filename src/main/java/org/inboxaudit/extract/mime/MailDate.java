package org.inboxaudit.extract.mime;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads the Date field (RFC 5322 §3.3 and the older forms of §4.3), the end of a trace field (RFC
/// 5321 §4.4), and INTERNALDATE, which is written almost like them (RFC 9051 §9).
///
/// The offset is kept, because it tells where a message was written. The day of the week is not
/// looked at; many programs get it wrong.
public final class MailDate {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final Map<String, Integer> ZONES =
      Map.of(
          "est", -5, "edt", -4, "cst", -6, "cdt", -5, "mst", -7, "mdt", -6, "pst", -8, "pdt", -7);

  private static final int MAXIMUM_LENGTH = 200;

  private final String text;
  private int position;

  private MailDate(String text) {
    this.text = text;
  }

  /// Reads a date, and passes over what stands behind it.
  ///
  /// @return empty if it is no date
  public static Optional<OffsetDateTime> parse(String text) {
    if (text.isEmpty() || text.length() > MAXIMUM_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(new MailDate(text).read());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private OffsetDateTime read() {
    skip(',', ',');
    if (Character.isLetter(here())) {
      word();
      skip(',', '.');
    }
    int day = number(2);
    skip('-', '-');
    int month = month(word());
    skip('-', ',');
    int first = position;
    int year = number(4);
    if (position - first < 4) {
      year += year < 50 ? 2000 : 1900;
    }
    skip(',', ',');
    int hour = number(2);
    int minute = here() == ':' ? numberAfterColon() : 0;
    // a leap second is the second before it
    int second = here() == ':' ? Math.min(59, numberAfterColon()) : 0;
    skip(' ', ' ');
    return OffsetDateTime.of(year, month, day, hour, minute, second, 0, zone());
  }

  /// The character to be read next, NUL at the end.
  private char here() {
    return position < text.length() ? text.charAt(position) : 0;
  }

  /// Passes over blanks, and over these two.
  private void skip(char one, char other) {
    char c = here();
    while (c == ' ' || c == '\t' || (c != 0 && (c == one || c == other))) {
      position++;
      c = here();
    }
  }

  private int number(int digits) {
    int from = position;
    int number = 0;
    while (here() >= '0' && here() <= '9' && position - from <= digits) {
      number = number * 10 + (here() - '0');
      position++;
    }
    if (position == from || position - from > digits) {
      throw new DateTimeException("no number");
    }
    return number;
  }

  private int numberAfterColon() {
    position++;
    return number(2);
  }

  private String word() {
    int from = position;
    while (Character.isLetter(here())) {
      position++;
    }
    return text.substring(from, position).toLowerCase(Locale.ROOT);
  }

  private static int month(String word) {
    for (int i = 0; i < MONTHS.size(); i++) {
      if (word.startsWith(MONTHS.get(i))) {
        return i + 1;
      }
    }
    throw new DateTimeException("no month");
  }

  private ZoneOffset zone() {
    char sign = here();
    if (sign != '+' && sign != '-') {
      return ZoneOffset.ofHours(ZONES.getOrDefault(word(), 0));
    }
    position++;
    int zone = number(4);
    int seconds = (zone / 100 * 60 + zone % 100) * 60;
    return ZoneOffset.ofTotalSeconds(sign == '-' ? -seconds : seconds);
  }
}
