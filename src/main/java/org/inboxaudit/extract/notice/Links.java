package org.inboxaudit.extract.notice;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.inboxaudit.evidence.Domain;

/// Where the links of a letter lead, also those inside another link's query: a redirector of the
/// provider's own is no better than its target. And whether one dials a telephone.
final class Links {
  private static final int MAXIMUM_HOSTS = 500;
  private static final int MAXIMUM_LENGTH = 4_000;
  private static final int MAXIMUM_PLACE = 100;
  private static final List<String> STARTS = List.of("http", "www.");

  private final Set<Domain> hosts = new LinkedHashSet<>();
  private final Set<String> places = new LinkedHashSet<>();
  private boolean dials;

  Set<Domain> hosts() {
    return hosts;
  }

  /// Whether some link leads to a page whose host and path begin so.
  boolean leadTo(String place) {
    return places.stream().anyMatch(each -> each.startsWith(place));
  }

  boolean dials() {
    return dials;
  }

  /// Adds every web address in a text, also one that only begins with `www.`: programs make a link
  /// of it.
  void text(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (int i = next(lower, 0); i < lower.length() && hosts.size() < MAXIMUM_HOSTS; ) {
      int end = i;
      while (end < lower.length()
          && end - i < MAXIMUM_LENGTH
          && lower.charAt(end) > ' '
          && "<>\"".indexOf(lower.charAt(end)) < 0) {
        end++;
      }
      String link = lower.substring(i, end);
      link(link.startsWith("www.") ? "https://" + link : link);
      i = next(lower, Math.max(end, i + 1));
    }
  }

  private static int next(String text, int from) {
    return STARTS.stream()
        .mapToInt(start -> text.indexOf(start, from))
        .filter(at -> at >= 0)
        .min()
        .orElse(text.length());
  }

  /// Adds one link, as written in an attribute.
  void link(String link) {
    // Browsers drop blanks at the ends, line ends inside, and take a backslash for a slash.
    String clean =
        link.strip().replaceAll("[\\t\\r\\n]", "").replace('\\', '/').toLowerCase(Locale.ROOT);
    clean = clean.substring(0, Math.min(MAXIMUM_LENGTH, clean.length()));
    if (clean.startsWith("//")) {
      clean = "https:" + clean;
    }
    dials |= clean.startsWith("tel:");
    for (String reading : List.of(clean, decoded(clean), decoded(decoded(clean)))) {
      for (String scheme : List.of("http://", "https://")) {
        for (int i = reading.indexOf(scheme); i >= 0; i = reading.indexOf(scheme, i + 1)) {
          host(reading.substring(i + scheme.length()));
        }
      }
    }
  }

  private void host(String rest) {
    int end = 0;
    while (end < rest.length() && "/?#<>\"'() ,;&".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    String host = rest.substring(0, end);
    host = host.substring(host.lastIndexOf('@') + 1);
    int port = host.indexOf(':');
    host = port >= 0 && !host.startsWith("[") ? host.substring(0, port) : host;
    if (!host.isEmpty() && hosts.size() < MAXIMUM_HOSTS) {
      hosts.add(new Domain(host));
      places.add(rest.substring(0, Math.min(MAXIMUM_PLACE, rest.length())));
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }
}
