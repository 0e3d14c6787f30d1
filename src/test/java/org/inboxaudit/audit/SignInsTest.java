package org.inboxaudit.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.consent.Mailbox.MailServer;
import org.inboxaudit.evidence.EmailAddress;
import org.junit.jupiter.api.Test;

class SignInsTest {
  private static final Mailbox OWNER = mailbox("imap.example.org", "owner");

  private Instant now = Instant.parse("2026-06-01T10:00:00Z");
  private final SignIns signIns = new SignIns(() -> now);

  @Test
  void takesThreeRefusalsInAQuarterOfAnHour() {
    refuse(OWNER);
    refuse(OWNER);
    assertTrue(isOpen(OWNER));
    refuse(OWNER);
    assertFalse(isOpen(OWNER));
    now = now.plus(Duration.ofMinutes(15)).minusMillis(1);
    assertFalse(isOpen(OWNER));
    now = now.plusMillis(1);
    assertTrue(isOpen(OWNER));
  }

  @Test
  void takesFiveInAnHourAndTenInADay() {
    for (int i = 0; i < 5; i++) {
      assertTrue(isOpen(OWNER));
      refuse(OWNER);
      now = now.plus(Duration.ofMinutes(8));
    }
    assertEquals(Optional.of(Duration.ofMinutes(20)), signIns.closedFor(OWNER));
    now = now.plus(Duration.ofMinutes(20));
    for (int i = 5; i < 10; i++) {
      assertTrue(isOpen(OWNER));
      refuse(OWNER);
      now = now.plus(Duration.ofMinutes(61));
    }
    assertFalse(isOpen(OWNER));
    now = Instant.parse("2026-06-02T10:00:00Z");
    assertTrue(isOpen(OWNER));
  }

  @Test
  void tellsHowLongItLasts() {
    assertEquals(Optional.empty(), signIns.closedFor(OWNER));
    refuse(OWNER);
    now = now.plus(Duration.ofMinutes(4));
    refuse(OWNER);
    refuse(OWNER);
    assertEquals(Optional.of(Duration.ofMinutes(11)), signIns.closedFor(OWNER));
  }

  @Test
  void countsAttemptsWhoseEndIsNotKnown() {
    var first = signIns.begin(OWNER);
    var second = signIns.begin(OWNER);
    var third = signIns.begin(OWNER);
    assertTrue(third.allowed());
    assertFalse(signIns.begin(OWNER).allowed());
    second.accepted();
    assertTrue(isOpen(OWNER));
    first.close();
    third.close();
  }

  @Test
  void forgetsAttemptsThatEndedWell() {
    for (int i = 0; i < 20; i++) {
      try (var attempt = signIns.begin(OWNER)) {
        assertTrue(attempt.allowed());
        attempt.accepted();
      }
    }
    assertEquals(Optional.empty(), signIns.closedFor(OWNER));
  }

  @Test
  void knowsAUserByAnySpelling() {
    refuse(OWNER);
    refuse(mailbox("IMAP.example.org.", "Owner"));
    refuse(mailbox("imap.example.org", " OWNER "));
    assertFalse(isOpen(OWNER));
    assertTrue(isOpen(mailbox("imap.example.org", "other")));
    assertTrue(isOpen(mailbox("imap.example.net", "owner")));
  }

  @Test
  void countsRefusalsOfAServerForRulesAsItsOwn() {
    Mailbox rules =
        new Mailbox(
            OWNER.address(),
            "owner",
            new MailServer("accepts-all.example", 993),
            Optional.of(new MailServer("sieve.example.org", 4190)));
    for (int i = 0; i < 3; i++) {
      try (var attempt = signIns.begin(rules)) {
        assertTrue(attempt.allowed());
        attempt.accepted();
        attempt.refused(false);
      }
    }
    assertFalse(isOpen(rules));
    assertFalse(isOpen(mailbox("sieve.example.org", "owner")));
    assertTrue(isOpen(mailbox("accepts-all.example", "owner")));
  }

  private void refuse(Mailbox mailbox) {
    try (var attempt = signIns.begin(mailbox)) {
      attempt.refused(true);
    }
  }

  private boolean isOpen(Mailbox mailbox) {
    try (var attempt = signIns.begin(mailbox)) {
      assertEquals(attempt.allowed(), signIns.closedFor(mailbox).isEmpty());
      return attempt.allowed();
    }
  }

  private static Mailbox mailbox(String host, String user) {
    return new Mailbox(
        EmailAddress.of("owner@example.org"), user, new MailServer(host, 993), Optional.empty());
  }
}
