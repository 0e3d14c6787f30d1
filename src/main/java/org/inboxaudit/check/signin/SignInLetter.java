package org.inboxaudit.check.signin;

import java.time.Duration;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.signin.Letters.Letter;
import org.inboxaudit.evidence.Notice.Standing;
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
    Standing standing = placed ? Standing.UNKNOWN : letter.standing();
    boolean trusted = AlertLetters.isTrusted(standing);
    Confidence sure = trusted && !context.owner().usesVpn() ? Confidence.FAIR : Confidence.WEAK;
    Finding told = finding.at(recent ? Severity.MEDIUM : Severity.LOW, sure);
    Finding answered =
        AlertLetters.answered(told, standing, letter.device(), Severity.INFO, context);
    return placed ? answered.with("variant", "placed") : answered;
  }
}
