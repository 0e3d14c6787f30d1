package org.inboxaudit.check.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Brand;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds that letters are missing which the provider should have written (S22): about the app
/// password or the sign-in of our own first audit, though it wrote such letters before. Somebody,
/// or some rule, may take them away.
///
/// And says when there are none, or none for a year: a quiet mailbox is no good news where letters
/// are expected. Only the first audit counts, because later ones come with the same password; only
/// after a day, because letters take their time.
///
/// Blind spot: providers whose letters we do not know, and whatever was taken away before.
@CheckInfo(
    id = "signin-missing-notice",
    reads = {Message.class, Notice.class},
    severity = Severity.LOW,
    confidence = Confidence.WEAK,
    signs = {"S22", "S36"},
    features = {"A10", "C17"},
    attack = "T1070.008")
final class MissingNoticeCheck implements FoldCheck<Evidence, WrittenNotices> {
  private static final Duration LONG = Duration.ofDays(365);

  @Override
  public Wanted wants() {
    return AlertLetters.LETTERS;
  }

  @Override
  public WrittenNotices start() {
    return WrittenNotices.none();
  }

  @Override
  public WrittenNotices step(WrittenNotices state, Evidence evidence, AuditContext context) {
    if (evidence instanceof Message message) {
      return message.locator().role() == FolderRole.INBOX ? state.in(message) : state;
    }
    return evidence instanceof Notice notice
            && AlertLetters.isUnderstood(notice)
            && !AlertLetters.isLure(notice.standing())
            && !AlertLetters.isAboutAnother(notice, context)
        ? state.and(notice, context)
        : state;
  }

  @Override
  public List<Finding> conclude(WrittenNotices state, AuditContext context) {
    Optional<Brand> provider = Expectation.provider(context);
    if (provider.isEmpty() || state.places().isEmpty()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    EvidenceRef inbox = state.places().firstEntry().getValue();
    String name = provider.get().provider();
    boolean lived = Expectation.hasAPast(context);
    Optional<Instant> last = state.last(name);
    if (last.isEmpty() ? lived : last.get().isBefore(context.asOf().minus(LONG))) {
      Finding quiet = told(inbox.withPart("quiet"), name).at(Severity.INFO);
      findings.add(
          last.map(at -> quiet.when(at).with("variant", "silent"))
              .orElseGet(() -> quiet.with("variant", "none")));
    }
    Expectation.firstAudit(context)
        .filter(audit -> state.hadWritten(name, audit) && !state.met(audit))
        .ifPresent(audit -> findings.add(told(inbox.withPart("missing"), name).when(audit)));
    return findings;
  }

  private Finding told(EvidenceRef place, String provider) {
    return about(place).with("provider", AlertLetters.name(provider));
  }
}
