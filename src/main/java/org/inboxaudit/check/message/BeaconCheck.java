package org.inboxaudit.check.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.check.message.Beacons.Sender;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds strangers whose letters hold a picture that nobody can see, which tells them when and
/// where the letter was looked at, and who also sent something that is a sign by itself (S32,
/// ATT&CK T1598).
///
/// Every newsletter counts its readers like that, and many shops and offices do. So such a picture
/// is never told alone.
///
/// Blind spot: mail programs that fetch no pictures keep the sender from knowing; it cannot be seen
/// whether yours did.
@CheckInfo(
    id = "message-beacon",
    reads = MessageBody.class,
    severity = Severity.LOW,
    confidence = Confidence.WEAK,
    signs = "S32",
    features = {"E6", "D21"},
    attack = "T1598")
final class BeaconCheck implements FoldCheck<MessageBody, Beacons> {

  @Override
  public Wanted wants() {
    return BodyWanted.RECEIVED;
  }

  @Override
  public Set<String> headers() {
    return Reception.headers();
  }

  @Override
  public Beacons start() {
    return Beacons.none();
  }

  @Override
  public Beacons step(Beacons state, MessageBody body, AuditContext context) {
    return state.and(body, context);
  }

  @Override
  public List<Finding> conclude(Beacons state, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    state
        .senders()
        .forEach(
            (address, sender) -> {
              boolean known = context.index().wroteTo(EmailAddress.of(address));
              if (sender.pictures() > 0 && sender.sign() && !known) {
                findings.add(tell(address, sender));
              }
            });
    if (state.more()) {
      Finding more = about(state.senders().lastEntry().getValue().first().withPart("more"));
      findings.add(more.at(Severity.INFO).with("variant", "more"));
    }
    return findings;
  }

  private Finding tell(String address, Sender sender) {
    boolean sure = sender.own() || sender.topic();
    return about(sender.first())
        .at(Severity.LOW, sure ? Confidence.FAIR : Confidence.WEAK)
        .when(Instant.ofEpochSecond(sender.firstAt()))
        .with("sender", address)
        .with("count", sender.pictures());
  }
}
