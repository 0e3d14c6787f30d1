package org.inboxaudit.source.imap;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;

/// Reads the Date field (RFC 5322 §3.3 and the older forms of §4.3).
///
/// The offset is kept, because it tells where a message was written. The day of the week is not
/// looked at; many programs get it wrong.
final class MailDate {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final Map<String, Integer> ZONES =
      Map.of(
          "est", -5, "edt", -4, "cst", -6, "cdt", -5, "mst", -7, "mdt", -6, "pst", -8, "pdt", -7);

  private static final int MAXIMUM_LENGTH = 200;

  private MailDate() {}

  /// @return empty if it is no date
  static Optional<OffsetDateTime> parse(String text) {
    if (text.length() > MAXIMUM_LENGTH) {
      return Optional.empty();
    }
    int comment = text.indexOf('(');
    String bare = comment < 0 ? text : text.substring(0, comment);
    List<String> tokens = new ArrayList<>();
    StringTokenizer words = new StringTokenizer(bare.toLowerCase(Locale.ROOT), " \t,-", true);
    // a sign belongs to the zone, any other hyphen parts day, month and year
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      boolean sign = word.equals("-") && tokens.size() > 3;
      if (sign && words.hasMoreTokens()) {
        tokens.add("-" + words.nextToken());
      } else if (!" \t,-".contains(word)) {
        tokens.add(word);
      }
    }
    if (!tokens.isEmpty() && Character.isLetter(tokens.getFirst().charAt(0))) {
      tokens.removeFirst();
    }
    try {
      return tokens.size() < 4 ? Optional.empty() : Optional.of(of(tokens));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static OffsetDateTime of(List<String> tokens) {
    String month = tokens.get(1);
    int year = Integer.parseInt(tokens.get(2));
    if (tokens.get(2).length() < 4) {
      year += year < 50 ? 2000 : 1900;
    }
    String[] time = tokens.get(3).split(":", -1);
    return OffsetDateTime.of(
        year,
        MONTHS.indexOf(month.substring(0, Math.min(3, month.length()))) + 1,
        Integer.parseInt(tokens.get(0)),
        Integer.parseInt(time[0]),
        time.length > 1 ? Integer.parseInt(time[1]) : 0,
        // a leap second is the second before it
        time.length > 2 ? Math.min(59, Integer.parseInt(time[2])) : 0,
        0,
        tokens.size() > 4 ? zone(tokens.get(4)) : ZoneOffset.UTC);
  }

  private static ZoneOffset zone(String text) {
    if (text.length() == 5 && (text.startsWith("+") || text.startsWith("-"))) {
      int sign = text.startsWith("-") ? -1 : 1;
      return ZoneOffset.ofHoursMinutes(
          sign * Integer.parseInt(text.substring(1, 3)),
          sign * Integer.parseInt(text.substring(3)));
    }
    return ZoneOffset.ofHours(ZONES.getOrDefault(text, 0));
  }
}
