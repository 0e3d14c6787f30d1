package org.inboxaudit.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Intel;
import org.inboxaudit.check.Owner;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.SourceId;

/// Messages for tests of what a mailbox index learns. All people are invented.
public final class SampleMail {
  public static final EmailAddress OWNER = EmailAddress.of("owner@example.org");

  public static final AuditContext CONTEXT =
      new AuditContext(
          new Owner(Set.of(OWNER), Set.of(), false, List.of()),
          SampleAudit.CREATED_AT,
          new Intel(
              "test",
              Map.of("public-mail-providers", List.of(), "forward-subjects", List.of("fwd"))));

  private SampleMail() {}

  public static Message message(
      EmailAddress from, EmailAddress to, FolderRole role, Instant at, String messageId) {
    return new Message(
        new EvidenceRef(new SourceId("tape"), EvidenceKind.MESSAGE, messageId),
        new Message.Locator(role.name(), role, 1, 1),
        messageId,
        Optional.empty(),
        at,
        Optional.of(from),
        "",
        List.of(to),
        List.of(),
        "subject",
        1000,
        Set.of(),
        OptionalLong.empty(),
        new TreeMap<>(),
        List.of());
  }

  /// A message the owner sent that names others.
  static Message reply(String field, String subject, String named) {
    Message plain =
        message(
            OWNER,
            EmailAddress.of("colleague@example.net"),
            FolderRole.SENT,
            SampleAudit.CREATED_AT,
            "reply");
    return new Message(
        plain.ref(),
        plain.locator(),
        plain.messageId(),
        plain.sentAt(),
        plain.receivedAt(),
        plain.from(),
        plain.fromName(),
        plain.recipients(),
        plain.replyTo(),
        subject,
        plain.size(),
        plain.flags(),
        plain.modSeq(),
        Map.of(field, List.of(named)),
        plain.parts());
  }

  /// A file the owner sent.
  static Attachment attachment(Instant at, String sha256) {
    return new Attachment(
        new EvidenceRef(new SourceId("tape"), EvidenceKind.ATTACHMENT, sha256),
        message(OWNER, EmailAddress.of("colleague@example.net"), FolderRole.SENT, at, "m1"),
        "plan.pdf",
        List.of(),
        "application/pdf",
        "application/pdf",
        1000,
        sha256,
        Set.of(),
        List.of(),
        Set.of(),
        "");
  }

  /// What an index learns from messages that somebody else sent to the owner.
  public static IndexDelta heard(List<EmailAddress> senders, Instant at, String messageIdPrefix) {
    IndexDelta delta = new IndexDelta();
    for (int i = 0; i < senders.size(); i++) {
      delta.learn(
          message(senders.get(i), OWNER, FolderRole.INBOX, at, messageIdPrefix + i), CONTEXT);
    }
    return delta;
  }
}
