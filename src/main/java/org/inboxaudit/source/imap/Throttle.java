package org.inboxaudit.source.imap;

import java.util.List;
import java.util.Locale;

/// Finds out whether a server asks to come back later.
final class Throttle {
  /// Response codes (RFC 5530) and words by which servers say so.
  private static final List<String> WORDS =
      List.of(
          "[unavailable]",
          "[limit]",
          "[inuse]",
          "[overquota]",
          "throttl",
          "too many",
          "rate limit",
          "bandwidth limit",
          "maximum number of connections",
          "not connected",
          "try again later");

  private Throttle() {}

  static boolean in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return WORDS.stream().anyMatch(lower::contains);
  }
}
