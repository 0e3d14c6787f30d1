package org.inboxaudit.check.signin;

import java.util.List;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.ItemCheck;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds providers' letters about changes to the account: password, recovery address, second step,
/// app passwords, access of apps (S12 to S16).
///
/// Whoever takes an account over locks the door behind them and makes a second one: an app password
/// or a grant survives a new password (ATT&CK T1098.001, T1528). A new phone explains most of it,
/// so the owner is asked. A forwarding request says that this mailbox is the destination (S10); the
/// account it names is the other one by nature.
///
/// Blind spot: changes of which the provider wrote to another address, or not at all.
@CheckInfo(
    id = "signin-account-change",
    reads = Notice.class,
    severity = Severity.HIGH,
    signs = {"S10", "S12", "S13", "S14", "S15", "S16", "S40"},
    features = {"A11", "B23", "C5", "F1", "F7", "F8", "F9"},
    attack = {"T1098.001", "T1098.005", "T1528"})
final class AccountChangeNoticeCheck implements ItemCheck<Notice> {
  /// These come to the address that another account is to be joined with.
  private static final Set<Notice.Event> NAMES_THE_OTHER =
      Set.of(Notice.Event.FORWARDING_REQUESTED, Notice.Event.SENDING_REQUESTED);

  @Override
  public Wanted wants() {
    return AlertLetters.LETTERS;
  }

  @Override
  public List<Finding> inspect(Notice notice, AuditContext context) {
    Finding plain =
        about(notice)
            .when(AlertLetters.moment(notice))
            .with("provider", AlertLetters.name(notice.provider()))
            .with("account", AlertLetters.shown(notice.account()))
            .with("device", AlertLetters.shown(notice.device()));
    Finding letter = AlertLetters.placed(plain, notice.address(), context);
    return switch (notice.event()) {
      case PASSWORD_CHANGED -> weigh(letter.at(Severity.MEDIUM), "password", notice, context);
      case PASSWORD_RESET_REQUESTED ->
          weigh(letter.at(Severity.LOW), "password-reset", notice, context);
      case RECOVERY_CHANGED -> weigh(letter, "recovery", notice, context);
      case SECOND_FACTOR_CHANGED -> weigh(letter, "second-step", notice, context);
      case APP_PASSWORD_CREATED -> weigh(letter, "app-password", notice, context);
      case APP_ACCESS_GRANTED -> weigh(letter, "app-access", notice, context);
      case FORWARDING_REQUESTED -> weigh(letter.at(Severity.LOW), "forwarding", notice, context);
      case SENDING_REQUESTED -> weigh(letter.at(Severity.MEDIUM), "sending", notice, context);
      case NEW_SIGN_IN, SIGN_IN_BLOCKED, STATE_ATTACK_WARNING -> List.of();
    };
  }

  private static List<Finding> weigh(
      Finding letter, String change, Notice notice, AuditContext context) {
    boolean another =
        !NAMES_THE_OTHER.contains(notice.event()) && AlertLetters.isAboutAnother(notice, context);
    boolean ours = AlertLetters.isOwnTrace(notice, context);
    Confidence confidence =
        AlertLetters.isTrusted(notice.standing()) ? Confidence.FAIR : Confidence.WEAK;
    return List.of(
        AlertLetters.setAside(letter, notice.standing(), another, ours)
            .orElseGet(
                () -> weighed(letter.at(letter.severity(), confidence), change, notice, context)));
  }

  private static Finding weighed(
      Finding letter, String change, Notice notice, AuditContext context) {
    return AlertLetters.answered(
        letter.with("variant", change),
        notice.standing(),
        AlertLetters.shown(notice.device()),
        Severity.LOW,
        context);
  }
}
