package org.inboxaudit.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.inboxaudit.consent.Consent.Purpose;
import org.inboxaudit.consent.InvalidConsentException.Flaw;
import org.inboxaudit.consent.Mailbox.MailServer;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.platform.Ids;
import org.inboxaudit.report.ConsentText;
import org.junit.jupiter.api.Test;

final class ConsentsTest {
  private static final ConsentText TEXT = ConsentText.of("bo", List.of("The text that is shown."));
  private static final EmailAddress OWNER = EmailAddress.of("owner@example.org");
  private static final Set<CheckFamily> RULES = EnumSet.of(CheckFamily.RULE);
  private static final Duration DAY = Duration.ofDays(1);

  private final TestClock clock = new TestClock();
  private final MemoryGrants grants = new MemoryGrants();
  private final Consents consents = new Consents(grants, clock, new Ids(new Random(1)));
  private final Secret secret = new Secret("secret");

  @Test
  void keepsWhatWasAgreedTo() throws InvalidConsentException {
    Consent consent = give(RULES, TEXT.version(), DAY);

    assertEquals(
        new Consent(
            consent.id(),
            "subject-1",
            OWNER,
            RULES,
            Purpose.SELF_CHECK,
            TEXT.version(),
            "bo",
            clock.instant(),
            clock.instant().plus(DAY),
            Optional.empty()),
        grants.find(consent.id()).orElseThrow());
  }

  @Test
  void namesConsentsByAPrefixAnd128RandomBits() throws InvalidConsentException {
    String id = give(RULES, TEXT.version(), DAY).id().value();

    assertTrue(id.matches("con_[a-z2-7]{26}"), id);
  }

  @Test
  void refusesAConsentToNothing() {
    assertFlaw(Flaw.NO_FAMILY, Set.of(), TEXT.version(), DAY);
  }

  @Test
  void refusesAConsentThatIsOverAtOnce() {
    assertFlaw(Flaw.ALREADY_OVER, RULES, TEXT.version(), Duration.ZERO);
  }

  @Test
  void takesAConsentFor180Days() throws InvalidConsentException {
    Consent consent = give(RULES, TEXT.version(), Duration.ofDays(180));

    assertEquals(clock.instant().plus(Duration.ofDays(180)), consent.validUntil());
  }

  @Test
  void refusesAConsentForMoreThan180Days() {
    assertFlaw(Flaw.TOO_LONG, RULES, TEXT.version(), Duration.ofDays(180).plusSeconds(1));
  }

  @Test
  void refusesAConsentToAnotherText() {
    String former = ConsentText.of("bo", List.of("The text as it was.")).version();

    assertFlaw(Flaw.OTHER_TEXT, RULES, former, DAY);
  }

  @Test
  void keepsNothingItRefuses() {
    assertFlaw(Flaw.TOO_LONG, RULES, TEXT.version(), Duration.ofDays(181));

    assertEquals(Optional.empty(), consents.find(firstId(), "subject-1"));
  }

  @Test
  void givesTheFamiliesAndTheSecretAlongWithAccess() throws Exception {
    Access access = access(give(RULES, TEXT.version(), DAY).id(), OWNER);

    assertEquals(RULES, access.families());
    assertEquals(secret, access.secret());
    assertFalse(access.withdrawn());
  }

  @Test
  void givesNoAccessWithoutARecord() {
    assertNoAccess(new ConsentId("con_unknown"), OWNER);
  }

  @Test
  void givesNoAccessToAnotherMailbox() throws InvalidConsentException {
    Consent consent = give(RULES, TEXT.version(), DAY);

    assertNoAccess(consent.id(), EmailAddress.of("colleague@example.org"));
  }

  @Test
  void givesNoAccessOnceTheConsentIsOver() throws InvalidConsentException {
    Consent consent = give(RULES, TEXT.version(), DAY);
    clock.forward(DAY);

    assertNoAccess(consent.id(), OWNER);
  }

