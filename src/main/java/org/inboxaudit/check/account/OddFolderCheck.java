package org.inboxaudit.check.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.Shown;
import org.inboxaudit.check.account.OddFolders.Odd;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Folder;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds folders with mail where nobody would look (S39): without a name to speak of, with a name
/// that looks like another, below the trash, or kept out of the list of folders.
///
/// Rules hide mail in such places. People make them as well, by accident or to keep order, and mail
/// programs put deleted folders below the trash; so all of them weigh little.
///
/// Blind spot: a folder with an ordinary name.
@CheckInfo(
    id = "account-odd-folder",
    reads = Folder.class,
    severity = Severity.LOW,
    confidence = Confidence.WEAK,
    signs = "S39",
    features = "E13",
    attack = "T1564.008")
final class OddFolderCheck implements FoldCheck<Folder, OddFolders> {
  private static final int MOSTLY = 5;

  @Override
  public OddFolders start() {
    return OddFolders.none();
  }

  @Override
  public OddFolders step(OddFolders state, Folder folder, AuditContext context) {
    OddFolders counted = folder.subscribed() ? state.andSubscribed() : state;
    if (folder.messages() <= 0 || folder.role() != FolderRole.OTHER) {
      return counted;
    }
    String key = Shown.key(folder.name());
    String name = folder.name();
    if (FolderNames.isBare(name)) {
      return counted.and(key, odd(folder, ""));
    }
    if (FolderNames.hidesSomething(name)) {
      return counted.and(key, odd(folder, "unseen"));
    }
    if (FolderNames.isBelowForgotten(name, context.intel())) {
      return counted.and(key, odd(folder, "below"));
    }
    boolean ordinary =
        folder.subscribed()
            || context.intel().isFolderIn("hide-away-folders", name)
            || context.intel().isFolderIn("discard-folders", name)
            || context.intel().isFolderIn("archive-folders", name);
    return ordinary ? counted : counted.andUnsubscribed(key, odd(folder, "unsubscribed"));
  }

  private static Odd odd(Folder folder, String sign) {
    return new Odd(folder.ref().source().value(), Shown.of(folder.name()), sign, folder.messages());
  }

  @Override
  public List<Finding> conclude(OddFolders state, AuditContext context) {
    SortedMap<String, Odd> all = new TreeMap<>(state.odd());
    if (state.subscribed() >= MOSTLY && state.unsubscribed().size() <= OddFolders.FEW) {
      all.putAll(state.unsubscribed());
    }
    List<Finding> findings = new ArrayList<>();
    for (Map.Entry<String, Odd> each : all.entrySet()) {
      Odd odd = each.getValue();
      Finding finding =
          about(place(odd, each.getKey()))
              .with("folder", odd.name())
              .with("messages", odd.messages());
      findings.add(odd.sign().isEmpty() ? finding : finding.with("variant", odd.sign()));
    }
    if (state.more()) {
      Finding more = about(place(state.odd().lastEntry().getValue(), "").withPart("more"));
      findings.add(more.with("variant", "more"));
    }
    return findings;
  }

  private static EvidenceRef place(Odd odd, String key) {
    return new EvidenceRef(new SourceId(odd.source()), EvidenceKind.FOLDER, key);
  }
}
