package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.OWNER;
import static org.inboxaudit.evidence.EvidenceFixtures.body;
import static org.inboxaudit.evidence.EvidenceFixtures.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.evidence.BodyBuilder;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.MessageFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookAlikeSenderCheckTest {
  private static final Instant BEFORE = Instant.parse("2025-01-01T00:00:00Z");
  private final CheckTester tester = CheckTester.of(new LookAlikeSenderCheck());

  /// The owner writes to a colleague and to a friend with a free mailbox, and both answer.
  private static List<Evidence> after(BodyBuilder letter) {
    List<Evidence> all = new ArrayList<>();
    all.add(
        message("s1")
            .sentByOwner()
            .named("Olive Owner")
            .to("colleague@partner.example", "tenzin.ling@gmail.com")
            .build());
    all.add(message("r1").from("tenzin.ling@gmail.com").named("Tenzin Ling").build());
    all.add(letter.build());
    return all;
  }

  private static BodyBuilder from(String address) {
    return body("b1").from(address);
  }

  @ParameterizedTest
  @CsvSource({
    "x@partmer.example,        WEAK",
    "x@partne.example,         WEAK",
    "x@parttner.example,       WEAK",
    "x@patrner.example,        WEAK",
    "x@pаrtner.example,        FAIR",
    "x@xn--prtner-3nf.example, FAIR",
    "x@mai1box.example,        FAIR",
    "tenzin.1ing@gmail.com,    FAIR",
    "tenzin.ling@gmial.com,    FAIR"
  })
  void findsASenderThatLooksAlmostTheSame(String address, String confidence) {
    tester.finds(
        after(from(address)),
        "message-look-alike-sender MEDIUM %s MESSAGE_BODY:b1 {count=1}".formatted(confidence));
  }

  @Test
  void weighsOneThatAsksOrWasAnsweredMore() {
    tester.finds(
        after(from("x@pаrtner.example").shows(BodyTrait.ASKS_FOR_MONEY)),
        "message-look-alike-sender HIGH FAIR MESSAGE_BODY:b1");
    tester.finds(
        after(from("x@partmer.example").carried(m -> m.flagged(MessageFlag.ANSWERED))),
        "message-look-alike-sender MEDIUM FAIR MESSAGE_BODY:b1");
  }

  @Test
  void findsOneThatTheOwnerOnceAnswered() {
    List<Evidence> all = after(from("x@partmer.example"));
    all.add(message("s2").sentByOwner().to("x@partmer.example").build());
    all.add(body("b2").from("colleague@partner.example").build());
    tester
        .withIndex(
            FakeIndex.empty()
                .wroteTo("x@partmer.example", 1, BEFORE, BEFORE)
                .wroteTo("colleague@partner.example", 9, BEFORE, BEFORE))
        .finds(all, "message-look-alike-sender MEDIUM WEAK MESSAGE_BODY:b1");
  }

  @Test
  void findsTheSameNameAtAnotherFreeMailbox() {
    tester.finds(
        after(from("t.ling88@gmx.net").carried(m -> m.named("Tenzin Ling"))),
        "message-look-alike-sender LOW WEAK MESSAGE_BODY:b1 {variant=name}");
    tester.finds(
        after(
            from("t.ling88@gmx.net")
                .carried(m -> m.named("Tenzin Ling"))
                .shows(BodyTrait.ASKS_FOR_MONEY)),
        "message-look-alike-sender MEDIUM FAIR MESSAGE_BODY:b1 {variant=name}");
  }

  @Test
  void findsTheOwnersNameOnlyIfItAsksForSomething() {
    BodyBuilder letter = from("olive@gmx.net").carried(m -> m.named("Olive Owner"));
    tester.finds(after(letter));
    tester.finds(
        after(letter.shows(BodyTrait.ASKS_FOR_MONEY)),
        "message-look-alike-sender MEDIUM FAIR MESSAGE_BODY:b1 {variant=own}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "other@partner.example",
        "colleague@mail.partner.example",
        "x@partition.example",
        "x@other.example",
        "tenzin.lang@gmail.com",
        "no-reply@accounts.google.com",
        OWNER
      })
  void leavesOthersAlone(String address) {
    tester.finds(after(from(address)));
  }

  @Test
  void leavesListsAndOldAcquaintancesAlone() {
    tester.finds(after(from("x@partmer.example").carried(m -> m.header("list-id", "<l.example>"))));
    tester
        .withIndex(FakeIndex.empty().wroteTo("x@partmer.example", 9, BEFORE, BEFORE))
        .finds(after(from("x@partmer.example")));
  }
}
