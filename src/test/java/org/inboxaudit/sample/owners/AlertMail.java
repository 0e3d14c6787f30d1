package org.inboxaudit.sample.owners;

import java.time.Instant;
import java.util.Optional;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.evidence.Notice.Event;
import org.inboxaudit.sample.Person;

/// Letters of a provider about an account, genuine, and what they tell.
final class AlertMail {
  private static final Person PROVIDER = new Person("Google", "no-reply@accounts.google.com");

  private final OwnerMail mail;

  AlertMail(OwnerMail mail) {
    this.mail = mail;
  }

  /// A sign-in to the owner's account.
  Letter signIn(Instant at, String device, String place) {
    return tell(at, Event.NEW_SIGN_IN, mail.owner().address(), device, place);
  }

  /// The owner's own phone, four times over two years.
  void usualSignIns() {
    for (String day : new String[] {"2024-02-09", "2024-09-20", "2025-05-02", "2026-01-15"}) {
      signIn(Instant.parse(day + "T04:30:00Z"), "Android", "Kangra, India");
    }
  }

  /// A change to the owner's account.
  Letter change(Instant at, Event event) {
    return tell(at, event, mail.owner().address(), "", "");
  }

  /// Something that happened to another account, for which this mailbox is only the recovery
  /// address.
  Letter aboutAnother(Instant at, Event event, String account) {
    return tell(at, event, account, "", "");
  }

  private Letter tell(Instant at, Event event, String account, String device, String place) {
    Letter letter = mail.received(PROVIDER, at, "Security alert");
    mail.tells(letter, message -> notice(message, event, account, at, device, place));
    return letter;
  }

  private static Notice notice(
      Message message, Event event, String account, Instant at, String device, String place) {
    return new Notice(
        new EvidenceRef(OwnerBuilder.IMAP, EvidenceKind.NOTICE, message.ref().key()),
        message,
        "google",
        event,
        Notice.Standing.VERIFIED,
        account,
        Optional.of(at),
        device,
        place,
        "");
  }
}
