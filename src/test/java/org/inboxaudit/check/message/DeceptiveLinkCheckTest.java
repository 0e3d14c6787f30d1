package org.inboxaudit.check.message;

import static org.inboxaudit.check.message.ReceivedLetters.letter;
import static org.inboxaudit.check.message.ReceivedLetters.unproven;
import static org.inboxaudit.check.message.ReceivedLetters.vouched;
import static org.inboxaudit.evidence.BodyTrait.ACCOUNT_THREAT;
import static org.inboxaudit.evidence.BodyTrait.ASKS_TO_SIGN_IN;
import static org.inboxaudit.evidence.BodyTrait.COMMUNITY_TOPIC;
import static org.inboxaudit.evidence.BodyTrait.HIDDEN_TEXT;
import static org.inboxaudit.evidence.BodyTrait.PASSWORD_FORM;
import static org.inboxaudit.evidence.BodyTrait.SCAN_A_CODE;
import static org.inboxaudit.evidence.BodyTrait.STRUCTURE_DIFFERS;
import static org.inboxaudit.evidence.BodyTrait.WARNS_OF_FRAUD;
import static org.inboxaudit.evidence.EvidenceFixtures.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Set;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.evidence.BodyBuilder;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.LinkTrait;
import org.inboxaudit.evidence.MessageFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeceptiveLinkCheckTest {
  private static final Instant BEFORE = Instant.parse("2025-01-01T00:00:00Z");
  private final CheckTester tester = CheckTester.of(new DeceptiveLinkCheck());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://paypal.com.account.example/login",
        "https://accounts-google.example/",
        "https://www.mailbox.example.verify.example/",
        "https://xn--ggle-55da.example/",
        "https://storage.example/www.paypal.com/signin",
        "https://mai1box.example/"
      })
  void findsALinkThatWantsToBeAnother(String url) {
    tester.finds(
        letter("help@stranger.example").link(url).shows(ACCOUNT_THREAT).build(),
        "message-deceptive-link MEDIUM FAIR MESSAGE_BODY:b1 {opened=no}");
  }

  @Test
  void findsABareAddressAndAnotherTextTogether() {
    tester.finds(
        letter("service@bank.example")
            .link(
                "http://203.0.113.7/a",
                "www.bank.example",
                LinkTrait.IP_ADDRESS,
                LinkTrait.SHOWS_OTHER_HOST)
            .shows(ACCOUNT_THREAT, ASKS_TO_SIGN_IN)
            .build(),
        "message-deceptive-link HIGH FAIR MESSAGE_BODY:b1 {host=203.0.113.7}");
  }

  @Test
  void findsATextThatNamesAnotherSite() {
    tester.finds(
        letter("service@bank.example")
            .link("https://shop.example/x", "www.bank.example", LinkTrait.SHOWS_OTHER_HOST)
            .shows(ACCOUNT_THREAT)
            .build(),
        "message-deceptive-link MEDIUM FAIR MESSAGE_BODY:b1 {host=shop.example}");
  }

  @Test
  void findsAServicesNameBeforeASiteOfItsOwn() {
    tester.finds(
        letter("x@hill.example")
            .carried(m -> m.named("Wells Fargo Online"))
            .link("https://hill.example/wf")
            .shows(ASKS_TO_SIGN_IN)
            .build(),
        "message-deceptive-link MEDIUM FAIR MESSAGE_BODY:b1");
  }

  @Test
  void findsAServicesLetterThatNeverLeadsToTheService() {
    tester.finds(
        letter("member@ebay.com").link("https://hill.example/ebay").build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1 {host=hill.example}");
    tester.findsNothing(
        letter("member@ebay.com")
            .link("https://hill.example/ebay")
            .link("https://www.ebay.com/itm/1")
            .build());
    tester.findsNothing(
        letter("tom@hill.example")
            .carried(m -> m.named("Tom Chase"))
            .link("https://valley.example/")
            .build());
  }

  @Test
  void findsAFormForThePassword() {
    tester.finds(
        letter("x@hill.example")
            .link("https://hill.example/f", LinkTrait.FORM_TARGET)
            .shows(PASSWORD_FORM)
            .build(),
        "message-deceptive-link MEDIUM FAIR MESSAGE_BODY:b1 {variant=form}");
  }

  @Test
  void findsALetterThatWantsThePasswordAsAnAnswer() {
    tester.finds(
        letter("x@hill.example").shows(ACCOUNT_THREAT, ASKS_TO_SIGN_IN).build(),
        "message-deceptive-link MEDIUM WEAK MESSAGE_BODY:b1 {variant=answer}");
  }

  @Test
  void isSurerIfTheLetterSpeaksOfWhatTheCommunityCaresAbout() {
    BodyBuilder plain = letter("x@hill.example").link("https://valley.example/");
    tester.finds(
        plain.shows(ACCOUNT_THREAT).build(), "message-deceptive-link LOW WEAK MESSAGE_BODY:b1");
    tester.finds(
        plain.shows(ACCOUNT_THREAT, COMMUNITY_TOPIC).build(),
        "message-deceptive-link LOW FAIR MESSAGE_BODY:b1");
    tester.findsNothing(plain.shows(COMMUNITY_TOPIC).build());
  }

  @Test
  void weighsAnAnswerMoreAndUnopenedJunkLess() {
    BodyBuilder letter =
        letter("x@hill.example").link("https://accounts-google.example/").shows(ACCOUNT_THREAT);
    tester.finds(
        letter.carried(m -> m.flagged(MessageFlag.ANSWERED)).build(),
        "message-deceptive-link HIGH FAIR MESSAGE_BODY:b1 {variant=answered, opened=yes}");
    tester.finds(
        letter("x@hill.example")
            .link("https://accounts-google.example/")
            .shows(ACCOUNT_THREAT)
            .carried(m -> m.in(FolderRole.JUNK))
            .build(),
        "message-deceptive-link INFO WEAK MESSAGE_BODY:b1 {variant=junk}");
  }

  @Test
  void leavesANewslettersCounterAlone() {
    tester.findsNothing(
        vouched("news@shop.example")
            .carried(m -> m.header("list-unsubscribe", "<https://shop.example/u>"))
            .link("https://click.carrier.example/1", "www.shop.example", LinkTrait.SHOWS_OTHER_HOST)
            .shows(ASKS_TO_SIGN_IN)
            .build());
  }

  @Test
  void doesNotTakeAForgedWordForTheServers() {
    tester.finds(
        letter("x@hill.example")
            .carried(
                m ->
                    m.header("received", "from hill.example by mx.mailbox.example with ESMTP")
                        .header("authentication-results", "mx.hill.example; dmarc=pass"))
            .link("https://valley.example/")
            .shows(ACCOUNT_THREAT)
            .build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1");
  }

  @Test
  void leavesAnHonestServiceAlone() {
    tester.findsNothing(
        vouched("service@paypal.com")
            .link("https://www.paypal.com/signin")
            .link("https://www.facebook.com/paypal")
            .link("https://epl.carrier.example/x")
            .shows(ACCOUNT_THREAT, ASKS_TO_SIGN_IN)
            .build());
    tester.findsNothing(
        letter("service@paypal.com")
            .link("https://www.paypal.com/signin")
            .link("https://www.facebook.com/paypal")
            .shows(ACCOUNT_THREAT, ASKS_TO_SIGN_IN)
            .build());
  }

  @Test
  void leavesEverydayLettersAlone() {
    tester.findsNothing(
        letter("ann@hill.example")
            .link("https://other.example/", "www.valley.example", LinkTrait.SHOWS_OTHER_HOST)
            .build());
    tester.findsNothing(
        letter("ann@hill.example")
            .link("http://192.168.1.5/", LinkTrait.IP_ADDRESS)
            .shows(ASKS_TO_SIGN_IN)
            .build());
    tester.findsNothing(
        letter("ann@hill.example").link("http://203.0.113.7/p.png", LinkTrait.PICTURE).build());
  }

  @Test
  void findsATextThatNamesTheSendersOwnSite() {
    tester.finds(
        letter("alerts@bank.example")
            .link("https://hill.example/", "www.bank.example", LinkTrait.SHOWS_OTHER_HOST)
            .build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1 {host=hill.example}");
  }

  @Test
  void takesWhoeverWasFirstAnsweredThenForAStranger() {
    tester
        .withIndex(FakeIndex.empty().wroteTo("x@hill.example", 1, NOW, NOW))
        .finds(
            letter("x@hill.example")
                .link("https://valley.example/")
                .shows(ACCOUNT_THREAT)
                .carried(m -> m.flagged(MessageFlag.ANSWERED))
                .build(),
            "message-deceptive-link MEDIUM WEAK MESSAGE_BODY:b1 {standing=stranger}");
  }

  @Test
  void leavesACorrespondentAlone() {
    tester
        .withIndex(FakeIndex.empty().wroteTo("ann@hill.example", 3, BEFORE, BEFORE))
        .findsNothing(
            letter("ann@hill.example")
                .link("https://valley.example/")
                .shows(ASKS_TO_SIGN_IN)
                .build());
  }

  @Test
  void findsAServicesNameBeforeAMailboxAtAnotherProvider() {
    tester.finds(
        vouched("support.9@gmail.com")
            .carried(m -> m.named("PayPal"))
            .link("https://hill.example/a")
            .shows(ASKS_TO_SIGN_IN)
            .build(),
        "message-deceptive-link MEDIUM FAIR MESSAGE_BODY:b1 {variant=name}");
    tester.findsNothing(
        vouched("support.9@gmail.com")
            .carried(m -> m.named("Gmail"))
            .shows(ASKS_TO_SIGN_IN)
            .build());
  }

  @Test
  void takesAWordOfEverydayLanguageForANameOnlyWhereItIsAll() {
    tester.finds(
        vouched("x@hill.example").carried(m -> m.named("ING")).shows(ACCOUNT_THREAT).build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1 {variant=name}");
    tester.findsNothing(
        vouched("x@hill.example")
            .carried(m -> m.named("Ing. Karel Hill"))
            .shows(ACCOUNT_THREAT)
            .build());
  }

  @Test
  void leavesWhatRunsOnTheOwnersSiteAlone() {
    tester.findsNothing(
        unproven("wordpress@mailbox.example")
            .carried(m -> m.named("WordPress"))
            .link("https://mailbox.example/wp-login.php")
            .shows(ASKS_TO_SIGN_IN)
            .build());
  }

  @Test
  void leavesTheCountersOfServicesThatSendForOthersAlone() {
    tester.findsNothing(
        letter("office@school.example")
            .link("https://u88.ct.sendgrid.net/ls/click?upn=1")
            .shows(ASKS_TO_SIGN_IN)
            .build());
    tester.finds(
        letter("office@school.example")
            .link("https://hill.example/a")
            .shows(ASKS_TO_SIGN_IN)
            .build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1");
  }

  @Test
  void leavesWhoWarnsOfFraudAloneUnlessTheyLeadElsewhere() {
    BodyBuilder warning = letter("news@bank.example").shows(ACCOUNT_THREAT, WARNS_OF_FRAUD);
    tester.findsNothing(warning.link("https://bank.example/safe").build());
    tester.finds(
        warning.link("https://hill.example/a").build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1 {host=hill.example}");
  }

  @Test
  void findsACodeThatIsToBeScanned() {
    tester.finds(
        unproven("x@hill.example").shows(ACCOUNT_THREAT, SCAN_A_CODE).build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1 {variant=code}");
    tester.findsNothing(unproven("x@hill.example").shows(SCAN_A_CODE).build());
  }

  @Test
  void addsTextThatIsMadeForFiltersToWhatIsAsked() {
    tester.finds(
        letter("x@hill.example")
            .link("https://valley.example/")
            .shows(ACCOUNT_THREAT, HIDDEN_TEXT)
            .build(),
        "message-deceptive-link MEDIUM WEAK MESSAGE_BODY:b1");
    tester.findsNothing(
        letter("x@hill.example")
            .link("https://valley.example/")
            .shows(HIDDEN_TEXT, STRUCTURE_DIFFERS)
            .build());
  }

  @Test
  void wantsTheTextsOfWhatCameIn() {
    var check = new DeceptiveLinkCheck();
    var context = CheckTester.context(CheckTester.owner(false));
    var came = EvidenceFixtures.message("m");
    assertEquals(Set.of(EvidenceKind.MESSAGE_BODY), check.wants().of(came.build(), context));
    assertEquals(Set.of(), check.wants().of(came.flagged(MessageFlag.DRAFT).build(), context));
    var sent = EvidenceFixtures.message("m").sentByOwner();
    assertEquals(Set.of(), check.wants().of(sent.build(), context));
    assertEquals(Set.of(), check.wants().of(sent.in(FolderRole.ALL).build(), context));
    assertEquals(
        Set.of(EvidenceKind.MESSAGE_BODY),
        check.wants().of(sent.in(FolderRole.INBOX).build(), context));
  }
}
