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
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds providers' letters about changes to the account: password, recovery address, second step,
/// app passwords, access of apps (S12 to S16).
///
/// Whoever takes an account over locks the door behind them and makes a second one: an app password
/// or a grant survives a new password (ATT&CK T1098.001, T1528). A new phone explains most of it,
/// so the owner is asked. A forwarding request says that this mailbox is the destination (S10); the
/// account it names is the other one by nature. Letters that we do not understand are counted: they
/// may tell of a change that we have no words for, such as POP switched on.
///
/// Blind spot: changes of which the provider wrote to another address, or not at all.
@CheckInfo(
    id = "signin-account-change",
    reads = {Message.class, Notice.class},
    severity = Severity.HIGH,
    version = 2,
    signs = {"S10", "S12", "S13", "S14", "S15", "S16", "S40"},
    features = {"A11", "B23", "C5", "F1", "F7", "F8", "F9"},
    attack = {"T1098.001", "T1098.005", "T1528"})
final class AccountChangeNoticeCheck implements FoldCheck<Evidence, ChangeLetters> {
  /// These come to the address that another account is to be joined with.
  private static final Set<Event> NAMES_THE_OTHER =
      Set.of(Event.FORWARDING_REQUESTED, Event.SENDING_REQUESTED);

  @Override
  public Wanted wants() {
    return AlertLetters.LETTERS;
  }

  @Override
  public ChangeLetters start() {
    return ChangeLetters.none();
  }

  @Override
  public ChangeLetters step(ChangeLetters state, Evidence evidence, AuditContext context) {
    return switch (evidence) {
      case Message message -> state.and(message, context);
      case Notice notice -> state.and(notice, context);
      default -> state;
    };
  }

  @Override
  public List<Finding> conclude(ChangeLetters state, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    Letters letters = state.letters();
    for (Letter letter : letters.kept().values()) {
      findings.add(weigh(letter, letters.cameLaterThanItSays(letter), context));
    }
    if (letters.more()) {
      Finding last = about(letters.kept().lastEntry().getValue().ref().withPart("older"));
      findings.add(last.at(Severity.INFO).with("variant", "older"));
    }
    state
        .strange()
        .forEach(
            (provider, some) ->
                findings.add(some.tell(about(some.newest().withPart("strange")), provider)));
    return findings;
  }

  private Finding weigh(Letter letter, boolean placed, AuditContext context) {
    Finding plain =
        AlertLetters.placed(letter.tell(about(letter.ref())), letter.address(), context);
    Finding told = ChangeLetters.grade(plain, letter.event());
    boolean another = letter.aboutAnother() && !NAMES_THE_OTHER.contains(letter.event());
    return AlertLetters.setAside(told, letter.standing(), another, letter.ownTrace())
        .orElseGet(() -> AlertLetters.answered(told, letter, placed, Severity.LOW, context));
  }
}
