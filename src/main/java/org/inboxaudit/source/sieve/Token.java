package org.inboxaudit.source.sieve;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One piece of a ManageSieve response line (RFC 5804 §4).
sealed interface Token {

  /// A bare word: `OK`, `ACTIVE`, a response code.
  record Word(String upperCase) implements Token {
    public Word {
      upperCase = upperCase.toUpperCase(Locale.ROOT);
    }
  }

  /// A quoted string or a literal.
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Text(byte[] octets) implements Token {
    String string() {
      return new String(octets, StandardCharsets.UTF_8);
    }
  }

  /// A literal above our limit; its octets were read and dropped.
  record TooLong(long octets) implements Token {}

  /// A parenthesis around a response code.
  record Parenthesis(boolean opens) implements Token {}
}
