package org.inboxaudit.check.message;

import java.time.Instant;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageFlag;

/// The numbers of the inbox and of the folder of sent mail.
record Losses(Months inbox, Months sent) {

  static Losses none() {
    return new Losses(Months.none(), Months.none());
  }

  /// What others wrote was in the inbox if it lies elsewhere now; what the owner wrote was among
  /// sent mail.
  Losses and(Message message, AuditContext context) {
    FolderRole role = message.locator().role();
    Instant asOf = context.asOf();
    if (role == FolderRole.SENT) {
      return new Losses(inbox, sent.and(message, true, asOf));
    }
    if (role == FolderRole.DRAFTS || message.has(MessageFlag.DRAFT)) {
      return this;
    }
    boolean written = message.from().filter(context.owner().addresses()::contains).isPresent();
    boolean moved = written && role != FolderRole.INBOX;
    return new Losses(
        inbox.and(message, role == FolderRole.INBOX, asOf),
        moved ? sent.and(message, false, asOf) : sent);
  }
}
