package org.inboxaudit.platform;

import java.net.IDN;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.Domain;

/// A host name in its one spelling: lower case, A-labels (RFC 5890), no dot at the end.
///
/// @param value for look-up, for TLS and for comparison
record HostName(String value) {
  private static final int MAXIMUM_LENGTH = 253;
  private static final int MAXIMUM_LABEL = 63;
  private static final String A_LABEL = "xn--";

  /// Names that never lead to the public internet (RFC 2606, RFC 6761, RFC 6762, RFC 8375, RFC 9476
  /// and usage).
  private static final Set<String> LOCAL_ENDS =
      Set.of(
          "localhost",
          "localdomain",
          "local",
          "internal",
          "arpa",
          "onion",
          "alt",
          "test",
          "invalid",
          "lan",
          "home",
          "corp",
          "intranet");

  /// Reads the name of a host on the public internet: at least two labels, and no address in
  /// disguise. Every notation of an IPv4 address ends in a number (`127.1`, `0x7f.0.0.1`,
  /// `2130706433`), and no top-level domain does.
  ///
  /// What the conversion to A-labels would replace by other letters is refused: wide digits and
  /// dots, letters without width, and `ß`, which the two versions of IDNA take for different names.
  /// So are labels that mix scripts, as they are made to be taken for other names.
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
    List<String> written = labels(text);
    List<String> labels = labels(ascii);
    if (ascii.length() > MAXIMUM_LENGTH || labels.size() < 2 || labels.size() != written.size()) {
      return Optional.empty();
    }
    for (int i = 0; i < labels.size(); i++) {
      if (!isLabel(labels.get(i)) || !isSpelling(written.get(i), labels.get(i))) {
        return Optional.empty();
      }
    }
    String last = labels.getLast();
    return Character.isLetter(last.charAt(0)) && !LOCAL_ENDS.contains(last)
        ? Optional.of(new HostName(ascii))
        : Optional.empty();
  }

  private static List<String> labels(String name) {
    return List.of(name.split("\\.", -1));
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

  /// Whether a label, but for case, is written in the letters that it stands for.
  private static boolean isSpelling(String written, String label) {
    String read = IDN.toUnicode(label);
    if (Domain.mixesScripts(read)) {
      return false;
    }
    return written.chars().allMatch(c -> c < 0x80)
        || (label.startsWith(A_LABEL)
            && Normalizer.normalize(written.toLowerCase(Locale.ROOT), Normalizer.Form.NFC)
                .equals(read));
  }
}
