package org.inboxaudit.extract.mime;

import java.nio.charset.StandardCharsets;

/// Undoes UTF-7 (RFC 2152): between a plus sign and a hyphen stands UTF-16 in base64.
public final class Utf7 {
  private Utf7() {}

  /// The text that a text in seven bits stands for.
  public static String decoded(String text) {
    StringBuilder plain = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) != '+') {
        plain.append(text.charAt(at));
        continue;
      }
      int end = at + 1;
      while (end < text.length() && isBase64(text.charAt(end))) {
        end++;
      }
      boolean closed = end < text.length() && text.charAt(end) == '-';
      byte[] octets = text.substring(at + 1, end).getBytes(StandardCharsets.ISO_8859_1);
      plain.append(
          octets.length == 0
              ? "+"
              : new String(
                  TransferEncoding.decode(octets, "base64").orElse(octets),
                  StandardCharsets.UTF_16BE));
      at = closed ? end : end - 1;
    }
    return plain.toString();
  }

  private static boolean isBase64(char c) {
    return c != '=' && TransferEncoding.isBase64(c);
  }
}
