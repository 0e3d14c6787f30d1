package org.inboxaudit.evidence;

/// A fact about the mailbox in provider-neutral words. Small, immutable, free of raw content.
public sealed interface Evidence extends Observation
    permits MailRule,
        AccountSetting,
        AccessGrant,
        Folder,
        SignIn,
        MailSession,
        Message,
        Notice,
        DeliveryStatus,
        MessageBody,
        Attachment {

  /// Where this was seen; the same place has the same reference in every audit.
  EvidenceRef ref();

  /// The kind of this evidence, as [EvidenceKind] lists it.
  default EvidenceKind kind() {
    return ref().kind();
  }
}
