package org.inboxaudit.check.signin;

import static org.inboxaudit.evidence.EvidenceFixtures.NOW;
import static org.inboxaudit.evidence.EvidenceFixtures.message;
import static org.inboxaudit.evidence.EvidenceFixtures.notice;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.Owner;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.evidence.Notice.Event;
import org.inboxaudit.evidence.Notice.Standing;
import org.inboxaudit.evidence.NoticeBuilder;
import org.junit.jupiter.api.Test;

class SignInNoticeCheckTest {
  private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

  private final CheckTester tester = CheckTester.of(new SignInNoticeCheck());

  @Test
  void findsASignInAVerifiedLetterTellsOf() {
    tester.finds(
        signIn("n1").device("Windows").place("Somewhere").build(),
        "signin-notice MEDIUM FAIR NOTICE:n1 {device=Windows, place=Somewhere, provider=Google}");
  }

  @Test
  void isLessSureOfALetterNobodyCouldCheck() {
    tester.finds(
        signIn("n1").standing(Standing.UNKNOWN).build(), "signin-notice MEDIUM WEAK NOTICE:n1");
  }

  @Test
  void saysThatALetterOnlyPretends() {
    tester.finds(
        signIn("n1").standing(Standing.CONTRADICTED).build(),
        "signin-notice LOW FAIR NOTICE:n1 {variant=pretend}");
  }

  @Test
  void onlyInformsAboutALetterOnAnotherAccount() {
    tester.finds(
        signIn("n1").about("friend@mailbox.example").build(),
        "signin-notice INFO FAIR NOTICE:n1"
            + " {variant=other-account, account=friend@mailbox.example}");
  }

  @Test
  void recognisesTheOwnersAccountBehindAMask() {
    tester.finds(
        signIn("n1").about("o***r@mailbox.example").build(), "signin-notice MEDIUM FAIR NOTICE:n1");
  }

  @Test
  void takesALetterWithoutAnAccountToBeAboutThisOne() {
    tester.finds(signIn("n1").about("").build(), "signin-notice MEDIUM FAIR NOTICE:n1");
  }

  @Test
  void onlyInformsAboutASignInOfThisService() {
    tester
        .owner(CheckTester.owner(false, YESTERDAY.minusSeconds(60)))
        .finds(signIn("n1").build(), "signin-notice INFO FAIR NOTICE:n1 {variant=own-trace}");
  }

  @Test
  void doesNotTakeASignInHoursLaterForItsOwn() {
    tester
        .owner(CheckTester.owner(false, YESTERDAY.minusSeconds(3600)))
        .finds(signIn("n1").build(), "signin-notice MEDIUM FAIR NOTICE:n1");
  }

  @Test
  void isLessSureIfTheOwnerUsesAVpn() {
    tester
        .owner(CheckTester.owner(true))
        .finds(signIn("n1").build(), "signin-notice MEDIUM WEAK NOTICE:n1");
  }

  @Test
  void weighsLettersOfYearsAgoLess() {
    tester.finds(
        signIn("n1").at(NOW.minus(Duration.ofDays(700))).build(),
        "signin-notice LOW FAIR NOTICE:n1");
  }

  @Test
  void knowsADeviceThatTheLettersNameAgainAndAgain() {
    tester.finds(
        fromPhone(1, 30, 60, 90),
        "signin-notice LOW WEAK NOTICE:n1 {variant=familiar, count=4, device=My Phone}");
  }

  @Test
  void doesNotGetUsedToADeviceWithinDays() {
    tester.finds(
        fromPhone(1, 2, 3),
        "signin-notice MEDIUM FAIR NOTICE:n1",
        "signin-notice MEDIUM FAIR NOTICE:n2",
        "signin-notice MEDIUM FAIR NOTICE:n3");
  }

  @Test
  void tellsByWhatALetterCountsAsTrue() {
    tester.finds(
        List.of(
            signIn("n1").standing(Standing.VERIFIED).build(),
            signIn("n2").standing(Standing.VOUCHED).build(),
            signIn("n3").standing(Standing.UNKNOWN).build()),
        "signin-notice MEDIUM FAIR NOTICE:n1 {standing=verified}",
        "signin-notice MEDIUM FAIR NOTICE:n2 {standing=vouched}",
        "signin-notice MEDIUM WEAK NOTICE:n3 {variant=unproven}");
  }

