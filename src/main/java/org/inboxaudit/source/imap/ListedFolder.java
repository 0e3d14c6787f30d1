package org.inboxaudit.source.imap;

import org.eclipse.angus.mail.imap.protocol.BASE64MailboxDecoder;
import org.inboxaudit.evidence.FolderRole;

/// A folder as LIST and STATUS tell it.
///
/// @param wireName as the server writes it, to say it back octet by octet
/// @param delimiter between the levels of its name, empty if there are none
/// @param selectable whether it can hold messages
/// @param counts how many messages it holds, and their numbering
record ListedFolder(
    String wireName,
    String delimiter,
    FolderRole role,
    boolean selectable,
    boolean subscribed,
    Counts counts) {

  /// What STATUS tells; -1 for what the server would not tell.
  ///
  /// @param uidNext the UID that the next message will have
  record Counts(long messages, long uidNext, long uidValidity) {
    static final Counts UNKNOWN = new Counts(-1, -1, -1);
  }

  /// The name as it stands in a command: quoted where the octets allow it, else as a literal.
  String astring() {
    return isQuotable(wireName)
        ? '"' + wireName.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
        : "{" + wireName.length() + "}\r\n" + wireName;
  }

  static boolean isQuotable(String wireName) {
    return wireName.chars().allMatch(c -> c >= ' ' && c < 0x7f);
  }

  /// A name to compare by: INBOX is the one whose case does not count (RFC 9051 §5.1).
  static String oneName(String wireName) {
    return wireName.equalsIgnoreCase("INBOX") ? "INBOX" : wireName;
  }

  /// As the owner sees it.
  String name() {
    String name =
        wireName.chars().allMatch(c -> c < 0x80)
            ? BASE64MailboxDecoder.decode(wireName)
            : HeaderBlock.text(wireName);
    return PlainText.cut(name, name.length());
  }

  ListedFolder with(FolderRole otherRole) {
    return new ListedFolder(wireName, delimiter, otherRole, selectable, subscribed, counts);
  }

  ListedFolder subscribe() {
    return new ListedFolder(wireName, delimiter, role, selectable, true, counts);
  }

  ListedFolder with(Counts known) {
    return new ListedFolder(wireName, delimiter, role, selectable, subscribed, known);
  }

  /// How many messages it holds, -1 if the server would not tell.
  long messages() {
    return counts.messages();
  }
}
