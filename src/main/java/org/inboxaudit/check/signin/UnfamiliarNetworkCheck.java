package org.inboxaudit.check.signin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.signin.Networks.Habit;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds sign-ins from a network, a country or with a program that the owner did not use before
/// (S17, S19, S20).
///
/// Compared is with the owner's own first month and after; failed tries teach nothing, an address
/// without a known network is no place (S36 and these are left out). With fewer than ten sign-ins
/// there is no habit to compare with, and the check says so. A VPN makes strange places normal.
///
/// Blind spot: an intruder who comes through the owner's own device or network.
@CheckInfo(
    id = "signin-unfamiliar-network",
    reads = SignIn.class,
    severity = Severity.MEDIUM,
    signs = {"S17", "S19", "S20", "S36"},
    features = {"A11", "C8", "C11", "C15"},
    attack = "T1078.004")
final class UnfamiliarNetworkCheck implements FoldCheck<SignIn, Networks> {
  private static final int ENOUGH = 10;
  private static final long FEW = 3;
  private static final Duration WARM_UP = Duration.ofDays(30);
  private static final Duration AROUND_OUR_SIGN_IN = Duration.ofMinutes(2);

  @Override
  public Networks start() {
    return Networks.none();
  }

  @Override
  public Networks step(Networks state, SignIn signIn, AuditContext context) {
    Optional<IpAddress> address = signIn.address().filter(IpAddress::isGlobal);
    boolean ours =
        context.owner().ownTraces().stream()
            .anyMatch(
                trace ->
                    Duration.between(trace, signIn.at()).abs().compareTo(AROUND_OUR_SIGN_IN) <= 0);
    return signIn.successful() && address.isPresent() && !ours
        ? state.and(signIn, context.networks().of(address.get()))
        : state;
  }

  @Override
  public List<Finding> conclude(Networks state, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    if (state.kept().isEmpty()) {
      return findings;
    }
    var anchor = state.kept().firstEntry().getValue().first();
    if (state.total() < ENOUGH) {
      Finding little = about(anchor.withPart("history")).at(Severity.INFO, Confidence.WEAK);
      return List.of(little.with("variant", "too-little").with("count", state.total()));
    }
    for (Habit habit : state.kept().values()) {
      boolean late = habit.firstAt() - state.firstAt() >= WARM_UP.toSeconds();
      if (late && habit.count() <= FEW) {
        weigh(habit, state, context).ifPresent(findings::add);
      }
    }
    if (state.dropped() > 0) {
      Finding more = about(anchor.withPart("more")).at(Severity.INFO);
      findings.add(more.with("variant", "more").with("count", state.dropped()));
    }
    return findings;
  }

  private Optional<Finding> weigh(Habit habit, Networks all, AuditContext context) {
    Finding finding =
        about(habit.first())
            .when(habit.firstSeen())
            .with("network", habit.network())
            .with("country", habit.country())
            .with("client", habit.client())
            .with("count", habit.count());
    boolean vpn = context.owner().usesVpn();
    if (!all.isKnown(habit, Habit::network)) {
      boolean abroad = !all.isKnown(habit, Habit::country);
      return Optional.of(abroad && !vpn ? finding : finding.at(Severity.LOW, Confidence.WEAK));
    }
    return all.isKnown(habit, Habit::client)
        ? Optional.empty()
        : Optional.of(finding.at(Severity.LOW, Confidence.WEAK).with("variant", "client"));
  }
}