  @Test
  void lettersThatCouldHaveBeenPutThereCalmNoneWhoseSignatureWasChecked() {
    List<Notice> letters =
        IntStream.of(1, 30, 60, 90)
            .mapToObj(
                days ->
                    signIn("n" + days)
                        .device("Evil Phone")
                        .standing(days == 1 ? Standing.VERIFIED : Standing.VOUCHED)
                        .at(NOW.minus(Duration.ofDays(days)))
                        .build())
            .toList();
    tester.finds(
        letters,
        "signin-notice MEDIUM FAIR NOTICE:n1 {standing=verified}",
        "signin-notice LOW WEAK NOTICE:n30 {variant=familiar, count=3}");
  }

  @Test
  void doesNotLearnADeviceFromLettersThatOnlyPretend() {
    List<Notice> letters =
        IntStream.of(1, 30, 60)
            .mapToObj(
                days ->
                    signIn("n" + days)
                        .device("Evil Phone")
                        .standing(days == 1 ? Standing.VERIFIED : Standing.CONTRADICTED)
                        .at(NOW.minus(Duration.ofDays(days)))
                        .build())
            .toList();
    tester.finds(
        letters,
        "signin-notice MEDIUM FAIR NOTICE:n1",
        "signin-notice LOW FAIR NOTICE:n30",
        "signin-notice LOW FAIR NOTICE:n60");
  }

  @Test
  void believesTheOwnerWhoSaysThatItWasThem() {
    tester
        .owner(said(true))
        .finds(signIn("n1").device("My Phone").build(), "signin-notice INFO FAIR NOTICE:n1");
  }

  @Test
  void believesTheOwnerWhoSaysThatItWasNot() {
    tester
        .owner(said(false))
        .finds(signIn("n1").device("My Phone").build(), "signin-notice CRITICAL STRONG NOTICE:n1");
    tester
        .owner(said(false))
        .finds(
            signIn("n1").device("My Phone").standing(Standing.UNKNOWN).build(),
            "signin-notice HIGH WEAK NOTICE:n1 {variant=unproven}");
    tester
        .owner(said(false))
        .finds(
            signIn("n1").device("My Phone").standing(Standing.MISUSED).build(),
            "signin-notice LOW FAIR NOTICE:n1 {variant=misused}");
  }

  @Test
  void getsNotUsedToADeviceThatIsNotTheOwners() {
    tester
        .owner(said(false))
        .finds(
            fromPhone(1, 30, 60),
            "signin-notice CRITICAL STRONG NOTICE:n1",
            "signin-notice CRITICAL STRONG NOTICE:n30",
            "signin-notice CRITICAL STRONG NOTICE:n60");
  }

  @Test
  void asksAgainWhenAnAnswerHasGrownOld() {
    Owner owner = said(true, NOW.minusSeconds(1));
    tester
        .owner(owner)
        .finds(signIn("n1").device("My Phone").build(), "signin-notice MEDIUM FAIR NOTICE:n1");
  }

  @Test
  void tellsWhoHoldsTheNetwork() {
    tester.finds(
        signIn("n1").address("198.51.100.7").build(),
        "signin-notice MEDIUM FAIR NOTICE:n1 {network=AS64511 Example Hosting}");
  }

  private static Owner said(boolean mine) {
    return said(mine, NOW.plusSeconds(60));
  }

  private static Owner said(boolean mine, Instant until) {
    Owner plain = CheckTester.owner(false);
    return new Owner(
        plain.addresses(),
        Set.of(),
        false,
        List.of(),
        Set.of(),
        List.of(new Owner.Answer("device", "My Phone", mine, until)),
        List.of());
  }

  @Test
  void weighsABlockedTryLittle() {
    tester.finds(
        notice("n1", Event.SIGN_IN_BLOCKED).build(),
        "signin-notice LOW FAIR NOTICE:n1 {variant=blocked}");
  }

  @Test
  void asksAboutAWarningOfAGovernment() {
    tester.finds(
        notice("n1", Event.STATE_ATTACK_WARNING).build(),
        "signin-notice MEDIUM FAIR NOTICE:n1 {variant=state}");
  }

  @Test
  void leavesLettersAboutChangesToTheirCheck() {
    tester.findsNothing(notice("n1", Event.PASSWORD_CHANGED).build());
  }

  @Test
  void wantsLettersOfProvidersOnly() {
    var check = new SignInNoticeCheck();
    var context = CheckTester.context(CheckTester.owner(false));
    assertEquals(
        List.of(Set.of(EvidenceKind.NOTICE), Set.of(), Set.of()),
        List.of(
            check.wants().of(message("m1").from("no-reply@accounts.google.com").build(), context),
            check
                .wants()
                .of(message("m2").from("no-reply@accounts.google.com.example").build(), context),
            check.wants().of(message("m3").build(), context)));
  }

