package org.inboxaudit.audit.indicator;

import java.util.List;
import java.util.Optional;

/// Reads plain lists: one value a line, `#` or `//` begins a comment. What a value is, it says
/// itself.
final class ListIndicators {
  private ListIndicators() {}

  /// @return whether nine of ten lines hold a value: a text about indicators is no list of them
  static boolean read(String text, Intake intake) {
    List<String> lines =
        text.lines().map(ListIndicators::bare).filter(line -> !line.isEmpty()).toList();
    long known = lines.stream().filter(line -> IndicatorTypes.guess(line).isPresent()).count();
    if (known == 0 || known * 10 < lines.size() * 9L) {
      return false;
    }
    for (String line : lines) {
      Optional<String> type = IndicatorTypes.guess(line);
      if (type.isEmpty()) {
        intake.notUnderstood();
      } else {
        intake.take(type.get(), value(line), Optional.empty(), "");
      }
    }
    return true;
  }

  private static String bare(String line) {
    int comment = line.indexOf('#');
    String bare = (comment < 0 || !isComment(line, comment) ? line : line.substring(0, comment));
    return bare.startsWith("//") ? "" : bare.strip();
  }

  /// Within a link `#` begins a fragment.
  private static boolean isComment(String line, int at) {
    return at == 0 || Character.isWhitespace(line.charAt(at - 1));
  }

  /// A line of `sha256sum` names the file behind the hash.
  static String value(String line) {
    int space = line.indexOf(' ');
    return space < 0 ? line : line.substring(0, space);
  }
}
