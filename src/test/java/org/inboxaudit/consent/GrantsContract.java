package org.inboxaudit.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What holds wherever consents are kept.
public abstract class GrantsContract {
  private static final ConsentId ID = new ConsentId("con_1");

  /// A store without any consent, the same one throughout a test.
  protected abstract Grants grants();

  @Test
  void findsWhatWasAdded() {
    grants().add(SampleConsent.of("con_1"));

    assertEquals(Optional.of(SampleConsent.of("con_1")), grants().find(ID));
  }

  @Test
  void findsNothingUnderAnotherId() {
    grants().add(SampleConsent.of("con_1"));

    assertEquals(Optional.empty(), grants().find(new ConsentId("con_2")));
  }

  @Test
  void refusesASecondConsentUnderTheSameId() {
    grants().add(SampleConsent.of("con_1"));

    assertThrows(RuntimeException.class, () -> grants().add(SampleConsent.of("con_1")));
  }

  @Test
  void tellsNothingOfTheRecordWhenItRefuses() {
    grants().add(SampleConsent.of("con_1"));

    RuntimeException refusal =
        assertThrows(RuntimeException.class, () -> grants().add(SampleConsent.of("con_1")));
    for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
      assertFalse(cause.toString().contains("owner"), cause.getClass().getName());
    }
  }

  @Test
  void keepsTheMomentOfTheFirstWithdrawal() {
    Instant first = SampleConsent.GIVEN_AT.plus(Duration.ofHours(1));
    grants().add(SampleConsent.of("con_1"));

    assertTrue(grants().withdraw(ID, first));
    assertFalse(grants().withdraw(ID, first.plusSeconds(1)));
    assertEquals(Optional.of(first), grants().find(ID).flatMap(Consent::withdrawnAt));
  }

  @Test
  void erasesWhatEndedLongAgo() {
    grants().add(SampleConsent.of("con_1"));
    grants().add(SampleConsent.of("con_2"));
    grants().withdraw(ID, SampleConsent.GIVEN_AT.plusSeconds(1));

    grants().eraseEnded(SampleConsent.GIVEN_AT.plusSeconds(2));

    assertEquals(Optional.empty(), grants().find(ID));
    assertTrue(grants().find(new ConsentId("con_2")).isPresent());
  }

  @Test
  void cannotWithdrawWhatIsNotThere() {
    assertFalse(grants().withdraw(ID, SampleConsent.GIVEN_AT));
  }

  @Test
  void keepsMomentsApartThatLocalClocksShowAlike() {
    // In zones with summer time these two read the same on 25 October 2026.
    Instant once = Instant.parse("2026-10-25T00:30:00Z");
    grants().add(SampleConsent.of("con_1"));
    grants().add(SampleConsent.of("con_2"));
    grants().withdraw(ID, once);
    grants().withdraw(new ConsentId("con_2"), once.plus(Duration.ofHours(1)));

    assertEquals(Optional.of(once), grants().find(ID).flatMap(Consent::withdrawnAt));
    assertEquals(
        Optional.of(once.plus(Duration.ofHours(1))),
        grants().find(new ConsentId("con_2")).flatMap(Consent::withdrawnAt));
  }
}
