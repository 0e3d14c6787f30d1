package org.inboxaudit.check.message;

import java.util.List;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds letters of cheats, which go to millions alike (S43, ATT&CK T1657, T1566): "I recorded you"
/// with a wallet to pay into, a bill to be undone by a call, a fortune, a loan or a favour in gift
/// cards.
///
/// They frighten people who have reason to fear, and prove nothing. What a correspondent, an honest
/// list or a known service writes about money is left alone.
///
/// Blind spot: words in pictures and in languages the lists do not have, and whether somebody paid.
@CheckInfo(
    id = "message-scam",
    reads = MessageBody.class,
    severity = Severity.LOW,
    confidence = Confidence.WEAK,
    signs = "S43",
    features = {"E1", "E18"},
    attack = {"T1657", "T1598"})
final class ScamLetterCheck implements LetterQuestion<MessageBody> {

  @Override
  public List<Finding> inspect(MessageBody body, AuditContext context) {
    Swindle swindle = Swindle.of(body.traits());
    if (swindle == Swindle.NONE) {
      return List.of();
    }
    Reception reception = Reception.of(body, context);
    if (reception.isOrdinary() || !swindle.isMeant(reception, context)) {
      return List.of();
    }
    boolean sure = body.traits().contains(BodyTrait.WALLET_ADDRESS) && swindle == Swindle.EXTORTION;
    Finding finding = about(body).at(Severity.LOW, sure ? Confidence.FAIR : Confidence.WEAK);
    return List.of(reception.tell(finding.with("variant", swindle.word())));
  }
}
