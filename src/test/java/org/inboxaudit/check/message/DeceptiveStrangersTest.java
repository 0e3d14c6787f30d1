package org.inboxaudit.check.message;

import static org.inboxaudit.check.message.ReceivedLetters.letter;
import static org.inboxaudit.check.message.ReceivedLetters.unproven;
import static org.inboxaudit.check.message.ReceivedLetters.vouched;
import static org.inboxaudit.evidence.BodyTrait.ACCOUNT_THREAT;
import static org.inboxaudit.evidence.BodyTrait.ASKS_TO_SIGN_IN;
import static org.inboxaudit.evidence.BodyTrait.BILL_WAITS;
import static org.inboxaudit.evidence.BodyTrait.FILE_PASSWORD;
import static org.inboxaudit.evidence.BodyTrait.IMPERSONAL;
import static org.inboxaudit.evidence.BodyTrait.MAILBOX_THREAT;
import static org.inboxaudit.evidence.BodyTrait.OFFICIAL_NOTICE;
import static org.inboxaudit.evidence.BodyTrait.PARCEL_HELD;
import static org.inboxaudit.evidence.BodyTrait.PRIZE;
import static org.inboxaudit.evidence.BodyTrait.READY_ANSWER;
import static org.inboxaudit.evidence.BodyTrait.URGES;

import org.inboxaudit.check.CheckTester;
import org.inboxaudit.evidence.BodyBuilder;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.LinkTrait;
import org.junit.jupiter.api.Test;

/// Letters of strangers in which more than one thing is wrong, as [DeceptiveLinkCheck] weighs them.
class DeceptiveStrangersTest {
  private final CheckTester tester = CheckTester.of(new DeceptiveLinkCheck());

  /// A filter's field over a letter with a link that asks nothing.
  private static BodyBuilder filtered(String field, String value) {
    return vouched("x@hill.example")
        .carried(m -> m.header(field, value))
        .link("https://hill.example/a");
  }