  @Test
  void saysThatOlderLettersWereNotLookedAt() {
    List<Notice> letters =
        IntStream.range(0, 70)
            .mapToObj(i -> signIn("n" + i).at(NOW.minus(Duration.ofHours(i))).build())
            .toList();
    assertEquals(
        1,
        tester.run(letters).stream()
            .filter(finding -> "older".equals(finding.facts().get("variant")))
            .count());
  }

  /// Mail of every week up to now, numbered as it came.
  private static List<Evidence> mailOfAYear() {
    return IntStream.rangeClosed(1, 52)
        .<Evidence>mapToObj(
            week ->
                message("w" + week)
                    .uid(week * 10L)
                    .receivedAt(NOW.minus(Duration.ofDays(7L * (52 - week))))
                    .build())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static NoticeBuilder lying(String key, int daysAgo, long uid, Standing standing) {
    Instant at = NOW.minus(Duration.ofDays(daysAgo));
    return signIn(key)
        .at(at)
        .device("Evil Phone")
        .standing(standing)
        .carried(letter -> letter.uid(uid).receivedAt(at));
  }

  @Test
  void saysThatALetterCameLaterThanItsDateSays() {
    List<Evidence> all = mailOfAYear();
    all.add(lying("n1", 60, 521, Standing.VOUCHED).build());
    tester.finds(all, "signin-notice MEDIUM WEAK NOTICE:n1 {variant=placed, device=Evil Phone}");
  }

  @Test
  void takesALetterInItsPlaceForWhatItIs() {
    List<Evidence> all = mailOfAYear();
    all.add(lying("n1", 60, 435, Standing.VOUCHED).build());
    all.add(lying("n2", 3, 522, Standing.VOUCHED).device("B").build());
    // a signature that was checked proves it wherever it lies
    all.add(lying("n3", 60, 523, Standing.VERIFIED).device("C").build());
    all.add(lying("n4", 60, 524, Standing.VOUCHED).device("D").in(FolderRole.OTHER).build());
    tester.finds(
        all,
        "signin-notice MEDIUM FAIR NOTICE:n1",
        "signin-notice MEDIUM FAIR NOTICE:n2",
        "signin-notice MEDIUM FAIR NOTICE:n3",
        "signin-notice MEDIUM FAIR NOTICE:n4");
  }

  @Test
  void isCalmedByNoLetterThatWasPutIn() {
    List<Evidence> all = mailOfAYear();
    all.add(lying("n1", 1, 519, Standing.VERIFIED).build());
    all.add(lying("p1", 60, 520, Standing.VOUCHED).build());
    all.add(lying("p2", 90, 521, Standing.VOUCHED).build());
    tester.finds(
        all,
        "signin-notice MEDIUM FAIR NOTICE:n1",
        "signin-notice MEDIUM WEAK NOTICE:p1 {variant=placed}",
        "signin-notice MEDIUM WEAK NOTICE:p2 {variant=placed}");
  }

  @Test
  void isCalmedByNoLetterThatNobodyVouchesFor() {
    List<Evidence> all = mailOfAYear();
    all.add(lying("n1", 1, 519, Standing.VOUCHED).build());
    all.add(lying("p1", 60, 435, Standing.UNKNOWN).build());
    all.add(lying("p2", 90, 395, Standing.UNKNOWN).build());
    tester.finds(
        all,
        "signin-notice MEDIUM FAIR NOTICE:n1",
        "signin-notice MEDIUM WEAK NOTICE:p1 {variant=unproven}",
        "signin-notice MEDIUM WEAK NOTICE:p2 {variant=unproven}");
  }

  /// The owner's word about a letter of which nobody can say whether it is true asks for no action
  /// by itself.
  @Test
  void asksForNoActionBecauseOfALetterThatWasPutIn() {
    List<Evidence> all = mailOfAYear();
    all.add(lying("n1", 60, 521, Standing.VOUCHED).device("My Phone").build());
    tester.owner(said(false)).finds(all, "signin-notice HIGH WEAK NOTICE:n1 {variant=placed}");
  }

  private static NoticeBuilder signIn(String key) {
    return notice(key, Event.NEW_SIGN_IN).at(YESTERDAY);
  }

  private static List<Notice> fromPhone(int... daysAgo) {
    return IntStream.of(daysAgo)
        .mapToObj(
            days ->
                signIn("n" + days).device("My Phone").at(NOW.minus(Duration.ofDays(days))).build())
        .toList();
  }
}
