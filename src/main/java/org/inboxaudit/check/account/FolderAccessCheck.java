package org.inboxaudit.check.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.account.Grantees.Entry;
import org.inboxaudit.evidence.AccessGrant;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds others who may open the owner's folders (S11, ATT&CK T1098.002).
///
/// Such a right outlives a new password. An inbox that anybody may open has hardly an innocent
/// reason; a secretary or a team has one, and a colleague of the same organisation more often than
/// not. Rights to see that a folder is there, or to send mail into it, weigh nothing.
///
/// Blind spot: rights of the server's administrators, and delegates of services other than IMAP.
@CheckInfo(
    id = "account-folder-access",
    reads = AccessGrant.class,
    severity = Severity.MEDIUM,
    signs = "S11",
    features = {"F3", "F4"},
    attack = "T1098.002")
final class FolderAccessCheck implements FoldCheck<AccessGrant, Grantees> {

  @Override
  public Grantees start() {
    return Grantees.none();
  }

  @Override
  public Grantees step(Grantees state, AccessGrant grant, AuditContext context) {
    String bare = Grantees.bare(grant.grantee());
    boolean own =
        EmailAddress.parse(bare).filter(context.owner().addresses()::contains).isPresent();
    boolean ordinary = own || bare.equals("administrators");
    return Grantees.opens(grant) && !ordinary ? state.and(grant) : state;
  }

  @Override
  public List<Finding> conclude(Grantees state, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    state.kept().forEach((key, entry) -> findings.add(weigh(key, entry, context)));
    if (state.more()) {
      Finding more = about(place(state.kept().lastEntry().getValue(), "more"));
      findings.add(more.at(Severity.LOW, Confidence.WEAK).with("variant", "more"));
    }
    return findings;
  }

  private static EvidenceRef place(Entry entry, String key) {
    return new EvidenceRef(new SourceId(entry.source()), EvidenceKind.ACCESS_GRANT, key);
  }

  private Finding weigh(String key, Entry entry, AuditContext context) {
    Finding finding =
        about(place(entry, key.substring(1)))
            .with("grantee", entry.name())
            .with("folder", entry.folder())
            .with("folders", entry.folders());
    if (entry.everybody()) {
      Finding open = finding.with("variant", "anyone");
      return entry.inbox()
          ? open.at(Severity.CRITICAL, Confidence.STRONG)
          : open.at(Severity.MEDIUM, Confidence.WEAK);
    }
    Optional<EmailAddress> address = EmailAddress.parse(Grantees.bare(entry.name()));
    return address.filter(context::owns).isPresent()
        ? finding.with("variant", "colleague").at(Severity.LOW, Confidence.WEAK)
        : finding;
  }
}
