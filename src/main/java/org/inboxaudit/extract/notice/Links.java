package org.inboxaudit.extract.notice;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.inboxaudit.evidence.Domain;

/// Finds the hosts that links lead to, also those inside another link's query: a redirector of the
/// provider's own is no better than its target.
final class Links {
  private static final int MAXIMUM_HOSTS = 500;
  private static final int MAXIMUM_LENGTH = 4_000;

  private Links() {}

  /// Adds the hosts of every web address in a text.
  static void hosts(String text, Set<Domain> hosts) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (int i = lower.indexOf("http"); i >= 0 && hosts.size() < MAXIMUM_HOSTS; ) {
      int end = i;
      while (end < lower.length()
          && end - i < MAXIMUM_LENGTH
          && lower.charAt(end) > ' '
          && "<>\"".indexOf(lower.charAt(end)) < 0) {
        end++;
      }
      link(lower.substring(i, end), hosts);
      i = lower.indexOf("http", end);
    }
  }

  /// Adds the hosts of one link, as written in an attribute.
  static void link(String link, Set<Domain> hosts) {
    // Browsers drop blanks at the ends, line ends inside, and take a backslash for a slash.
    String clean =
        link.strip().replaceAll("[\\t\\r\\n]", "").replace('\\', '/').toLowerCase(Locale.ROOT);
    clean = clean.substring(0, Math.min(MAXIMUM_LENGTH, clean.length()));
    if (clean.startsWith("//")) {
      clean = "https:" + clean;
    }
    for (String reading : List.of(clean, decoded(clean), decoded(decoded(clean)))) {
      for (String scheme : List.of("http://", "https://")) {
        for (int i = reading.indexOf(scheme); i >= 0; i = reading.indexOf(scheme, i + 1)) {
          host(reading.substring(i + scheme.length()), hosts);
        }
      }
    }
  }

  private static void host(String rest, Set<Domain> hosts) {
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