  @Test
  void givesNoAccessOnceTheConsentWasTakenBack() throws InvalidConsentException {
    Consent consent = give(RULES, TEXT.version(), DAY);
    consents.withdraw(consent.id(), "subject-1");

    assertNoAccess(consent.id(), OWNER);
  }

  @Test
  void endsAReadingAtOnceWhenTheConsentIsTakenBackHere() throws Exception {
    Consent consent = give(RULES, TEXT.version(), DAY);
    Access access = access(consent.id(), OWNER);
    assertFalse(access.withdrawn());

    consents.withdraw(consent.id(), "subject-1");

    assertTrue(access.withdrawn());
  }

  @Test
  void endsAReadingWithinSecondsWhenTheConsentIsTakenBackElsewhere() throws Exception {
    Consent consent = give(RULES, TEXT.version(), DAY);
    Access access = access(consent.id(), OWNER);
    assertFalse(access.withdrawn());

    grants.withdraw(consent.id(), clock.instant());
    clock.forward(Duration.ofSeconds(3));

    assertTrue(access.withdrawn());
  }

  @Test
  void endsAReadingWhenTheConsentRunsOut() throws Exception {
    Access access = access(give(RULES, TEXT.version(), DAY).id(), OWNER);
    clock.forward(DAY);

    assertTrue(access.withdrawn());
  }

  @Test
  void asksTheStoreOnlyNowAndThen() throws Exception {
    Access access = access(give(RULES, TEXT.version(), DAY).id(), OWNER);
    int before = grants.asked();

    for (int i = 0; i < 1000; i++) {
      access.withdrawn();
    }

    assertEquals(1, grants.asked() - before);
  }

  @Test
  void looksAgainAfterTheClockWasSetBack() throws Exception {
    Consent consent = give(RULES, TEXT.version(), DAY);
    Access access = access(consent.id(), OWNER);
    assertFalse(access.withdrawn());

    grants.withdraw(consent.id(), clock.instant());
    clock.forward(Duration.ofHours(-1));

    assertTrue(access.withdrawn());
  }

  @Test
  void letsNobodyElseTakeAConsentBack() throws InvalidConsentException {
    Consent consent = give(RULES, TEXT.version(), DAY);

    assertFalse(consents.withdraw(consent.id(), "subject-2"));
    assertTrue(grants.find(consent.id()).orElseThrow().withdrawnAt().isEmpty());
  }

  @Test
  void showsAConsentOnlyToTheOneWhoGaveIt() throws InvalidConsentException {
    Consent consent = give(RULES, TEXT.version(), DAY);

    assertEquals(Optional.of(consent), consents.find(consent.id(), "subject-1"));
    assertEquals(Optional.empty(), consents.find(consent.id(), "subject-2"));
  }

  private Consent give(Set<CheckFamily> families, String version, Duration length)
      throws InvalidConsentException {
    Instant until = clock.instant().plus(length);
    return consents.give("subject-1", OWNER, families, Purpose.SELF_CHECK, version, TEXT, until);
  }

  private Access access(ConsentId id, EmailAddress mailbox) throws ConsentRequiredException {
    MailServer server = new MailServer("imap.example.org", 993);
    return consents.access(
        id, new Mailbox(mailbox, mailbox.toString(), server, Optional.empty()), secret, List.of());
  }

  private void assertNoAccess(ConsentId id, EmailAddress mailbox) {
    assertThrows(ConsentRequiredException.class, () -> access(id, mailbox));
  }

  private void assertFlaw(Flaw flaw, Set<CheckFamily> families, String version, Duration length) {
    assertEquals(
        flaw,
        assertThrows(InvalidConsentException.class, () -> give(families, version, length)).flaw());
  }

  private static ConsentId firstId() {
    return new ConsentId(new Ids(new Random(1)).next("con_"));
  }
}
