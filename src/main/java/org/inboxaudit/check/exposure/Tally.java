package org.inboxaudit.check.exposure;

import java.util.List;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageFlag;
import org.inboxaudit.evidence.SourceId;

/// Counts of messages, of attached files, and of octets.
///
/// @param source the connector that told of them; of several, the first by name; empty if none did
record Tally(String source, long messages, long files, long octets) {
  static final Tally NOTHING = new Tally("", 0, 0, 0);

  Tally and(Message message) {
    String name = message.ref().source().value();
    boolean first = source.isEmpty() || name.compareTo(source) < 0;
    return new Tally(
        first ? name : source,
        messages + 1,
        files + files(message).size(),
        octets + Math.max(0, message.size()));
  }

  /// What hangs on a message as a file; a picture within its text does not.
  static List<Message.Part> files(Message message) {
    return message.parts().stream()
        .filter(part -> part.attached() || !part.fileName().isEmpty())
        .toList();
  }

  /// The mailbox as a whole, as the place of a finding.
  EvidenceRef mailbox() {
    return new EvidenceRef(new SourceId(source), EvidenceKind.MESSAGE, "mailbox");
  }

  /// Junk and drafts expose nothing that the owner wrote or was told.
  static boolean counts(Message message) {
    FolderRole role = message.locator().role();
    return role != FolderRole.JUNK && role != FolderRole.DRAFTS && !message.has(MessageFlag.DRAFT);
  }
}
