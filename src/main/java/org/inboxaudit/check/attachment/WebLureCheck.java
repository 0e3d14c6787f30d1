package org.inboxaudit.check.attachment;

import java.util.List;
import java.util.Optional;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.ItemCheck;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds files that work like a false web page: HTML that hands over a file it built itself, a form
/// that asks for a password, a picture with a script in it, a document that is little more than one
/// link, links that lead elsewhere than they say, and actions that open something else (S29, S31,
/// ATT&CK T1027.006, T1566.002).
///
/// Saved web pages hold scripts, forms and links of all sorts, and bills hold one link, so much
/// depends on whether the sender is a stranger, and on whether they were believed.
///
/// Blind spot: a page that fetches its form only when it is shown, and links in pictures.
@CheckInfo(
    id = "attachment-web-lure",
    reads = Attachment.class,
    severity = Severity.MEDIUM,
    signs = {"S29", "S31"},
    features = {"D13", "D14", "D18"},
    attack = {"T1027.006", "T1566.001", "T1566.002"})
final class WebLureCheck implements ItemCheck<Attachment> {

  @Override
  public Wanted wants() {
    return Arrival.FILES;
  }

  @Override
  public List<Finding> inspect(Attachment file, AuditContext context) {
    Optional<Lure> lure = Lure.of(file);
    if (lure.isEmpty()) {
      return List.of();
    }
    Arrival arrival = Arrival.of(file, context);
    return List.of(arrival.tell(weigh(about(file), lure.get(), arrival)));
  }

  private static Finding weigh(Finding plain, Lure lure, Arrival arrival) {
    Finding finding = plain.with("kind", lure.word());
    if (!arrival.fromStranger()) {
      return lure == Lure.SMUGGLED
          ? finding.at(Severity.MEDIUM)
          : finding.at(lure.isUsual() ? Severity.INFO : Severity.LOW, Confidence.WEAK);
    }
    return switch (lure) {
      case SMUGGLED ->
          arrival.believedAStranger()
              ? finding.at(Severity.CRITICAL, Confidence.STRONG)
              : finding.at(Severity.HIGH);
      case ACCESS, PASSWORD, PICTURE ->
          finding.at(
              Severity.HIGH, arrival.believedAStranger() ? Confidence.STRONG : Confidence.FAIR);
      case DISGUISED_LINK, ACTION -> finding;
      case OTHER_LINK, ONE_LINK -> finding.at(Severity.MEDIUM, Confidence.WEAK);
      case PAGE -> finding.at(Severity.LOW, Confidence.WEAK);
    };
  }
}
