package org.inboxaudit.source.imap;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The tokens of one response (RFC 9051 §9), read in place.
///
/// Forgiving where it costs nothing: servers write more in atoms than they may.
final class ImapLexer {
  private static final long MAXIMUM_NUMBER = 0xffff_ffffL;

  private final byte[] octets;
  private final int end;
  private int position;

  /// The token that was read last: its octets lie between these.
  private int from;

  private int to;
  private boolean escaped;

  /// What a token is.
  enum Token {
    OPEN,
    CLOSE,
    /// An atom; also a number, and a section with its brackets.
    ATOM,
    /// A quoted string or a literal.
    STRING,
    NIL,
    END
  }

  /// What stands here is not what the grammar says.
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException() {
      super("not what the grammar says", null, false, false);
    }
  }

  ImapLexer(byte[] octets, int from, int end) {
    this.octets = octets;
    this.position = from;
    this.end = end;
  }

  byte[] octets() {
    return octets;
  }

  /// Where the next token begins, or the blanks before it.
  int position() {
    return position;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /// Whether backslashes stand in the token, which [#text] undoes.
  boolean escaped() {
    return escaped;
  }

  Token next() throws MalformedException {
    while (position < end && octets[position] == ' ') {
      position++;
    }
    from = position;
    to = position;
    escaped = false;
    if (position >= end) {
      return Token.END;
    }
    switch (octets[position]) {
      case '(' -> {
        position++;
        return Token.OPEN;
      }
      case ')' -> {
        position++;
        return Token.CLOSE;
      }
      case '"' -> {
        quoted();
        return Token.STRING;
      }
      case '{' -> {
        literal();
        return Token.STRING;
      }
      default -> {
        // literal8 (RFC 3516)
        if (octets[position] == '~' && position + 1 < end && octets[position + 1] == '{') {
          position++;
          literal();
          return Token.STRING;
        }
        atom();
        return is("NIL") ? Token.NIL : Token.ATOM;
      }
    }
  }

  private void quoted() throws MalformedException {
    int at = position + 1;
    while (at < end && octets[at] != '"') {
      if (octets[at] == '\\') {
        escaped = true;
        at++;
      }
      at++;
    }
    if (at >= end) {
      throw new MalformedException();
    }
    from = position + 1;
    to = at;
    position = at + 1;
  }

  private void literal() throws MalformedException {
    int at = position + 1;
    long length = 0;
    while (at < end && octets[at] >= '0' && octets[at] <= '9' && length <= end) {
      length = length * 10 + (octets[at++] - '0');
    }
    if (at < end && octets[at] == '+') {
      at++;
    }
    if (at + 2 >= end
        || octets[at] != '}'
        || octets[at + 1] != '\r'
        || octets[at + 2] != '\n'
        || at + 3 + length > end) {
      throw new MalformedException();
    }
    from = at + 3;
    to = (int) (from + length);
    position = to;
  }

  /// A section may hold blanks and parentheses: `BODY[HEADER.FIELDS (DATE)]<0>`.
  private void atom() {
    boolean bracket = false;
    while (position < end) {
      byte octet = octets[position];
      if (!bracket && isAtomEnd(octet)) {
        break;
      }
      bracket = octet == '[' || (bracket && octet != ']');
      position++;
    }
    to = position;
  }

  /// Of the atom-specials of RFC 9051 §9 those that begin or end something else.
  private static boolean isAtomEnd(byte octet) {
    return octet == ' ' || octet == '(' || octet == ')' || octet == '"' || octet == '{';
  }

  /// Whether the token is this word, in either case.
  boolean is(String word) {
    return to - from == word.length() && startsWith(word);
  }

  /// Whether the token begins with this word, in either case.
  boolean startsWith(String word) {
    if (to - from < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (upper(octets[from + i]) != upper((byte) word.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static int upper(byte octet) {
    return octet >= 'a' && octet <= 'z' ? octet - 32 : octet;
  }

  /// The token, octet by octet; a backslash in a quoted string is undone.
  String text() {
    if (!escaped) {
      return new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
    }
    StringBuilder text = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      if (octets[i] == '\\' && i + 1 < to) {
        i++;
      }
      text.append((char) (octets[i] & 0xff));
    }
    return text.toString();
  }

  byte[] bytes() {
    return escaped
        ? text().getBytes(StandardCharsets.ISO_8859_1)
        : Arrays.copyOfRange(octets, from, to);
  }

  /// A second reader that stands on the same token.
  ImapLexer again() throws MalformedException {
    ImapLexer other = new ImapLexer(octets, from, end);
    other.next();
    return other;
  }

  /// The token as a number of 63 bits (RFC 7162 §7 has such).
  ///
  /// @return -1 if it is none
  long number() {
    return number(octets, from, to);
  }

  /// What stands between two places as a number.
  ///
  /// @return -1 if it is none
  static long number(byte[] octets, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      int digit = octets[i] - '0';
      if (digit < 0 || digit > 9 || number > (Long.MAX_VALUE - 9) / 10) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return to > from ? number : -1;
  }

  /// The token as a UID or another number of 32 bits (RFC 9051 §4.2).
  ///
  /// @return -1 if it is none
  long number32() {
    long number = number();
    return number <= MAXIMUM_NUMBER ? number : -1;
  }

  void expect(Token token) throws MalformedException {
    if (next() != token) {
      throw new MalformedException();
    }
  }

  /// Passes over one value, however deep it nests.
  void skip() throws MalformedException {
    rest(next());
  }

  /// Passes over what is left of the value that began with `first`.
  void rest(Token first) throws MalformedException {
    int depth = first == Token.OPEN ? 1 : 0;
    if (first == Token.CLOSE || first == Token.END) {
      throw new MalformedException();
    }
    // no token of it is of interest, so none is made
    while (depth > 0) {
      if (position >= end) {
        throw new MalformedException();
      }
      switch (octets[position]) {
        case '(' -> {
          depth++;
          position++;
        }
        case ')' -> {
          depth--;
          position++;
          from = position;
          to = position;
        }
        case ' ' -> position++;
        case '"' -> quoted();
        case '{' -> literal();
        default -> atom();
      }
    }
  }

  /// What is left of the line as text.
  String rest() {
    return new String(octets, position, end - position, StandardCharsets.ISO_8859_1).strip();
  }
}
