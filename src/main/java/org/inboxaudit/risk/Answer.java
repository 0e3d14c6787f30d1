package org.inboxaudit.risk;

import java.time.Duration;
import java.time.Instant;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Severity;

/// What the owner answered to "was that you?" about one finding (C14, ADR 24).
///
/// @param finding its fingerprint
/// @param at when they answered
/// @param severity what the finding weighed before
/// @param confidence how sure it was before
public record Answer(
    String finding, Said said, Instant at, Severity severity, Confidence confidence) {

  /// When it is to be asked again.
  public Instant until() {
    return at.plus(said.holdsFor());
  }

  /// The two answers. Who is not sure has not answered.
  public enum Said {
    /// Trust runs out: a network or a device changes hands.
    ME(Duration.ofDays(180)),
    /// Distrust lasts longer: to be asked once too often is the smaller harm.
    NOT_ME(Duration.ofDays(365));

    private final Duration holdsFor;

    Said(Duration holdsFor) {
      this.holdsFor = holdsFor;
    }

    Duration holdsFor() {
      return holdsFor;
    }
  }
}
