package org.inboxaudit.check.message;

import java.util.List;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.message.LinkSigns.Sign;
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
final class DeceptiveLinkCheck implements LetterQuestion<MessageBody> {

  @Override
  public List<Finding> inspect(MessageBody body, AuditContext context) {
    Asking asking = Asking.of(body);
    LinkSigns signs = LinkSigns.of(body, context);
    if (!LinkWeight.matters(signs, asking)
        && FiltersWord.of(body.message(), context.intel()) == FiltersWord.NOTHING) {
      return List.of(); // most letters, and how they came is costly to work out
    }
    Reception reception = Reception.of(body, context);
    LinkWeight weight = LinkWeight.of(signs, asking, reception);
    if (weight == LinkWeight.NONE) {
      return List.of();
    }
    Finding finding =
        about(body).at(weight.severity(), weight.confidence()).with("host", signs.host());
    String variant = variant(signs, asking, reception);
    return List.of(reception.tell(variant.isEmpty() ? finding : finding.with("variant", variant)));
  }

  /// By what the letter is told from an honest one.
  private static String variant(LinkSigns signs, Asking asking, Reception reception) {
    if (signs.show(Sign.FORM)) {
      return "form";
    }
    if (!asking.asks() && reception.filtered() != FiltersWord.NOTHING && !signs.isDressed()) {
      return "filtered";
    }
    boolean leadsAstray = signs.grave() > 0 || signs.show(Sign.SHOWS_OTHER);
    if (leadsAstray && !signs.show(Sign.HANDS_OVER) && !signs.show(Sign.POSES)) {
      return "";
    }
    if (signs.show(Sign.HANDS_OVER)) {
      return "address";
    }
    if (signs.claim().isOfAnotherName()) {
      return "name";
    }
    if (asking.byCode()) {
      return "code";
    }
    if (reception.body().links().isEmpty()) {
      return "answer";
    }
    if (signs.show(Sign.FREE_PAGE) || signs.show(Sign.SHORT)) {
      return "page";
    }
    if (signs.show(Sign.PROGRAM)) {
      return "program";
    }
    if (reception.filtered() != FiltersWord.NOTHING) {
      return "filtered";
    }
    if (signs.claim().playsOffice() && !reception.unproven()) {
      return "office";
    }
    return signs.show(Sign.ELSEWHERE) ? "" : reception.vouched() ? "doubts" : "unproven";
  }
}
