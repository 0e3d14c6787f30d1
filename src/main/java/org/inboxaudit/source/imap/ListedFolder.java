package org.inboxaudit.source.imap;

import org.eclipse.angus.mail.imap.protocol.BASE64MailboxDecoder;
import org.inboxaudit.evidence.FolderRole;

/// A folder as LIST and STATUS tell it.
///
/// @param wireName as the server writes it, to say it back octet by octet
/// @param delimiter between the levels of its name, empty if there are none
/// @param selectable whether it can hold messages
/// @param messages how many it holds, -1 if the server would not tell
record ListedFolder(
    String wireName,
    String delimiter,
    FolderRole role,
    boolean selectable,
    boolean subscribed,
    long messages) {

  /// As the owner sees it.
  String name() {
    return wireName.chars().allMatch(c -> c < 0x80)
        ? BASE64MailboxDecoder.decode(wireName)
        : HeaderBlock.text(wireName.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  ListedFolder with(FolderRole otherRole) {
    return new ListedFolder(wireName, delimiter, otherRole, selectable, subscribed, messages);
  }

  ListedFolder subscribe() {
    return new ListedFolder(wireName, delimiter, role, selectable, true, messages);
  }

  ListedFolder withMessages(long count) {
    return new ListedFolder(wireName, delimiter, role, selectable, subscribed, count);
  }
}
