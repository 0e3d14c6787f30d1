package org.inboxaudit.check.attachment;

import java.util.List;
import java.util.stream.Stream;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.IndicatorKeys;
import org.inboxaudit.check.Indicators;
import org.inboxaudit.check.Indicators.Hit;
import org.inboxaudit.check.Indicators.Kind;
import org.inboxaudit.check.Sightings;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds files whose octets, name or links stand in a set of indicators (S42, ATT&CK T1566.001).
///
/// The same octets are the same file, whatever it is called and however old the set; a name alone
/// means little.
///
/// Blind spot: a file that differs by one octet, and sets that know only MD5 or SHA-1.
@CheckInfo(
    id = "attachment-indicator",
    reads = Attachment.class,
    severity = Severity.HIGH,
    signs = "S42",
    features = {"D15", "H5", "H6", "H7"},
    attack = "T1566.001")
final class FileIndicatorCheck implements FoldCheck<Attachment, Sightings> {

  @Override
  public boolean canBeAsked(AuditContext context) {
    return context.indicators().isThere();
  }

  @Override
  public Wanted wants() {
    return Arrival.FILES;
  }

  @Override
  public Sightings start() {
    return Sightings.none();
  }

  @Override
  public Sightings step(Sightings state, Attachment file, AuditContext context) {
    Message message = file.message();
    boolean report =
        message
            .from()
            .filter(sender -> context.owns(sender) || context.intel().isWatcher(sender.domain()))
            .isPresent();
    Sightings next = state;
    for (Hit hit : hits(file, context.indicators())) {
      next = next.and(hit, file.ref(), message.receivedAt(), !report, message.opened());
    }
    return next;
  }

  private static List<Hit> hits(Attachment file, Indicators indicators) {
    Stream<Hit> octets = indicators.find(Kind.FILE, file.sha256()).stream();
    Stream<Hit> name =
        indicators.find(Kind.FILE_NAME, IndicatorKeys.fileName(file.fileName())).stream();
    Stream<Hit> links = file.links().stream().flatMap(link -> indicators.link(link).stream());
    return Stream.of(octets, name, links).flatMap(hits -> hits).distinct().toList();
  }

  @Override
  public List<Finding> conclude(Sightings state, AuditContext context) {
    return state.conclude(this::about, context);
  }
}
