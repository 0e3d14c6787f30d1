package org.inboxaudit.check.signin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.signin.Networks.Habit;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds sign-ins from a network, a country or with a program that the owner did not use before
/// (S17, S19, S20).
///
/// Compared is with the owner's own past ([Baseline]). Failed tries teach nothing, an address
/// behind a proxy is no place, our own sign-ins are left out and counted (S36). With fewer than ten
/// hours of sign-ins there is no habit to compare with, and the check says so. Networks of hosting,
/// VPN and Tor are named as such; people at risk use them for good reasons.
///
/// Blind spot: an intruder who comes through the owner's own device or network, or without any
/// sign-in: by a copied session, an app with access, a rule.
@CheckInfo(
    id = "signin-unfamiliar-network",
    reads = SignIn.class,
    severity = Severity.MEDIUM,
    version = 2,
    signs = {"S17", "S19", "S36"},
    features = {"A11", "C8", "C9", "C10", "C15"},
    attack = "T1078.004")
final class UnfamiliarNetworkCheck implements FoldCheck<SignIn, Networks> {
  private static final int ENOUGH = 10;
  private static final int TOLD_ONE_BY_ONE = 5;

  @Override
  public Networks start() {
    return Networks.none();
  }

  @Override
  public Networks step(Networks state, SignIn signIn, AuditContext context) {
    Optional<Whence> from = Whence.of(signIn.address(), context);
    if (!signIn.successful() || from.isEmpty()) {
      return state;
    }
    return Whence.isOurs(signIn.at(), signIn.until(), context)
        ? state.andOurs()
        : state.and(signIn, from.get());
  }

  @Override
  public List<Finding> conclude(Networks state, AuditContext context) {
    if (state.kept().isEmpty()) {
      return List.of();
    }
    Baseline past = Baseline.of(state, context);
    List<Finding> findings = new ArrayList<>();
    for (Habit place : Networks.places(past.denied())) {
      findings.add(Strangeness.denied(about(place.first()), place));
    }
    boolean enough = state.total() >= ENOUGH;
    List<Finding> weak = new ArrayList<>();
    for (Finding strange :
        enough ? new Strangeness(past, context).all(this::about) : List.<Finding>of()) {
      (strange.severity() == Severity.LOW ? weak : findings).add(strange);
    }
    EvidenceRef anchor = state.kept().firstEntry().getValue().first();
    findings.addAll(weak.size() > TOLD_ONE_BY_ONE ? List.of(many(anchor, weak.size())) : weak);
    note(findings, anchor, "too-little", enough ? 0 : state.total());
    note(findings, anchor, "more", state.dropped());
    note(findings, anchor, "own-trace", state.ours());
    return findings;
  }

  /// Who is on the way has a new network every day; a page of them frightens and tells nothing.
  private Finding many(EvidenceRef anchor, int count) {
    return about(anchor.withPart("many"))
        .at(Severity.LOW, Confidence.WEAK)
        .with("variant", "many")
        .with("count", count);
  }

  private void note(List<Finding> findings, EvidenceRef anchor, String variant, long count) {
    if (count > 0) {
      Finding note = about(anchor.withPart(variant)).at(Severity.INFO, Confidence.WEAK);
      findings.add(note.with("variant", variant).with("count", count));
    }
  }
}
