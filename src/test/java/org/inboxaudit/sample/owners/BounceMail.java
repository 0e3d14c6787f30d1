package org.inboxaudit.sample.owners;

import java.time.Instant;
import java.util.Optional;
import org.inboxaudit.evidence.DeliveryStatus;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.sample.Person;

/// Notifications that a message could not be delivered (RFC 3464).
final class BounceMail {
  private final OwnerMail mail;
  private final Person server;

  BounceMail(OwnerMail mail) {
    this.mail = mail;
    this.server = new Person("Mail Delivery System", "mailer-daemon@" + mail.owner().domain());
  }

  /// @param original the message that is returned, which lies in the mailbox
  /// @param author who wrote it, as its returned header says
  Letter bounce(Instant at, String recipient, String status, Letter original, String author) {
    Letter letter =
        mail.received(server, at, "Undeliverable: your message")
            .unread()
            .header("auto-submitted", "auto-replied")
            .header("content-type", "multipart/report; report-type=delivery-status; boundary=b")
            .part("text/plain")
            .part("message/delivery-status")
            .part("text/rfc822-headers");
    mail.tells(
        letter,
        message ->
            new DeliveryStatus(
                new EvidenceRef(
                    OwnerBuilder.IMAP,
                    EvidenceKind.DELIVERY_STATUS,
                    message.ref().key(),
                    recipient),
                message,
                EmailAddress.parse(recipient),
                DeliveryStatus.Action.FAILED,
                status,
                original.messageId(),
                Optional.of(EmailAddress.of(author))));
    return letter;
  }
}
