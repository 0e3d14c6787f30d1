package org.inboxaudit.audit;

import org.inboxaudit.consent.Mailbox;

/// Has a mail server refuse a credential, as far as the service remembers.
public final class Refuser {
  private Refuser() {}

  public static void refuse(SignIns signIns, Mailbox mailbox) {
    try (var attempt = signIns.begin(mailbox)) {
      attempt.refused(true);
    }
  }
}
