package org.inboxaudit.extract.mime;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Words of a header in another charset: RFC 2047 and RFC 2231, read wherever they stand, inside
/// quotes and glued to others too.
final class Words {
  private static final Pattern ENCODED_WORD =
      Pattern.compile("=\\?([^?\\s]*)\\?\\s?([bBqQ])\\s?\\?([^?]*)(?:\\?=|\\?$|$)");

  private static final Pattern BETWEEN = Pattern.compile("(\\?=)\\s+(=\\?)");

  private Words() {}

  /// Words one behind the other made into one, for programs that decode them together: base64 that
  /// was cut between two letters reads differently then.
  static String joined(String value) {
    String glued = BETWEEN.matcher(value).replaceAll("$1$2");
    Matcher first = ENCODED_WORD.matcher(glued);
    if (!first.find()) {
      return value;
    }
    String head = "=?" + first.group(1) + "?" + first.group(2) + "?";
    return glued.replace("?=" + head, "");
  }

  /// Undoes encoded-words.
  static String decoded(String value) {
    if (!value.contains("=?")) {
      return value;
    }
    String glued = BETWEEN.matcher(value).replaceAll("$1$2");
    StringBuilder text = new StringBuilder();
    Matcher words = ENCODED_WORD.matcher(glued);
    int from = 0;
    while (words.find()) {
      text.append(glued, from, words.start());
      boolean base64 = words.group(2).equalsIgnoreCase("b");
      byte[] octets =
          (base64 ? words.group(3) : words.group(3).replace("= ", "=").replace('_', ' '))
              .getBytes(StandardCharsets.ISO_8859_1);
      byte[] plain =
          TransferEncoding.decode(octets, base64 ? "base64" : "quoted-printable").orElse(octets);
      text.append(
          words.group(1).toLowerCase(Locale.ROOT).startsWith("utf-7")
              ? Utf7.decoded(new String(plain, StandardCharsets.ISO_8859_1))
              : new String(plain, charset(words.group(1))));
      from = words.end();
    }
    return text.append(glued.substring(from)).toString();
  }

  /// The value of a field that was put into encoded-words whole, with its parameters. RFC 2047 §5
  /// forbids it, and some programs undo it.
  static String unwrapped(String value) {
    return value.stripLeading().startsWith("=?") ? decoded(value.strip()) : value;
  }

  /// Undoes `charset'language'percent-encoded`; the first two may be missing.
  static String extended(String value) {
    int first = value.indexOf('\'');
    int second = first < 0 ? -1 : value.indexOf('\'', first + 1);
    String charset = second < 0 ? "" : value.substring(0, first);
    String rest = second < 0 ? value : value.substring(second + 1);
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (int i = 0; i < rest.length(); i++) {
      int high = i + 2 < rest.length() ? Character.digit(rest.charAt(i + 1), 16) : -1;
      int low = high < 0 ? -1 : Character.digit(rest.charAt(i + 2), 16);
      if (rest.charAt(i) == '%' && low >= 0) {
        octets.write((high << 4) | low);
        i += 2;
      } else {
        octets.writeBytes(rest.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
      }
    }
    return octets.toString(charset(charset));
  }

  private static Charset charset(String name) {
    int language = name.indexOf('*');
    String bare = language < 0 ? name : name.substring(0, language);
    try {
      return bare.isBlank() || bare.toLowerCase(Locale.ROOT).contains("utf-7")
          ? StandardCharsets.UTF_8
          : Charset.forName(bare.strip());
    } catch (IllegalArgumentException _) {
      return StandardCharsets.UTF_8;
    }
  }
}
