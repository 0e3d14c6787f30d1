package org.inboxaudit.check.signin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.signin.Attempts.Opened;
import org.inboxaudit.check.signin.Attempts.Success;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds refused sign-ins after which somebody was let in from the same network for the first time,
/// and counts all others (ATT&CK T1110).
///
/// Every mailbox is guessed at, day and night; that alone informs and weighs nothing. Few refusals
/// before a first success are what a new device with a mistyped password looks like.
///
/// Blind spot: who knows the password needs no tries, and who guesses from many networks is told in
/// none.
@CheckInfo(
    id = "signin-failed-attempts",
    reads = SignIn.class,
    severity = Severity.HIGH,
    signs = {"S17", "S36"},
    features = {"C12", "C15"},
    attack = "T1110")
final class FailedAttemptsCheck implements FoldCheck<SignIn, Attempts> {
  private static final int A_MACHINE = 10;

  @Override
  public Attempts start() {
    return Attempts.none();
  }

  @Override
  public Attempts step(Attempts state, SignIn signIn, AuditContext context) {
    if (Whence.isOurs(signIn.at(), signIn.until(), context)) {
      return state;
    }
    Optional<Whence> from = Whence.of(signIn.address(), context);
    if (signIn.successful()) {
      return from.map(whence -> state.andSuccess(signIn, whence)).orElse(state);
    }
    return from.map(whence -> state.andRefused(signIn, whence))
        .orElseGet(() -> state.andRefused(signIn));
  }

  @Override
  public List<Finding> conclude(Attempts state, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    state.opened().forEach(opened -> findings.add(weigh(opened, context)));
    if (state.inVain() > 0) {
      state.newest().values().stream()
          .map(ref -> about(ref.withPart("in-vain")).at(Severity.INFO))
          .map(all -> all.with("variant", "in-vain").with("count", state.inVain()))
          .forEach(findings::add);
    }
    return findings;
  }

  private Finding weigh(Opened opened, AuditContext context) {
    Success success = opened.success();
    Finding told =
        about(success.ref())
            .when(success.when())
            .with("network", success.network())
            .with("country", success.country())
            .with("count", opened.tries().times());
    boolean mistyped = !opened.late() || opened.tries().times() < A_MACHINE;
    boolean anywhere = !success.use().isEmpty() && context.owner().usesVpn();
    return switch (OwnersWord.on(success.network(), success.country(), success.when(), context)) {
      case CONFIRMED, JOURNEY -> told.at(Severity.LOW, Confidence.WEAK);
      case DENIED -> told;
      case NOTHING -> mistyped || anywhere ? told.at(Severity.LOW, Confidence.WEAK) : told;
    };
  }
}
