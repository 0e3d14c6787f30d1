package org.inboxaudit.extract.text;

/// Words that a person reads and a program does not: with invisible characters between their
/// letters, or with letters of another script that look like Latin ones (Unicode Technical Standard
/// 39 §4, as far as Cyrillic and Greek go).
///
/// @param count how many there are
/// @param plain the text with look-alike letters made Latin where a word mixes them; the same text
///   if none does
record DisguisedWords(int count, String plain) {
  /// A few stand in honest texts: a copied address, a slip of the keyboard.
  private static final int ODD = 3;

  private static final String ALIKE = "аеорсухіјѕһԁԛԝӏѵАВЕКМНОРСТХУІЈЅονραιυτΑΒΕΖΗΙΚΜΝΟΡΤΥΧɑɡı";
  private static final String LATIN = "aeopcyxijshdqwlvABEKMHOPCTXYIJSovpaiutABEZHIKMNOPTYXagi";

  static DisguisedWords in(String text) {
    return PlainForm.isAscii(text) ? new DisguisedWords(0, text) : among(text);
  }

  private static DisguisedWords among(String text) {
    StringBuilder plain = new StringBuilder();
    int copied = 0;
    int count = 0;
    for (int i = 0; i < text.length(); ) {
      if (!isOfAWord(text.charAt(i))) {
        i++;
        continue;
      }
      int start = i;
      boolean latin = false;
      boolean alike = false;
      boolean other = false;
      boolean broken = false;
      for (; i < text.length() && isOfAWord(text.charAt(i)); i++) {
        char c = text.charAt(i);
        boolean hidden = isHidden(c);
        broken |= hidden && i > start && i + 1 < text.length() && isLatin(text.charAt(i + 1));
        latin |= isLatin(c);
        alike |= c >= 0x80 && ALIKE.indexOf(c) >= 0;
        other |= c >= 0x80 && !hidden && ALIKE.indexOf(c) < 0;
      }
      if (latin && alike && !other) {
        plain.append(text, copied, start);
        text.substring(start, i).chars().map(DisguisedWords::latin).forEach(plain::appendCodePoint);
        copied = i;
      }
      count += latin && !other && (alike || broken) ? 1 : 0;
    }
    return new DisguisedWords(
        count, copied == 0 ? text : plain.append(text, copied, text.length()).toString());
  }

  boolean areOdd() {
    return count >= ODD;
  }

  private static int latin(int c) {
    int at = c < 0x80 ? -1 : ALIKE.indexOf(c);
    return at < 0 ? c : LATIN.charAt(at);
  }

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isOfAWord(char c) {
    return c < 0x80 ? isLatin(c) : isHidden(c) || Character.isLetter(c);
  }

  /// Zero-width characters. The soft hyphen is left out: it breaks long words honestly.
  private static boolean isHidden(char c) {
    return (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff || c == 0x180e;
  }
}
