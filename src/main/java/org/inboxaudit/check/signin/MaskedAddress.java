package org.inboxaudit.check.signin;

import java.util.Locale;
import org.inboxaudit.evidence.EmailAddress;

/// Compares an address as a provider prints it, perhaps masked (`ab**c@example.org`), with a whole
/// one.
final class MaskedAddress {
  private static final String MASKS = "*•●…·";

  private MaskedAddress() {}

  /// Whether `written` may stand for `address`. Dots and what follows a `+` in the local part do
  /// not count: providers print an address in their own spelling of it.
  static boolean mayBe(String written, EmailAddress address) {
    return matches(plain(written.strip().toLowerCase(Locale.ROOT)), plain(address.toString()));
  }

  private static String plain(String address) {
    int at = address.lastIndexOf('@');
    String local = address.substring(0, at);
    int plus = local.indexOf('+');
    String bare = plus > 0 ? local.substring(0, plus) : local;
    String domain = address.substring(at + 1).replace("googlemail.com", "gmail.com");
    return bare.replace(".", "") + "@" + domain;
  }

  /// Matches with masks standing for any run of characters, in time linear in the product of both
  /// lengths.
  private static boolean matches(String mask, String text) {
    int m = 0;
    int t = 0;
    int retryMask = -1;
    int retryText = 0;
    while (t < text.length()) {
      if (m < mask.length() && isMask(mask.charAt(m))) {
        retryMask = ++m;
        retryText = t;
      } else if (m < mask.length() && mask.charAt(m) == text.charAt(t)) {
        m++;
        t++;
      } else if (retryMask >= 0) {
        m = retryMask;
        t = ++retryText;
      } else {
        return false;
      }
    }
    while (m < mask.length() && isMask(mask.charAt(m))) {
      m++;
    }
    return m == mask.length();
  }

  private static boolean isMask(char c) {
    return MASKS.indexOf(c) >= 0;
  }
}
