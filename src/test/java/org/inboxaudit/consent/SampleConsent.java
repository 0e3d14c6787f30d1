package org.inboxaudit.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.consent.Consent.Purpose;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.finding.CheckFamily;

/// Consents for tests. The owner is invented.
public final class SampleConsent {
  public static final Instant GIVEN_AT = Instant.parse("2026-03-01T09:30:00.125Z");

  private SampleConsent() {}

  public static Consent of(String id) {
    return new Consent(
        new ConsentId(id),
        "subject-1",
        EmailAddress.of("owner@example.org"),
        Set.of(CheckFamily.RULE, CheckFamily.SIGNIN),
        Purpose.HELP,
        "0".repeat(64),
        "bo",
        GIVEN_AT,
        GIVEN_AT.plus(Duration.ofDays(30)),
        Optional.empty());
  }
}
