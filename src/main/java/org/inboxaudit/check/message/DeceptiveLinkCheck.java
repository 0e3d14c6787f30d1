package org.inboxaudit.check.message;

import java.util.List;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.ItemCheck;
import org.inboxaudit.check.message.LinkSigns.Sign;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds letters that press people to sign in and lead somewhere else than they say (S34, ATT&CK
/// T1566.002): another site than the text names, a host dressed up as a service's or the owner's, a
/// bare address, a form for the password.
///
/// What a letter asks and where it leads count together. Where it leads counts alone only if hardly
/// any honest letter leads there; a newsletter leads through the counter of its sender.
///
/// Blind spot: words in languages the lists do not have, text inside pictures, and whether somebody
/// followed the link.
@CheckInfo(
    id = "message-deceptive-link",
    reads = MessageBody.class,
    severity = Severity.MEDIUM,
    signs = {"S31", "S34"},
    features = {"E2", "E4", "D21"},
    attack = {"T1566.002", "T1598"})
final class DeceptiveLinkCheck implements ItemCheck<MessageBody> {

  @Override
  public Set<EvidenceKind> wants(Message message, AuditContext context) {
    return BodyWanted.of(message, context);
  }

  @Override
  public Set<String> headers() {
    return Reception.headers();
  }

  @Override
  public List<Finding> inspect(MessageBody body, AuditContext context) {
    int words = words(body);
    LinkSigns signs = LinkSigns.of(body, context);
    if (!LinkWeight.matters(signs, words)) {
      return List.of(); // most letters, and how they came is costly to work out
    }
    Reception reception = Reception.of(body, context);
    LinkWeight weight = LinkWeight.of(signs, words, reception);
    if (weight == LinkWeight.NONE) {
      return List.of();
    }
    Finding finding =
        about(body).at(weight.severity(), weight.confidence()).with("host", signs.host());
    boolean answer = body.links().isEmpty();
    return List.of(
        reception.tell(
            signs.show(Sign.FORM)
                ? finding.with("variant", "form")
                : answer ? finding.with("variant", "answer") : finding));
  }

  private static int words(MessageBody body) {
    Set<BodyTrait> pressing =
        Set.of(BodyTrait.ACCOUNT_THREAT, BodyTrait.ASKS_TO_SIGN_IN, BodyTrait.PASSWORD_FORM);
    return Math.toIntExact(body.traits().stream().filter(pressing::contains).count());
  }
}
