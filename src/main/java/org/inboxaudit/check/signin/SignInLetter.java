package org.inboxaudit.check.signin;

import java.time.Duration;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.signin.Letters.Letter;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// What a provider's letter about a sign-in is worth.
final class SignInLetter {
  private static final Duration RECENT = Duration.ofDays(365);

  private SignInLetter() {}

  /// @param placed whether its date is older than its place: then nobody's word is taken for it
  static Finding weigh(Finding finding, Letter letter, boolean placed, AuditContext context) {
    boolean recent = letter.when().isAfter(context.asOf().minus(RECENT));
    Confidence sure = context.owner().usesVpn() ? Confidence.WEAK : Confidence.FAIR;
    Finding told = finding.at(recent ? Severity.MEDIUM : Severity.LOW, sure);
    return AlertLetters.answered(told, letter, placed, Severity.INFO, context);
  }
}
