package org.inboxaudit.extract.link;

/// The ways in which browsers let an IPv4 address be written: one to four numbers, each decimal,
/// octal or hexadecimal, the last of which fills what is left (WHATWG URL §3.5.4).
final class Ipv4Spelling {
  private static final int MOST_DIGITS = 12;

  private Ipv4Spelling() {}

  /// The address as four decimal numbers; empty if it is none.
  static String plain(String host) {
    if (host.isEmpty() || host.charAt(0) < '0' || host.charAt(0) > '9') {
      return "";
    }
    String[] pieces = host.split("\\.", 5);
    if (pieces.length > 4) {
      return "";
    }
    long address = 0;
    for (int i = 0; i < pieces.length; i++) {
      long number = number(pieces[i]);
      boolean last = i == pieces.length - 1;
      long limit = last ? 1L << (8 * (5 - pieces.length)) : 256;
      if (number < 0 || number >= limit) {
        return "";
      }
      address += last ? number : number << (8 * (3 - i));
    }
    return "%d.%d.%d.%d"
        .formatted(address >> 24, (address >> 16) & 255, (address >> 8) & 255, address & 255);
  }

  private static long number(String written) {
    boolean hex = written.startsWith("0x");
    boolean octal = !hex && written.length() > 1 && written.startsWith("0");
    String digits = hex ? written.substring(2) : written;
    int base = hex ? 16 : octal ? 8 : 10;
    if ((digits.isEmpty() && !hex) || digits.length() > MOST_DIGITS) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), base);
      if (digit < 0 || digits.charAt(i) > 0x7f) {
        return -1;
      }
      number = number * base + digit;
    }
    return number;
  }
}
