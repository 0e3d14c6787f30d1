package org.inboxaudit.check.signin;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.check.signin.Letters.Letter;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.evidence.Notice.Event;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds providers' letters about sign-ins (S17), blocked tries and state-backed attempts (S37).
///
/// A device that the letters name again and again over weeks is the owner's own, most likely. A
/// letter about another account (S35) or a sign-in of this service (S36) only informs. Places are
/// the provider's guess and weigh nothing. A letter whose date is older than its place in the inbox
/// may have been put there, so it is told as one that could not be checked, and calms nothing.
///
/// Blind spot: sign-ins without a letter, and letters that were deleted.
@CheckInfo(
    id = "signin-notice",
    reads = {Message.class, Notice.class},
    severity = Severity.MEDIUM,
    version = 2,
    signs = {"S17", "S35", "S36", "S37"},
    features = {"A11", "C3", "C4", "C5", "C15", "E17"},
    attack = "T1078.004")
final class SignInNoticeCheck implements FoldCheck<Evidence, Letters> {
  private static final Set<Event> EVENTS =
      Set.of(Event.NEW_SIGN_IN, Event.SIGN_IN_BLOCKED, Event.STATE_ATTACK_WARNING);

  @Override
  public Wanted wants() {
    return AlertLetters.LETTERS;
  }

  @Override
  public Letters start() {
    return Letters.none();
  }

  @Override
  public Letters step(Letters state, Evidence evidence, AuditContext context) {
    return switch (evidence) {
      case Message message -> state.and(message, context);
      case Notice notice when EVENTS.contains(notice.event()) -> state.and(notice, context);
      default -> state;
    };
  }

  @Override
  public List<Finding> conclude(Letters state, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    for (Letter letter : state.kept().values()) {
      List<Letter> same = state.fromTheSameDevice(letter, context);
      if (Letters.showAFamiliarDevice(same)) {
        if (same.getFirst().equals(letter)) {
          findings.add(
              letter
                  .tell(about(letter.ref()))
                  .at(Severity.LOW, Confidence.WEAK)
                  .with("variant", "familiar")
                  .with("count", same.size()));
        }
      } else {
        findings.add(weigh(letter, state.cameLaterThanItSays(letter), context));
      }
    }
    if (state.more()) {
      Finding last = about(state.kept().lastEntry().getValue().ref().withPart("older"));
      findings.add(last.at(Severity.INFO).with("variant", "older"));
    }
    return findings;
  }

  private Finding weigh(Letter letter, boolean placed, AuditContext context) {
    Finding finding =
        AlertLetters.placed(letter.tell(about(letter.ref())), letter.address(), context);
    return AlertLetters.setAside(
            finding, letter.standing(), letter.aboutAnother(), letter.ownTrace())
        .orElseGet(
            () ->
                switch (letter.event()) {
                  case SIGN_IN_BLOCKED -> finding.at(Severity.LOW).with("variant", "blocked");
                  case STATE_ATTACK_WARNING -> finding.with("variant", "state");
                  default -> SignInLetter.weigh(finding, letter, placed, context);
                });
  }
}
