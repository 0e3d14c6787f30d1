package org.inboxaudit.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The one form in which a value of a mailbox and one of a set are compared.
public final class IndicatorKeys {
  private static final int LONGEST = 1000;
  private static final int SUBJECT = 200;
  private static final List<String> ANSWERS = List.of("re:", "fw:", "fwd:", "aw:", "wg:");
  private static final List<String> DEFAULT_PORTS = List.of(":80", ":443");

  private IndicatorKeys() {}

  /// A URL without its scheme, its fragment and a default port, its host in lower case. Reports
  /// write `http` where letters write `https`.
  ///
  /// @return empty if it names no host
  public static Optional<String> url(String written) {
    String url = written.strip();
    int scheme = url.indexOf("://");
    String rest = scheme < 0 ? url : url.substring(scheme + 3);
    int fragment = rest.indexOf('#');
    rest = fragment < 0 ? rest : rest.substring(0, fragment);
    int end = 0;
    while (end < rest.length() && "/?".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    String host = rest.substring(0, end).toLowerCase(Locale.ROOT);
    for (String port : DEFAULT_PORTS) {
      host = host.endsWith(port) ? host.substring(0, host.length() - port.length()) : host;
    }
    String path = rest.substring(end);
    String key = host + (path.startsWith("/") ? path : "/" + path);
    return host.isEmpty() || key.length() > LONGEST ? Optional.empty() : Optional.of(key);
  }

  /// A file name in the form in which texts are compared.
  public static String fileName(String written) {
    return cut(Wording.folded(written).strip(), LONGEST);
  }

  /// A subject in that form, without what programs put before it in an answer.
  public static String subject(String written) {
    String subject = oneBlank(Wording.folded(cut(written, LONGEST)));
    boolean answer = true;
    while (answer) {
      String before = subject;
      for (String mark : ANSWERS) {
        subject = subject.startsWith(mark) ? subject.substring(mark.length()).strip() : subject;
      }
      answer = !before.equals(subject);
    }
    return cut(subject, SUBJECT).strip();
  }

  /// Programs break long subjects into lines.
  private static String oneBlank(String text) {
    StringBuilder one = new StringBuilder();
    text.strip()
        .codePoints()
        .map(c -> Character.isWhitespace(c) ? ' ' : c)
        .filter(c -> c != ' ' || one.charAt(one.length() - 1) != ' ')
        .forEach(one::appendCodePoint);
    return one.toString();
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(length, text.length()));
  }
}
