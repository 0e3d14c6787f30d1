package org.inboxaudit.check.message;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.message.SignUps.Half;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds hours in which letters of very many lists and services came at once (S38, ATT&CK T1667):
/// somebody signed the address up everywhere, often so that one true warning is lost among them.
///
/// It is compared with the owner's own fullest other hours, and the first months of a mailbox do
/// not count: who moves to a new mailbox brings much at once.
///
/// Blind spot: letters that the provider kept away or that were deleted.
@CheckInfo(
    id = "message-flood",
    reads = Message.class,
    severity = Severity.MEDIUM,
    signs = "S38",
    features = "E16",
    attack = "T1667")
final class FloodCheck implements FoldCheck<Message, SignUps> {
  private static final long MANY = 30;
  private static final long TIMES = 3;
  private static final long A_DAY = 4;
  private static final long SETTLED = Duration.ofDays(90).toSeconds();
  private static final Duration RECENT = Duration.ofDays(365);

  @Override
  public Set<String> headers() {
    return Reception.headers();
  }

  @Override
  public SignUps start() {
    return SignUps.none();
  }

  @Override
  public SignUps step(SignUps state, Message message, AuditContext context) {
    return state.and(message, context);
  }

  @Override
  public List<Finding> conclude(SignUps state, AuditContext context) {
    List<Half> halves =
        state.halves().stream()
            .filter(half -> half.number() * SignUps.SECONDS - state.since() >= SETTLED)
            .toList();
    Half flood = fullest(halves);
    long usual =
        fullest(
                halves.stream()
                    .filter(half -> Math.abs(half.number() - flood.number()) > A_DAY)
                    .toList())
            .quarter()
            .domains();
    long domains = flood.quarter().domains();
    return domains >= MANY && domains >= TIMES * usual
        ? List.of(tell(state, flood, usual, context))
        : List.of();
  }

  private static Half fullest(List<Half> halves) {
    return halves.stream()
        .max(
            Comparator.comparingLong((Half half) -> half.quarter().domains())
                .thenComparing(half -> half.quarter().letters())
                .thenComparing(Half::number))
        .orElse(Half.NONE);
  }

  private Finding tell(SignUps state, Half flood, long usual, AuditContext context) {
    Instant first = Instant.ofEpochSecond(flood.number() * SignUps.SECONDS);
    long alerts = flood.quarter().alerts();
    Finding finding =
        about(state.mailbox().withPart("flood"))
            .when(first)
            .with("first", first)
            .with("letters", flood.quarter().letters())
            .with("services", flood.quarter().domains())
            .with("usual", usual)
            .with("alerts", alerts);
    if (first.isBefore(context.asOf().minus(RECENT))) {
      return finding.at(Severity.LOW);
    }
    return alerts > 0 ? finding.at(Severity.HIGH).with("variant", "alerts") : finding;
  }
}