  @Test
  void findsALureThatLeadsToAPageAnybodyPutsUp() {
    tester.finds(
        letter("x@hill.example").link("https://track.web.app/a").shows(PARCEL_HELD).build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1 {variant=page, host=track.web.app}");
    tester.finds(
        vouched("x@hill.example").link("https://sites.google.com/view/a").shows(PRIZE).build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1 {variant=page}");
    tester.findsNothing(vouched("x@hill.example").link("https://track.web.app/a").build());
  }

  @Test
  void findsAPageThatIsToldTheReadersAddress() {
    tester.finds(
        vouched("x@hill.example")
            .link("https://valley.example/#b3duZXI", LinkTrait.FRAGMENT_ADDRESS)
            .build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1 {variant=address}");
  }

  @Test
  void findsALinkIntoTheFilesOfASitesProgram() {
    tester.finds(
        vouched("x@hill.example")
            .link("https://hill.example/wp-includes/a.php", LinkTrait.SITE_INNARDS)
            .shows(ACCOUNT_THREAT)
            .build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1 {host=hill.example}");
  }

  @Test
  void findsAServicesNameThoughTheStrangersDomainIsBorneOut() {
    BodyBuilder parcel =
        vouched("x@hill.example").carried(m -> m.named("DHL Express")).shows(PARCEL_HELD);
    tester.finds(
        parcel.link("https://hill.example/dhl").build(),
        "message-deceptive-link MEDIUM FAIR MESSAGE_BODY:b1 {variant=name}");
    tester.finds(
        vouched("x@hill.example").carried(m -> m.named("DHL Express")).shows(PARCEL_HELD).build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1 {variant=name}");
  }

  @Test
  void countsWhatSpeaksAgainstAStrangerWhoseDomainIsBorneOut() {
    BodyBuilder letter =
        vouched("service@hill.example")
            .carried(m -> m.named("Pension Fund"))
            .link("https://hill.example/a");
    tester.findsNothing(letter.shows(OFFICIAL_NOTICE, IMPERSONAL).build());
    tester.finds(
        letter.shows(OFFICIAL_NOTICE, IMPERSONAL, URGES).build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1 {variant=doubts}");
    tester.findsNothing(
        vouched("service@pension-fund.example")
            .carried(m -> m.named("Pension Fund"))
            .link("https://pension-fund.example/a")
            .shows(OFFICIAL_NOTICE, IMPERSONAL, URGES)
            .build());
  }

  @Test
  void findsAPaperThatWaitsWhereNoFirmKeepsItsPapers() {
    tester.finds(
        vouched("x@hill.example").link("https://pub-1.r2.dev/a").build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1 {variant=page}");
    tester.finds(
        vouched("x@hill.example")
            .link("https://valley.example/a", LinkTrait.SHOWS_FILE)
            .shows(BILL_WAITS)
            .build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1 {host=valley.example}");
    tester.findsNothing(
        vouched("x@hill.example")
            .link("https://hill.example/a", LinkTrait.SHOWS_FILE)
            .shows(BILL_WAITS)
            .build());
  }

  @Test
  void findsAnAnswerThatStandsReadyForSomebodyElse() {
    tester.finds(
        vouched("x@hill.example").shows(ACCOUNT_THREAT, READY_ANSWER).build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1 {variant=answer}");
    tester.findsNothing(vouched("x@hill.example").shows(READY_ANSWER).build());
  }

  @Test
  void heedsTheFilterOfTheServerForWhatLiesInTheInbox() {
    tester.finds(
        filtered("x-spam-flag", "YES").build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1 {variant=filtered}");
    tester.findsNothing(filtered("x-spam-flag", "YES").carried(m -> m.in(FolderRole.JUNK)).build());
    tester.findsNothing(
        filtered("x-spam-flag", "YES")
            .carried(m -> m.header("list-unsubscribe", "<https://hill.example/u>"))
            .build());
    tester.finds(
        filtered("x-microsoft-antispam-mailbox-delivery", "ucf:0;jmr:0;auth:0;dest:J;ENG:(1)")
            .carried(m -> m.header("list-unsubscribe", "<https://hill.example/u>"))
            .build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1 {variant=filtered}");
  }

  @Test
  void findsAnotherAddressInTheSendersName() {
    tester.finds(
        unproven("x@hill.example").carried(m -> m.named("service@bank.example")).build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1 {variant=name}");
    tester.findsNothing(
        vouched("notify@meet.example").carried(m -> m.named("ann@hill.example via Meet")).build());
  }

  @Test
  void findsAStrangerWhoSpeaksForTheOwnersMail() {
    tester.finds(
        unproven("x@hill.example")
            .carried(m -> m.named("mailbox.example Admin"))
            .link("https://hill.example/m")
            .shows(ACCOUNT_THREAT)
            .build(),
        "message-deceptive-link MEDIUM FAIR MESSAGE_BODY:b1 {variant=unproven}");
    tester.finds(
        letter("x@hill.example")
            .carried(m -> m.named("Webmail Administrator"))
            .link("https://hill.example/m")
            .shows(ACCOUNT_THREAT)
            .build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1 {variant=office}");
    tester.finds(
        vouched("x@hill.example")
            .carried(m -> m.named("Webmail Administrator"))
            .link("https://hill.example/m")
            .shows(ACCOUNT_THREAT)
            .build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1 {variant=office}");
    tester.findsNothing(
        vouched("x@hill.example")
            .carried(m -> m.named("IT Support"))
            .link("https://hill.example/m")
            .shows(ASKS_TO_SIGN_IN)
            .build());
  }

  @Test
  void findsAPressingLetterOfWhichTheReceivingServerConfirmsNothing() {
    tester.finds(
        unproven("x@hill.example").link("https://hill.example/a").shows(ACCOUNT_THREAT).build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1 {variant=unproven}");
    tester.findsNothing(
        letter("x@hill.example").link("https://hill.example/a").shows(ACCOUNT_THREAT).build());
    tester.findsNothing(unproven("x@hill.example").link("https://hill.example/a").build());
  }

  @Test
  void findsWhoSpeaksOfTheOwnersMailAndLeadsElsewhereThoughBorneOut() {
    BodyBuilder full = vouched("x@hill.example").shows(ACCOUNT_THREAT, ASKS_TO_SIGN_IN);
    tester.findsNothing(full.link("https://shop.example/m").build());
    tester.finds(
        full.shows(ACCOUNT_THREAT, ASKS_TO_SIGN_IN, MAILBOX_THREAT).build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1 {host=shop.example}");
  }

  @Test
  void findsALockedFileBehindALink() {
    BodyBuilder archive =
        vouched("x@hill.example").link("https://hill.example/a.zip", "", LinkTrait.PROGRAM);
    tester.findsNothing(archive.build());
    tester.finds(
        archive.shows(FILE_PASSWORD).build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1 {variant=program, host=hill.example}");
  }

  @Test
  void findsANameThatIsBoughtForAFewDays() {
    tester.findsNothing(
        vouched("x@hill.example")
            .link("https://hill.example/a")
            .shows(ACCOUNT_THREAT, ASKS_TO_SIGN_IN)
            .build());
    tester.finds(
        vouched("x@hill-login.top")
            .link("https://hill-login.top/a")
            .shows(ACCOUNT_THREAT, ASKS_TO_SIGN_IN)
            .build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1 {host=hill-login.top}");
  }

  @Test
  void findsADomainMadeLikeAServicesThatLeadsToItself() {
    tester.finds(
        vouched("info@paypal-login.example")
            .link("https://paypal-login.example/a")
            .shows(ASKS_TO_SIGN_IN)
            .build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1 {variant=name}");
  }

  @Test
  void findsAnAccountThatIsLookedAfterFromAFreeMailbox() {
    tester.finds(
        vouched("support.team.9@gmail.com")
            .link("https://hill.example/a")
            .shows(ACCOUNT_THREAT, ASKS_TO_SIGN_IN)
            .build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1 {host=hill.example}");
  }

  @Test
  void findsWhatTheReceivingServersFilterTookForFalse() {
    tester.finds(
        letter("x@hill.example")
            .carried(m -> m.header("x-forefront-antispam-report", "SFV:SPM;CAT:PHSH;"))
            .link("https://hill.example/a")
            .build(),
        "message-deceptive-link LOW WEAK MESSAGE_BODY:b1 {variant=filtered}");
  }
}
