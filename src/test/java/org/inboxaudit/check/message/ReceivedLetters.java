package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.body;

import org.inboxaudit.evidence.BodyBuilder;

/// Letters as the owner's server hands them over.
final class ReceivedLetters {
  private ReceivedLetters() {}

  /// With nothing of the owner's server on it.
  static BodyBuilder letter(String from) {
    return body("b1").from(from);
  }

  /// As the owner's server would have borne it out.
  static BodyBuilder vouched(String from) {
    return judged(from, "dmarc=pass");
  }

  /// As the owner's server would have looked at it in vain.
  static BodyBuilder unproven(String from) {
    return judged(from, "spf=none; dkim=none");
  }

  /// With what the owner's server wrote about where it comes from.
  static BodyBuilder judged(String from, String results) {
    return letter(from)
        .carried(
            m ->
                m.header("received", "from out.example by mx.mailbox.example with ESMTPS")
                    .header("authentication-results", "mx.mailbox.example; " + results));
  }
}
