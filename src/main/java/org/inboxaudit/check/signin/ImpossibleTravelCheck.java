package org.inboxaudit.check.signin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds two successful sign-ins that one person cannot have made: at least 500 km apart, and
/// faster than 800 km in an hour (S18).
///
/// Measured is between networks, and where a network lies is a guess ([Way]). A network that can be
/// used from anywhere is no place. Within one country it is mostly the guess that is wrong. There
/// and back within a day is what the use of a copied session looks like.
///
/// Blind spot: everything without a file that tells where networks lie, and whoever sits near the
/// owner or comes through a VPN.
@CheckInfo(
    id = "signin-impossible-travel",
    reads = SignIn.class,
    severity = Severity.HIGH,
    signs = {"S18", "S36"},
    features = {"C7", "C15"},
    attack = "T1078.004")
final class ImpossibleTravelCheck implements FoldCheck<SignIn, Stays> {

  @Override
  public Stays start() {
    return Stays.none();
  }

  @Override
  public Stays step(Stays state, SignIn signIn, AuditContext context) {
    if (!signIn.successful() || Whence.isOurs(signIn.at(), signIn.until(), context)) {
      return state;
    }
    Optional<Whence> from = Whence.of(signIn.address(), context);
    boolean hidden = from.filter(whence -> !whence.use().isEmpty()).isPresent();
    return from.flatMap(Whence::position)
        .map(position -> state.and(signIn, from.orElseThrow(), position))
        .orElseGet(() -> hidden ? state : state.andUnplaced(signIn));
  }

  @Override
  public List<Finding> conclude(Stays state, AuditContext context) {
    SortedMap<String, List<Way>> ways = new TreeMap<>();
    for (Way way : state.ways()) {
      if (way.isImpossible()) {
        ways.computeIfAbsent(way.pair(), _ -> new ArrayList<>()).add(way);
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (List<Way> newestFirst : ways.values()) {
      findings.add(weigh(newestFirst.getFirst(), context).with("count", newestFirst.size()));
    }
    for (EvidenceRef last : state.lastUnplaced().values()) {
      Finding unplaced = about(last.withPart("unplaced")).at(Severity.INFO);
      findings.add(unplaced.with("variant", "unplaced").with("count", state.unplaced()));
    }
    return findings;
  }

  private Finding weigh(Way way, AuditContext context) {
    Finding told =
        about(way.to().ref().withPart(Integer.toHexString(way.pair().hashCode())))
            .when(way.arrived())
            .with("network", way.to().network())
            .with("country", way.to().country())
            .with("other_network", way.from().network())
            .with("other_country", way.from().country())
            .with("other_at", way.left())
            .with("km", way.kilometres())
            .with("minutes", way.minutes())
            .with("speed", way.kilometresPerHour())
            .with("back", way.back() ? "yes" : "no");
    boolean weak =
        context.owner().usesVpn()
            || way.from().country().equals(way.to().country())
            || OwnersWord.explains(way.from(), way.left(), context)
            || OwnersWord.explains(way.to(), way.arrived(), context);
    Finding graded = weak ? told.at(Severity.LOW, Confidence.WEAK) : told;
    return way.back() ? graded.with("variant", "back") : graded;
  }
}
