package org.inboxaudit.check.signin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.check.signin.Letters.Letter;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds alert letters that somebody put out of sight: in the trash, among junk, in a folder nobody
/// opens, or filed and marked as read (S22, ATT&CK T1070.008).
///
/// Whether that is odd depends on the habit. Where most letters of a provider stayed in the inbox,
/// the few that did not stand out; where all were cleared away, the owner is tidy. A letter that
/// only pretends belongs among junk.
///
/// Blind spot: letters that are gone for good.
@CheckInfo(
    id = "signin-hidden-notice",
    reads = Notice.class,
    severity = Severity.MEDIUM,
    signs = "S22",
    features = {"B24", "C17"},
    attack = "T1070.008")
final class HiddenNoticeCheck implements FoldCheck<Notice, Letters> {
  @Override
  public Wanted wants() {
    return AlertLetters.LETTERS;
  }

  @Override
  public Letters start() {
    return Letters.none();
  }

  @Override
  public Letters step(Letters state, Notice notice, AuditContext context) {
    FolderRole role = notice.message().locator().role();
    boolean counts =
        AlertLetters.isTrusted(notice.standing())
            || (notice.standing() == Notice.Standing.UNKNOWN && role != FolderRole.JUNK);
    return counts && AlertLetters.isUnderstood(notice) ? state.and(notice, context) : state;
  }

  @Override
  public List<Finding> conclude(Letters state, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    for (Letter letter : state.kept().values()) {
      if (letter.hiding() > 0 && !letter.aboutAnother() && !letter.ownTrace()) {
        weigh(letter, state).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private Optional<Finding> weigh(Letter letter, Letters all) {
    long stayed = all.count(letter.provider(), 0);
    long alike = all.count(letter.provider(), letter.hiding());
    boolean standsOut = stayed >= 2 && stayed > alike;
    Finding finding =
        about(letter.ref())
            .when(letter.when())
            .with("provider", letter.provider())
            .with("folder", letter.folder())
            .with("read", letter.seen() ? "yes" : "no");
    if (letter.hiding() == Letters.FILED) {
      return standsOut && letter.seen()
          ? Optional.of(finding.at(Severity.LOW, Confidence.WEAK).with("variant", "filed"))
          : Optional.empty();
    }
    if (stayed == 0 && alike >= 3) {
      return Optional.of(finding.at(Severity.LOW, Confidence.WEAK).with("variant", "tidy"));
    }
    boolean sure = standsOut && AlertLetters.isTrusted(letter.standing());
    return Optional.of(
        finding.at(
            standsOut && letter.tellsOfAChange() ? Severity.HIGH : Severity.MEDIUM,
            sure ? Confidence.FAIR : Confidence.WEAK));
  }
}
