package org.inboxaudit.check.signin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Order;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.evidence.Notice.Event;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// What [AccountChangeNoticeCheck] remembers.
///
/// @param letters those about changes
/// @param strange how many letters of each provider are not understood
record ChangeLetters(Letters letters, SortedMap<String, Strange> strange) {
  private static final int MOST_PROVIDERS = 20;

  /// Letters of one provider that are not understood.
  ///
  /// @param at when the newest was written, in seconds since 1970
  record Strange(long count, long at, EvidenceRef newest) {
    private Strange and(Strange other) {
      boolean newer = Order.precedes(other.newest, other.at, newest, at);
      return new Strange(count + other.count, newer ? at : other.at, newer ? newest : other.newest);
    }

    Finding tell(Finding finding, String provider) {
      Instant written = Instant.ofEpochSecond(at);
      return finding
          .at(Severity.INFO)
          .with("variant", "not-understood")
          .with("provider", AlertLetters.name(provider))
          .with("count", count)
          .with("date", written.atOffset(ZoneOffset.UTC).toLocalDate());
    }
  }

  static ChangeLetters none() {
    return new ChangeLetters(Letters.none(), new TreeMap<>());
  }

  ChangeLetters and(Message message, AuditContext context) {
    return new ChangeLetters(letters.and(message, context), strange);
  }

  ChangeLetters and(Notice notice, AuditContext context) {
    return switch (notice.event()) {
      case NEW_SIGN_IN, SIGN_IN_BLOCKED, STATE_ATTACK_WARNING -> this;
      case NOT_UNDERSTOOD -> AlertLetters.isAboutAnother(notice, context) ? this : count(notice);
      case PASSWORD_CHANGED,
          PASSWORD_RESET_REQUESTED,
          RECOVERY_CHANGED,
          SECOND_FACTOR_CHANGED,
          APP_PASSWORD_CREATED,
          APP_ACCESS_GRANTED,
          FORWARDING_REQUESTED,
          SENDING_REQUESTED ->
          new ChangeLetters(letters.and(notice, context), strange);
    };
  }

  private ChangeLetters count(Notice notice) {
    long at = AlertLetters.moment(notice).getEpochSecond();
    strange.merge(notice.provider(), new Strange(1, at, notice.ref()), Strange::and);
    if (strange.size() > MOST_PROVIDERS) {
      strange.pollLastEntry();
    }
    return this;
  }

  /// What a change is worth by itself.
  static Finding grade(Finding letter, Event event) {
    return switch (event) {
      case PASSWORD_CHANGED -> letter.at(Severity.MEDIUM).with("variant", "password");
      case PASSWORD_RESET_REQUESTED -> letter.at(Severity.LOW).with("variant", "password-reset");
      case RECOVERY_CHANGED -> letter.with("variant", "recovery");
      case SECOND_FACTOR_CHANGED -> letter.with("variant", "second-step");
      case APP_PASSWORD_CREATED -> letter.with("variant", "app-password");
      case APP_ACCESS_GRANTED -> letter.with("variant", "app-access");
      case FORWARDING_REQUESTED -> letter.at(Severity.LOW).with("variant", "forwarding");
      case SENDING_REQUESTED -> letter.at(Severity.MEDIUM).with("variant", "sending");
      case NEW_SIGN_IN, SIGN_IN_BLOCKED, STATE_ATTACK_WARNING, NOT_UNDERSTOOD ->
          throw new IllegalArgumentException("tells of no change: " + event);
    };
  }
}
