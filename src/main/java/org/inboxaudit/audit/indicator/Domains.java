package org.inboxaudit.audit.indicator;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/// Domain names as sets write them.
final class Domains {
  private static final int LONGEST = 253;

  private Domains() {}

  /// A name of at least two labels, in lower-case ASCII (RFC 5890 A-labels). What stands for all
  /// names below it (`*.example.org`) is the name itself.
  static Optional<String> parse(String written) {
    String name = written.startsWith("*.") ? written.substring(2) : written;
    name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      boolean ascii = name.chars().allMatch(c -> c < 0x80);
      String plain = (ascii ? name : IDN.toASCII(name)).toLowerCase(Locale.ROOT);
      return isName(plain) ? Optional.of(plain) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isName(String name) {
    String[] labels = name.split("\\.", -1);
    for (String label : labels) {
      if (label.isEmpty() || label.length() > 63 || !label.chars().allMatch(Domains::isPlain)) {
        return false;
      }
    }
    String last = labels[labels.length - 1];
    return labels.length > 1 && last.length() > 1 && last.charAt(0) >= 'a' && last.charAt(0) <= 'z';
  }

  private static boolean isPlain(int c) {
    return c == '-' || c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
