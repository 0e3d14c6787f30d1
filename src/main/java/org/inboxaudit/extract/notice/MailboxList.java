package org.inboxaudit.extract.notice;

import java.util.ArrayList;
import java.util.List;
import org.inboxaudit.evidence.EmailAddress;

/// Reads the addresses out of an address field (RFC 5322 §3.4), and nothing that merely looks like
/// one in a display name or a comment.
public final class MailboxList {
  private static final int MAXIMUM_ADDRESSES = 200;

  private MailboxList() {}

  public static List<EmailAddress> parse(String value) {
    List<EmailAddress> addresses = new ArrayList<>();
    for (String piece : withoutQuotesAndComments(value).split("[,;]", MAXIMUM_ADDRESSES)) {
      int open = piece.lastIndexOf('<');
      int close = piece.indexOf('>', open + 1);
      String address =
          open >= 0 && close > open
              ? piece.substring(open + 1, close)
              : piece.substring(piece.lastIndexOf(':') + 1);
      EmailAddress.parse(address).ifPresent(addresses::add);
    }
    return addresses;
  }

  private static String withoutQuotesAndComments(String value) {
    StringBuilder left = new StringBuilder();
    boolean quoted = false;
    int depth = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"' && depth == 0) {
        quoted = !quoted;
      } else if (c == '(' && !quoted) {
        depth++;
      } else if (c == ')' && !quoted && depth > 0) {
        depth--;
      } else if (!quoted && depth == 0) {
        left.append(c);
      }
    }
    return left.toString();
  }
}
