package org.inboxaudit.check.message;

import static org.inboxaudit.check.message.ReceivedLetters.judged;
import static org.inboxaudit.check.message.ReceivedLetters.letter;
import static org.inboxaudit.evidence.BodyTrait.ASKS_FOR_MONEY;
import static org.inboxaudit.evidence.BodyTrait.ASKS_TO_CALL;
import static org.inboxaudit.evidence.BodyTrait.CLAIMS_TO_SPY;
import static org.inboxaudit.evidence.BodyTrait.COINS;
import static org.inboxaudit.evidence.BodyTrait.MONEY_STORY;
import static org.inboxaudit.evidence.BodyTrait.PRIZE;
import static org.inboxaudit.evidence.BodyTrait.TELLS_OF_CHARGE;
import static org.inboxaudit.evidence.BodyTrait.WALLET_ADDRESS;
import static org.inboxaudit.evidence.BodyTrait.WARNS_OF_FRAUD;
import static org.inboxaudit.evidence.EvidenceFixtures.OWNER;

import java.time.Instant;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.evidence.BodyBuilder;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.MessageFlag;
import org.junit.jupiter.api.Test;

class ScamLetterCheckTest {
  private static final Instant BEFORE = Instant.parse("2025-01-01T00:00:00Z");
  private final CheckTester tester = CheckTester.of(new ScamLetterCheck());

  @Test
  void findsALetterThatClaimsToHaveWatchedAndWantsCoins() {
    tester.finds(
        letter("x@hill.example").shows(CLAIMS_TO_SPY, COINS, WALLET_ADDRESS).build(),
        "message-scam LOW FAIR MESSAGE_BODY:b1 {variant=extortion}");
    tester.finds(
        judged("x@outlook.com", "dmarc=pass").shows(CLAIMS_TO_SPY, COINS).build(),
        "message-scam LOW WEAK MESSAGE_BODY:b1 {variant=extortion}");
    tester.finds(
        letter(OWNER).shows(CLAIMS_TO_SPY, WALLET_ADDRESS).build(),
        "message-scam LOW WEAK MESSAGE_BODY:b1 {variant=extortion}");
  }

  @Test
  void findsABillThatWantsACallFromAFreeMailbox() {
    tester.finds(
        judged("x@gmail.com", "dmarc=pass").shows(TELLS_OF_CHARGE, ASKS_TO_CALL).build(),
        "message-scam LOW WEAK MESSAGE_BODY:b1 {variant=call}");
    tester.findsNothing(
        judged("billing@shop.example", "dmarc=pass").shows(TELLS_OF_CHARGE, ASKS_TO_CALL).build());
  }

  @Test
  void findsAPrizeOnlyWhereNothingConfirmsTheSender() {
    tester.finds(
        judged("x@hill.example", "spf=none").shows(PRIZE).build(),
        "message-scam LOW WEAK MESSAGE_BODY:b1 {variant=prize}");
    tester.findsNothing(
        judged("x@hill.example", "spf=pass smtp.mailfrom=b@hill.example").shows(PRIZE).build());
    tester.findsNothing(letter("x@hill.example").shows(PRIZE).build());
  }

  @Test
  void findsAStoryOnlyWhereAnswersAreFreeToGo() {
    tester.finds(
        judged("x@gmail.com", "dmarc=pass").shows(MONEY_STORY).build(),
        "message-scam LOW WEAK MESSAGE_BODY:b1 {variant=story}");
    tester.finds(
        judged("x@hill.example", "dmarc=pass")
            .carried(m -> m.replyTo("y@gmail.com"))
            .shows(MONEY_STORY)
            .build(),
        "message-scam LOW WEAK MESSAGE_BODY:b1 {variant=story}");
    tester.findsNothing(judged("x@hill.example", "dmarc=pass").shows(MONEY_STORY).build());
  }

  @Test
  void leavesWhoWarnsOfCheatsAlone() {
    BodyBuilder warning =
        judged("office@school.example", "dmarc=pass").shows(CLAIMS_TO_SPY, COINS, WARNS_OF_FRAUD);
    tester.findsNothing(warning.build());
    tester.finds(
        judged("office@school.example", "spf=none")
            .shows(CLAIMS_TO_SPY, COINS, WARNS_OF_FRAUD)
            .build(),
        "message-scam LOW WEAK MESSAGE_BODY:b1 {variant=extortion}");
  }

  @Test
  void findsAskingForMoneyOnlyWhereAnswersGoElsewhere() {
    BodyBuilder asking = letter("x@hill.example").shows(ASKS_FOR_MONEY);
    tester.findsNothing(asking.build());
    tester.finds(
        asking.carried(m -> m.replyTo("y@gmail.com")).build(),
        "message-scam LOW WEAK MESSAGE_BODY:b1 {variant=money}");
  }

  @Test
  void leavesCorrespondentsListsServicesAndReportersAlone() {
    tester
        .withIndex(FakeIndex.empty().wroteTo("ann@hill.example", 3, BEFORE, BEFORE))
        .findsNothing(letter("ann@hill.example").shows(MONEY_STORY).build());
    tester.findsNothing(
        judged("news@hill.example", "dmarc=pass")
            .carried(m -> m.header("list-unsubscribe", "<https://hill.example/u>"))
            .shows(CLAIMS_TO_SPY, COINS)
            .build());
    tester.findsNothing(
        judged("service@paypal.com", "dmarc=pass").shows(TELLS_OF_CHARGE, ASKS_TO_CALL).build());
    tester.findsNothing(letter("news@citizenlab.ca").shows(CLAIMS_TO_SPY, COINS).build());
  }

  @Test
  void weighsAnAnswerMoreAndUnopenedJunkLess() {
    tester.finds(
        letter("x@hill.example")
            .shows(MONEY_STORY)
            .carried(m -> m.flagged(MessageFlag.ANSWERED))
            .build(),
        "message-scam MEDIUM WEAK MESSAGE_BODY:b1 {variant=story}");
    tester.finds(
        letter("x@hill.example").shows(MONEY_STORY).carried(m -> m.in(FolderRole.JUNK)).build(),
        "message-scam INFO WEAK MESSAGE_BODY:b1 {variant=junk}");
  }
}
