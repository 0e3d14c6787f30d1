package org.inboxaudit.check.signin;

import static org.inboxaudit.evidence.EvidenceFixtures.NOW;
import static org.inboxaudit.evidence.EvidenceFixtures.message;
import static org.inboxaudit.evidence.EvidenceFixtures.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.check.Owner;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.evidence.Notice.Event;
import org.inboxaudit.evidence.Notice.Standing;
import org.junit.jupiter.api.Test;

class MissingNoticeCheckTest {
  private static final String OWN = "owner.of.this@gmail.com";
  private static final Instant AUDIT = NOW.minus(Duration.ofDays(10));

  private final CheckTester tester = CheckTester.of(new MissingNoticeCheck());

  @Test
  void findsThatTheLetterAboutOurFirstAuditIsMissing() {
    audited(AUDIT)
        .finds(
            mailbox(letter(200, Event.NEW_SIGN_IN)),
            "signin-missing-notice LOW WEAK FOLDER:INBOX/missing {provider=Google}");
  }

  @Test
  void isContentWithALetterAboutIt() {
    audited(AUDIT)
        .finds(mailbox(letter(200, Event.NEW_SIGN_IN), letter(11, Event.APP_PASSWORD_CREATED)));
  }

  @Test
  void doesNotCountALetterThatOnlyPretends() {
    audited(AUDIT)
        .finds(
            mailbox(
                letter(200, Event.NEW_SIGN_IN),
                notice("p", Event.APP_PASSWORD_CREATED)
                    .about(OWN)
                    .standing(Standing.CONTRADICTED)
                    .at(AUDIT)
                    .build()),
            "signin-missing-notice LOW WEAK FOLDER:INBOX/missing");
  }

  @Test
  void expectsNoLetterOfAProviderThatNeverWroteOne() {
    audited(AUDIT).finds(mailbox(letter(200, Event.PASSWORD_CHANGED)));
  }

  @Test
  void givesALetterADayToArrive() {
    audited(NOW.minus(Duration.ofHours(20))).finds(mailbox(letter(200, Event.NEW_SIGN_IN)));
  }

  @Test
  void expectsNoLetterAboutLaterAudits() {
    audited(AUDIT, NOW.minus(Duration.ofDays(2)))
        .finds(mailbox(letter(200, Event.NEW_SIGN_IN), letter(11, Event.APP_PASSWORD_CREATED)));
  }

  @Test
  void saysThatThereWasNoLetterForAYear() {
    audited()
        .finds(
            mailbox(letter(500, Event.NEW_SIGN_IN)),
            "signin-missing-notice INFO WEAK FOLDER:INBOX/quiet {variant=silent}");
  }

  @Test
  void takesNoLetterThatIsNotUnderstoodForAWarning() {
    audited()
        .finds(
            mailbox(letter(500, Event.NEW_SIGN_IN), letter(30, Event.NOT_UNDERSTOOD)),
            "signin-missing-notice INFO WEAK FOLDER:INBOX/quiet {variant=silent}");
  }

  @Test
  void saysThatThereIsNoLetterAtAllInAnOldMailbox() {
    audited()
        .withIndex(FakeIndex.empty().received(2019, 10))
        .finds(mailbox(), "signin-missing-notice INFO WEAK FOLDER:INBOX/quiet {variant=none}");
  }

  @Test
  void expectsNoLettersInANewMailbox() {
    audited().finds(mailbox());
  }

  @Test
  void expectsNothingOfAProviderItDoesNotKnow() {
    tester.finds(mailbox(letter(500, Event.NEW_SIGN_IN)));
  }

  private CheckTester audited(Instant... traces) {
    return tester.owner(new Owner(Set.of(EmailAddress.of(OWN)), Set.of(), false, List.of(traces)));
  }

  private static Notice letter(int daysAgo, Event event) {
    return notice("n" + daysAgo, event).about(OWN).at(NOW.minus(Duration.ofDays(daysAgo))).build();
  }

  private static List<Evidence> mailbox(Notice... letters) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(message("m").build());
    evidence.addAll(List.of(letters));
    return evidence;
  }
}
