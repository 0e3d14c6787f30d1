package org.inboxaudit.extract.link;

import java.util.Locale;
import java.util.Set;

/// The host that the text of a link names, in the eyes of whoever reads it.
final class ShownHost {
  private static final int MOST_WORDS = 30;
  private static final int LONGEST = 2_000;

  /// What ends a file's name more often than a host's.
  private static final Set<String> FILES =
      Set.of(
          "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "txt", "rtf", "htm", "html", "php",
          "asp", "aspx", "jsp", "js", "css", "jpg", "jpeg", "png", "gif", "svg", "csv", "xml",
          "exe", "rar", "mp3", "mp4", "avi", "wav", "m4a", "eml", "ics", "vcf", "odt");

  private ShownHost() {}

  /// The first host in a text; empty if it names none. A bare name counts only where it stands
  /// alone.
  static String in(String text) {
    String shown = text.strip();
    if (shown.length() > LONGEST || shown.chars().noneMatch(ShownHost::mayPart)) {
      return "";
    }
    String[] words = shown.split("\\s+", MOST_WORDS);
    for (String word : words) {
      String lower = word.toLowerCase(Locale.ROOT);
      int scheme = lower.indexOf("://");
      int www = lower.indexOf("www.");
      if (scheme > 0 || www >= 0) {
        String rest = scheme > 0 ? word.substring(scheme + 3) : word.substring(www);
        String host = host(rest);
        if (!host.isEmpty()) {
          return host;
        }
      }
    }
    return words.length == 1 && shown.indexOf('@') < 0 ? host(shown) : "";
  }

  /// Whether it may stand between the labels of a host: a dot, or what browsers take for one.
  private static boolean mayPart(int c) {
    return c == '.' || c == '%' || c >= 0x80;
  }

  private static String host(String rest) {
    int end = 0;
    while (end < rest.length() && "/?#:\\\"'()<>[]{},;|!*".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    String written = rest.substring(rest.lastIndexOf('@', end) + 1, end);
    String host = written.isEmpty() ? "" : LinkHost.of(written).name();
    return isHost(host) ? host : "";
  }

  private static boolean isHost(String host) {
    int dot = host.lastIndexOf('.');
    String top = host.substring(dot + 1);
    boolean named = top.length() >= 2 && top.chars().allMatch(c -> c >= 'a' && c <= 'z');
    return dot > 0
        && (named || top.startsWith("xn--"))
        && !FILES.contains(top)
        && !host.contains("..")
        && host.chars()
            .allMatch(c -> c == '.' || c == '-' || c == '_' || Character.isLetterOrDigit(c));
  }
}
