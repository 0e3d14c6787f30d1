package org.inboxaudit.check.message;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.Shown;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.Link;
import org.inboxaudit.evidence.LinkTrait;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds links that ask to let an application into an account, or a device by a code (S31, ATT&CK
/// T1528, T1566.002): who agrees gives the mail away without a password, and no sign-in shows it.
///
/// Services that people use ask for the same. So a request for no more than a name is left alone,
/// and one from a correspondent or an honest list weighs less.
///
/// Blind spot: whether somebody agreed, and links that lead there over other pages.
@CheckInfo(
    id = "message-consent-request",
    reads = MessageBody.class,
    severity = Severity.MEDIUM,
    signs = "S31",
    features = {"E3", "E4", "D21"},
    attack = {"T1528", "T1566.002"})
final class ConsentRequestCheck implements LetterQuestion<MessageBody> {
  private static final String SILENT = "prompt=none";

  @Override
  public List<Finding> inspect(MessageBody body, AuditContext context) {
    List<Link> asking = body.links().stream().filter(ConsentRequestCheck::asks).toList();
    if (asking.isEmpty()) {
      return List.of();
    }
    Reception reception = Reception.of(body, context);
    return asking.stream()
        .flatMap(link -> weigh(link, reception).stream())
        .max((one, other) -> one.severity().compareTo(other.severity()))
        .map(reception::tell)
        .stream()
        .toList();
  }

  private static boolean asks(Link link) {
    return link.traits().contains(LinkTrait.OAUTH_REQUEST)
        || link.traits().contains(LinkTrait.DEVICE_CODE);
  }

  private Optional<Finding> weigh(Link link, Reception reception) {
    Set<LinkTrait> traits = link.traits();
    Finding finding = about(reception.body()).with("host", Shown.of(link.host()));
    if (traits.contains(LinkTrait.OAUTH_REQUEST)) {
      boolean mail = traits.contains(LinkTrait.OAUTH_MAIL_SCOPE);
      boolean lasting = traits.contains(LinkTrait.OAUTH_OFFLINE);
      boolean silent = link.url().toLowerCase(Locale.ROOT).contains(SILENT);
      if (mail) {
        boolean grave = (lasting || silent) && !reception.isOrdinary();
        return Optional.of(finding.at(grave ? Severity.HIGH : Severity.MEDIUM));
      }
      return (lasting || silent) && !reception.isOrdinary()
          ? Optional.of(finding.at(Severity.LOW, Confidence.WEAK))
          : Optional.empty();
    }
    if (reception.isOrdinary()) {
      return Optional.empty();
    }
    boolean asked = reception.body().traits().contains(BodyTrait.ASKS_TO_SIGN_IN);
    return Optional.of(
        finding
            .with("variant", "device")
            .at(asked ? Severity.MEDIUM : Severity.LOW, Confidence.FAIR));
  }
}
