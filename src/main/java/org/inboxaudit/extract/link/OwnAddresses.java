package org.inboxaudit.extract.link;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The owner's addresses, as a link may hold them: plainly, escaped, in base64 or in hexadecimal.
final class OwnAddresses {
  private static final int SHORTEST = 12;
  private static final int MOST_TOKENS = 30;
  private static final int LONGEST_FRAGMENT = 500;

  private final List<String> addresses;

  OwnAddresses(List<String> addresses) {
    this.addresses =
        addresses.stream()
            .map(address -> address.toLowerCase(Locale.ROOT))
            .filter(address -> address.indexOf('@') > 0)
            .toList();
  }

  boolean standIn(Target target) {
    if (addresses.isEmpty()) {
      return false;
    }
    String url = Escapes.percent(Escapes.percent(target.url()));
    return holds(url) || tokensHold(url);
  }

  /// Whether somebody's address stands behind the `#`, plainly or in base64; that of a link which
  /// this one leads on to counts as well. Behind a slash or at the beginning of a word an `@` names
  /// an account of a network instead.
  static boolean isInFragment(Target target) {
    String url = Escapes.percent(target.url());
    String fragment = url.substring(url.indexOf('#') + 1);
    return fragment.length() < url.length()
        && fragment.length() <= LONGEST_FRAGMENT
        && (isAddress(fragment)
            || Arrays.stream(fragment.split("[/=&?]", MOST_TOKENS))
                .filter(piece -> piece.length() >= SHORTEST)
                .anyMatch(piece -> isAddress(Escapes.base64(piece))));
  }

  private static boolean isAddress(String text) {
    int at = text.indexOf('@');
    int dot = text.indexOf('.', at + 2);
    return at > 0 && isOfALocalPart(text.charAt(at - 1)) && dot > 0 && dot + 2 < text.length();
  }

  private static boolean isOfALocalPart(char c) {
    return Character.isLetterOrDigit(c) && c < 0x80;
  }

  private boolean holds(String text) {
    if (text.indexOf('@') < 0) {
      return false;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    for (String address : addresses) {
      if (lower.contains(address)) {
        return true;
      }
    }
    return false;
  }

  private boolean tokensHold(String url) {
    int tokens = 0;
    for (int from = 0; from < url.length() && tokens < MOST_TOKENS; from++) {
      int end = from;
      while (end < url.length() && isOfAToken(url.charAt(end))) {
        end++;
      }
      tokens += end > from ? 1 : 0;
      String token = url.substring(from, end);
      from = end;
      if (token.length() < SHORTEST) {
        continue;
      }
      if (tokenHolds(token)) {
        return true;
      }
    }
    return false;
  }

  private boolean tokenHolds(String token) {
    for (String piece : token.split("/", MOST_TOKENS)) {
      if (holds(Escapes.base64(piece)) || holds(Escapes.hex(piece))) {
        return true;
      }
    }
    return token.indexOf('/') >= 0 && holds(Escapes.base64(token));
  }

  private static boolean isOfAToken(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/'
        || c == '_'
        || c == '-';
  }
}
