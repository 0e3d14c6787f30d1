package org.inboxaudit.audit.indicator;

import java.util.List;
import java.util.Locale;

/// Undoes what writers of reports do so that nobody follows a link by mistake.
final class Refanged {
  private static final List<String> MARKS =
      List.of(
          "[.]", ".", "(.)", ".", "{.}", ".", "[dot]", ".", "(dot)", ".", "{dot}", ".", "[.", ".",
          ".]", ".", "[:]", ":", "[://]", "://", "[@]", "@", "(@)", "@", "[at]", "@", "(at)", "@",
          "[/]", "/");
  private static final List<String> SCHEMES = List.of("hxxps", "https", "hxxp", "http");

  private Refanged() {}

  static String of(String written) {
    String value = written.strip();
    value = undo(value, MARKS);
    String lower = value.toLowerCase(Locale.ROOT);
    for (int i = 0; i < SCHEMES.size(); i += 2) {
      if (lower.startsWith(SCHEMES.get(i))) {
        return SCHEMES.get(i + 1) + value.substring(SCHEMES.get(i).length());
      }
    }
    return value;
  }

  private static String undo(String written, List<String> marks) {
    if (written.indexOf('[') < 0 && written.indexOf('(') < 0 && written.indexOf('{') < 0) {
      return written;
    }
    String value = written;
    for (int i = 0; i < marks.size(); i += 2) {
      value = value.replace(marks.get(i), marks.get(i + 1));
    }
    return value.replace("[DOT]", ".").replace("(DOT)", ".").replace("[AT]", "@");
  }
}
