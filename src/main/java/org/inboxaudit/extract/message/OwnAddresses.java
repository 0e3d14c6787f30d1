package org.inboxaudit.extract.message;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;

/// The owner's addresses, as a link may hold them: plainly, escaped, in base64 or in hexadecimal.
final class OwnAddresses {
  /// Counted repetitions cost a linear-time matcher as much as they count.
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9+/_-]+");

  private static final int SHORTEST = 12;
  private static final int MOST_TOKENS = 30;

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

  private boolean holds(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return addresses.stream().anyMatch(lower::contains);
  }

  private boolean tokensHold(String url) {
    Matcher tokens = TOKEN.matcher(url);
    for (int i = 0; i < MOST_TOKENS && tokens.find(); i++) {
      String token = tokens.group();
      if (token.length() < SHORTEST) {
        continue;
      }
      for (String piece : token.split("/", MOST_TOKENS)) {
        if (holds(Escapes.base64(piece)) || holds(Escapes.hex(piece))) {
          return true;
        }
      }
      if (token.indexOf('/') >= 0 && holds(Escapes.base64(token))) {
        return true;
      }
    }
    return false;
  }
}
