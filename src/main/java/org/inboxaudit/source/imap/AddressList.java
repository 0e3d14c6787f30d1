package org.inboxaudit.source.imap;

import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.field.address.LenientAddressParser;

/// The addresses in a field (RFC 5322 §3.4), as far as they can be made out.
///
/// The list is cut into its members here, and the plain ones among them are read here; all others
/// are for the library. Its effort grows with the square of what it is given, so it gets one member
/// at a time, and none that is too long to be meant.
final class AddressList {
  private static final int FIELD = 64 << 10;
  private static final int MEMBER = 1_000;
  private static final int MEMBERS = 1_000;

  private AddressList() {}

  /// An address and the name beside it.
  ///
  /// @param name decoded, empty if there is none
  record Mailbox(String name, String address) {}

  static List<Mailbox> parse(String field) {
    List<Mailbox> mailboxes = new ArrayList<>(1);
    int end = Math.min(FIELD, field.length());
    int from = 0;
    while (from < end && mailboxes.size() < MEMBERS) {
      int to = endOfMember(field, from, end);
      String member = field.substring(from, to).strip();
      if (!member.isEmpty() && member.length() <= MEMBER) {
        read(member, mailboxes);
      }
      from = to + 1;
    }
    return mailboxes;
  }

  /// Up to the comma or semicolon that is not in a quoted string, a comment or angle brackets. Of
  /// brackets that are never closed the first comma ends the member after all.
  private static int endOfMember(String field, int from, int end) {
    boolean quoted = false;
    int comment = 0;
    int firstComma = -1;
    for (int i = from; i < end; i++) {
      char c = field.charAt(i);
      if (c == '\\') {
        i++;
      } else if (quoted) {
        quoted = c != '"';
      } else if (c == '"') {
        quoted = comment == 0;
      } else if (c == '(') {
        comment++;
      } else if (c == ')') {
        comment = Math.max(0, comment - 1);
      } else if ((c == ',' || c == ';') && comment == 0) {
        return i;
      }
      if (c == ',' && firstComma < 0) {
        firstComma = i;
      }
    }
    boolean open = quoted || comment > 0;
    return open && firstComma >= 0 ? firstComma : end;
  }

  private static void read(String member, List<Mailbox> mailboxes) {
    int open = member.indexOf('<');
    int colon = member.indexOf(':');
    if (isPlain(member) && (open < 0 || member.endsWith(">"))) {
      // the name of a group stands before a colon
      String named =
          colon >= 0 && (open < 0 || colon < open) ? member.substring(colon + 1) : member;
      int bracket = named.indexOf('<');
      String name = bracket < 0 ? "" : named.substring(0, bracket).strip();
      String address = bracket < 0 ? named : named.substring(bracket + 1, named.length() - 1);
      if (!address.isBlank()) {
        mailboxes.add(new Mailbox(HeaderBlock.decode(name), address.strip()));
      }
      return;
    }
    LenientAddressParser.DEFAULT.parseAddressList(member).flatten().stream()
        .map(mailbox -> new Mailbox(plain(mailbox.getName()), plain(mailbox.getAddress())))
        .forEach(mailboxes::add);
  }

  /// Whether nothing in it needs more than a look: the name may be in quotes that enclose nothing
  /// but itself.
  private static boolean isPlain(String member) {
    int brackets = 0;
    for (int i = 0; i < member.length(); i++) {
      char c = member.charAt(i);
      brackets += c == '<' ? 1 : 0;
      if (c == '"' || c == '(' || c == ')' || c == '\\' || c == '[' || c < ' ') {
        return false;
      }
    }
    return brackets <= 1;
  }

  private static String plain(String text) {
    return text == null ? "" : text;
  }
}
