package org.inboxaudit.extract.sieve;

import java.util.Optional;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;

/// Reads the address out of one mailbox as RFC 5322 §3.4 lets it be written: with a display name,
/// comments, blanks between its parts, a route, or a quoted local part. A server that takes such a
/// text sends to the address in it.
final class MailboxText {
  private static final int MAXIMUM_LENGTH = 320;

  private final String text;
  private final StringBuilder left = new StringBuilder();

  /// Where the last `@` outside of quotes stands in `left`; -1 if none does.
  private int at = -1;

  private int count;

  private MailboxText(String text) {
    this.text = text;
  }

  /// @return empty if there is no address, or more than one
  static Optional<EmailAddress> address(String text) {
    return new MailboxText(text).read();
  }

  private Optional<EmailAddress> read() {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (depth > 0 || c == '(') {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        i += c == '\\' ? 1 : 0;
      } else if (c == '"') {
        i = quoted(i);
      } else if (c == '>') {
        break;
      } else if (c == ',' || c == ';') {
        count = 2;
      } else if (c == '<' || (c == ':' && (left.isEmpty() || left.charAt(0) == '@'))) {
        left.setLength(0);
        at = -1;
        count = c == ':' ? 0 : Math.max(0, count - 1);
      } else if (!Character.isWhitespace(c)) {
        if (c == '@') {
          at = left.length();
          count++;
        }
        left.append(c);
      }
    }
    return count == 1 && at > 0 ? made() : Optional.empty();
  }

  /// Takes a quoted string over, without its quotes where they are not needed.
  ///
  /// @return where it ends
  private int quoted(int open) {
    StringBuilder inside = new StringBuilder();
    int i = open + 1;
    for (; i < text.length() && text.charAt(i) != '"'; i++) {
      if (text.charAt(i) == '\\' && i + 1 < text.length()) {
        i++;
      }
      inside.append(text.charAt(i));
    }
    boolean plain =
        !inside.isEmpty()
            && inside.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-+".indexOf(c) >= 0);
    left.append(plain ? inside : "\"" + inside + "\"");
    return i;
  }

  private Optional<EmailAddress> made() {
    String domain = left.substring(at + 1);
    boolean control = left.chars().anyMatch(c -> c < ' ' || c == 0x7f);
    if (domain.isEmpty() || control || left.length() > MAXIMUM_LENGTH) {
      return Optional.empty();
    }
    return Optional.of(new EmailAddress(left.substring(0, at), new Domain(domain)));
  }
}
