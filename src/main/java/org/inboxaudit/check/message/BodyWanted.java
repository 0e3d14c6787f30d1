package org.inboxaudit.check.message;

import java.util.EnumSet;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageFlag;

/// Of which messages the texts are wanted: of all that came in. All checks on letters ask alike, so
/// that each text is fetched for all of them or for none; how much is fetched is the source's to
/// bound.
///
/// Letters that say they come from the owner are wanted as well where they lie among what came in:
/// "your mailbox is full" is often sent in the owner's own name.
final class BodyWanted {
  static final Wanted RECEIVED =
      (message, context) ->
          isReceived(message, context) ? Set.of(EvidenceKind.MESSAGE_BODY) : Set.of();

  private static final Set<FolderRole> OWN_MAIL = EnumSet.of(FolderRole.ALL, FolderRole.ARCHIVE);

  private BodyWanted() {}

  /// Whether a message came in from somebody. What the owner sent lies in the folder of all mail,
  /// too.
  static boolean isReceived(Message message, AuditContext context) {
    FolderRole role = message.locator().role();
    boolean sent =
        OWN_MAIL.contains(role)
            && message.from().filter(context.owner().addresses()::contains).isPresent();
    return role != FolderRole.SENT
        && role != FolderRole.DRAFTS
        && !message.has(MessageFlag.DRAFT)
        && !sent;
  }
}
