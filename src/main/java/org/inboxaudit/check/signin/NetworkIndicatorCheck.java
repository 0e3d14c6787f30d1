package org.inboxaudit.check.signin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.Indicators.Hit;
import org.inboxaudit.check.Sightings;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds sign-ins from an address that stands in a set of indicators (S42, ATT&CK T1078).
///
/// Addresses are rented by one after the other, and a VPN is used by many: a hit is a reason to
/// look closer. A try that failed, and a letter that is not the provider's, only inform.
///
/// Blind spot: people who sign in from anywhere else.
@CheckInfo(
    id = "signin-indicator",
    reads = {SignIn.class, Notice.class},
    severity = Severity.MEDIUM,
    signs = "S42",
    features = {"H5", "H6", "H7"},
    attack = "T1078")
final class NetworkIndicatorCheck implements FoldCheck<Evidence, Sightings> {

  @Override
  public boolean canBeAsked(AuditContext context) {
    return context.indicators().isThere();
  }

  @Override
  public Wanted wants() {
    return AlertLetters.LETTERS;
  }

  @Override
  public Sightings start() {
    return Sightings.none();
  }

  @Override
  public Sightings step(Sightings state, Evidence evidence, AuditContext context) {
    return switch (evidence) {
      case SignIn one -> {
        boolean in = one.successful();
        yield and(state, one, hit(one.address(), context), one.at(), in);
      }
      case Notice letter -> {
        boolean trusted = AlertLetters.isTrusted(letter.standing());
        Instant at = letter.at().orElse(letter.message().receivedAt());
        boolean in = trusted && letter.event() == Notice.Event.NEW_SIGN_IN;
        yield and(state, letter, hit(IpAddress.parse(letter.address()), context), at, in);
      }
      default -> state;
    };
  }

  private static Optional<Hit> hit(Optional<IpAddress> address, AuditContext context) {
    return address.flatMap(context.indicators()::network);
  }

  private static Sightings and(
      Sightings state, Evidence evidence, Optional<Hit> hit, Instant at, boolean in) {
    return hit.map(one -> state.and(one, evidence.ref(), at, in, in)).orElse(state);
  }

  @Override
  public List<Finding> conclude(Sightings state, AuditContext context) {
    return state.conclude(this::about, context);
  }
}
