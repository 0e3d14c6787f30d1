package org.inboxaudit.check.signin;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.signin.KnownBy.Span;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Says from where the sign-ins of this report are known, and from which days.
///
/// A log that was brought along with the audit is believed when it accuses, as a file with rules is
/// (ADR 19); but nobody vouches for it, and whoever is frightened by what it tells must know that.
///
/// Blind spot: whether a log is whole and unchanged.
@CheckInfo(
    id = "signin-sources",
    reads = SignIn.class,
    severity = Severity.INFO,
    signs = "S17",
    features = {"C6", "C8"})
final class SourcesCheck implements FoldCheck<SignIn, KnownBy> {

  @Override
  public KnownBy start() {
    return KnownBy.nothing();
  }

  @Override
  public KnownBy step(KnownBy state, SignIn signIn, AuditContext context) {
    return state.and(signIn);
  }

  @Override
  public List<Finding> conclude(KnownBy state, AuditContext context) {
    return state.spans().entrySet().stream()
        .map(known -> tell(known.getKey(), known.getValue()))
        .toList();
  }

  private Finding tell(String way, Span span) {
    Finding told =
        about(span.first().withPart(way))
            .with("count", span.hours())
            .with("from", day(span.firstAt()))
            .with("until", day(span.lastAt()));
    return way.equals(KnownBy.BROUGHT) ? told.with("variant", KnownBy.BROUGHT) : told;
  }

  private static LocalDate day(long second) {
    return Instant.ofEpochSecond(second).atZone(ZoneOffset.UTC).toLocalDate();
  }
}
