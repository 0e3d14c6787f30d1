package org.inboxaudit.platform;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A host name in its one spelling: lower case, A-labels (RFC 5890), no dot at the end.
///
/// @param value for look-up, for TLS and for comparison
record HostName(String value) {
  private static final int MAXIMUM_LENGTH = 253;
  private static final int MAXIMUM_LABEL = 63;

  /// Names that never lead to the public internet (RFC 6761, RFC 6762, RFC 8375 and usage).
  private static final List<String> LOCAL_ENDS =
      List.of("localhost", "local", "internal", "arpa", "onion", "invalid", "lan", "intranet");

  /// Reads the name of a host on the public internet: at least two labels, and no address in
  /// disguise. Every notation of an IPv4 address ends in a number (`127.1`, `0x7f.0.0.1`,
  /// `2130706433`), and no top-level domain does.
  static Optional<HostName> parse(String text) {
    if (text.isEmpty() || text.length() > MAXIMUM_LENGTH) {
      return Optional.empty();
    }
    String ascii;
    try {
      ascii = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    List<String> labels = List.of(ascii.split("\\.", -1));
    String last = labels.getLast();
    boolean valid =
        ascii.length() <= MAXIMUM_LENGTH
            && labels.size() > 1
            && labels.stream().allMatch(HostName::isLabel)
            && Character.isLetter(last.charAt(0))
            && !LOCAL_ENDS.contains(last);
    return valid ? Optional.of(new HostName(ascii)) : Optional.empty();
  }

  /// RFC 1123 §2.1.
  private static boolean isLabel(String label) {
    return !label.isEmpty()
        && label.length() <= MAXIMUM_LABEL
        && !label.startsWith("-")
        && !label.endsWith("-")
        && label
            .chars()
            .allMatch(c -> c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
  }
}
