package org.inboxaudit.check.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.account.FolderScripts.Effect;
import org.inboxaudit.check.account.FolderScripts.Hung;
import org.inboxaudit.evidence.AccountSetting;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds scripts that hang on folders (S09, RFC 6785): they run when mail is moved there, although
/// no list of rules shows them as active.
///
/// Where the script itself can be read, what it does decides. Servers learn from what is moved into
/// the junk folder in this way, so a program there is innocent.
///
/// Blind spot: scripts that only the server's own settings name.
@CheckInfo(
    id = "account-folder-script",
    reads = {MailRule.class, AccountSetting.class},
    severity = Severity.MEDIUM,
    signs = "S09",
    features = "B7",
    attack = "T1114.003")
final class FolderScriptCheck implements FoldCheck<Evidence, FolderScripts> {

  @Override
  public FolderScripts start() {
    return FolderScripts.none();
  }

  @Override
  public FolderScripts step(FolderScripts state, Evidence evidence, AuditContext context) {
    return switch (evidence) {
      case AccountSetting setting -> state.and(setting, context);
      case MailRule rule -> state.and(rule, context);
      default -> state;
    };
  }

  @Override
  public List<Finding> conclude(FolderScripts state, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    state
        .hung()
        .forEach(
            (key, hung) -> {
              String folder = key.substring(0, key.lastIndexOf('|'));
              Optional<Effect> effect = Optional.ofNullable(state.effects().get(hung.scriptKey()));
              findings.add(weigh(about(place(hung, folder)), hung, effect, context));
            });
    if (state.more()) {
      Finding more = about(place(state.hung().lastEntry().getValue(), "").withPart("more"));
      findings.add(more.at(Severity.LOW, Confidence.WEAK).with("variant", "more"));
    }
    return findings;
  }

  private static EvidenceRef place(Hung hung, String folder) {
    return new EvidenceRef(new SourceId(hung.source()), EvidenceKind.ACCOUNT_SETTING, folder);
  }

  private static Finding weigh(
      Finding bare, Hung hung, Optional<Effect> effect, AuditContext context) {
    boolean everywhere = hung.folder().isEmpty();
    Finding finding =
        bare.with("script", hung.script()).with("folder", everywhere ? "–" : hung.folder());
    if (effect.filter(known -> !known.target().isEmpty() && !known.program()).isPresent()) {
      return (FolderScripts.isStranger(effect.get().target(), context)
              ? finding.at(Severity.CRITICAL, Confidence.STRONG)
              : finding.at(Severity.HIGH, Confidence.FAIR))
          .with("target", effect.get().target())
          .with("variant", everywhere ? "sends-everywhere" : "sends");
    }
    finding = everywhere ? finding.with("variant", "everywhere") : finding;
    boolean sorts = effect.filter(known -> known.target().isEmpty()).isPresent();
    return sorts || hung.junk() ? finding.at(Severity.LOW, Confidence.WEAK) : finding;
  }
}
