package org.inboxaudit.check.message;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.message.ArrivalOrder.Order;
import org.inboxaudit.check.message.ArrivalOrder.Watched;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds folders whose mail is marked as read in the very order in which it comes: by a rule, not
/// by a person (S22, ATT&CK T1564.008).
///
/// The order of changes is only told for folders into which a rule files. Newsletters and lists do
/// not count, nor do the inbox and the trash, where people read and throw away. Somebody who reads
/// such a folder from top to bottom, or files there what they have read, looks the same: so it
/// weighs little.
///
/// Blind spot: servers that keep no order of changes (RFC 7162).
@CheckInfo(
    id = "message-read-on-arrival",
    reads = Message.class,
    severity = Severity.LOW,
    confidence = Confidence.WEAK,
    signs = {"S03", "S22"},
    features = "B24",
    attack = {"T1564.008", "T1070.008"})
final class ReadOnArrivalCheck implements FoldCheck<Message, ArrivalOrder> {
  private static final long ENOUGH = 10;
  private static final double NEARLY_ALL = 0.9;
  private static final Set<FolderRole> SORTED_AWAY =
      EnumSet.of(FolderRole.OTHER, FolderRole.ARCHIVE, FolderRole.JUNK);

  @Override
  public Set<String> headers() {
    return ArrivalOrder.headers();
  }

  @Override
  public ArrivalOrder start() {
    return ArrivalOrder.none();
  }

  @Override
  public ArrivalOrder step(ArrivalOrder state, Message message, AuditContext context) {
    return SORTED_AWAY.contains(message.locator().role()) ? state.and(message, context) : state;
  }

  @Override
  public List<Finding> conclude(ArrivalOrder state, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    state
        .folders()
        .forEach(
            (key, watched) -> {
              Order order = watched.order();
              if (order.count() >= ENOUGH && order.early() >= NEARLY_ALL * order.count()) {
                findings.add(weigh(key, watched, order, context));
              }
            });
    return findings;
  }

  private Finding weigh(String key, Watched watched, Order order, AuditContext context) {
    boolean grave =
        order.warnings() > 0 || context.intel().isFolderIn("hide-away-folders", watched.folder());
    Finding finding =
        about(new EvidenceRef(new SourceId(watched.source()), EvidenceKind.FOLDER, key))
            .at(grave ? Severity.MEDIUM : Severity.LOW)
            .with("folder", watched.folder())
            .with("read", order.early())
            .with("count", order.count())
            .with("warnings", order.warnings());
    return order.warnings() > 0 ? finding.with("variant", "warnings") : finding;
  }
}
