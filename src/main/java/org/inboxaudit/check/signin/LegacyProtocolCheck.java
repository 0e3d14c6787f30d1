package org.inboxaudit.check.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.signin.Doors.Use;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.MailSession;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.evidence.SignIn.Protocol;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds the first use of an old mail protocol in an account that was long used otherwise (S20):
/// such doors ask for no second step, and a whole mailbox leaves through them in minutes.
///
/// POP3 is told by itself (S40): it fetches all mail, leaves no mark on a message, and hardly
/// anybody begins with it today. Where the log counts what its sessions deleted, that is told too.
///
/// Blind spot: an account in which the protocol was always used, and what came before the log.
@CheckInfo(
    id = "signin-legacy-protocol",
    reads = {SignIn.class, MailSession.class},
    severity = Severity.MEDIUM,
    version = 2,
    signs = {"S20", "S40", "S36"},
    features = {"C11", "F11"},
    attack = {"T1078.004", "T1114.002"})
final class LegacyProtocolCheck implements FoldCheck<Evidence, Doors> {
  private static final int ENOUGH = 10;
  private static final Duration RECENT = Duration.ofDays(365);

  @Override
  public Doors start() {
    return Doors.none();
  }

  @Override
  public Doors step(Doors state, Evidence evidence, AuditContext context) {
    return switch (evidence) {
      case SignIn signIn -> state.and(signIn, context);
      case MailSession session -> state.and(session);
      default -> state;
    };
  }

  @Override
  public List<Finding> conclude(Doors state, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    if (state.total() < ENOUGH) {
      return state.byDoor().values().stream()
          .limit(1)
          .map(use -> about(use.first().withPart("history")).at(Severity.INFO, Confidence.WEAK))
          .map(little -> little.with("variant", "too-little").with("count", state.total()))
          .toList();
    }
    for (Use use : state.lateOldOnes()) {
      if (Instant.ofEpochSecond(use.at()).isAfter(context.asOf().minus(RECENT))) {
        findings.add(weigh(use, state.removedByPop(), context));
      }
    }
    return findings;
  }

  /// A program that takes mail away is soon noticed; one that leaves all of it is not.
  private static Finding byPop(Finding told, long removed) {
    return removed > 0
        ? told.with("variant", "pop3-removes").with("removed", removed)
        : told.with("variant", "pop3");
  }

  private Finding weigh(Use use, long removed, AuditContext context) {
    Instant at = Instant.ofEpochSecond(use.at());
    Finding told =
        about(use.first())
            .when(at)
            .with("protocol", use.door())
            .with("network", use.network())
            .with("country", use.country())
            .with("count", use.hours());
    Finding named = use.door() == Protocol.POP3 ? byPop(told, removed) : told;
    return switch (OwnersWord.on(use.network(), use.country(), at, context)) {
      case CONFIRMED, JOURNEY -> named.at(Severity.LOW, Confidence.WEAK);
      case DENIED -> named.at(Severity.HIGH);
      case NOTHING -> named;
    };
  }
}
