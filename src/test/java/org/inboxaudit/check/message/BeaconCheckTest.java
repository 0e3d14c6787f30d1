package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.body;

import java.time.Instant;
import java.util.List;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.evidence.BodyBuilder;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.LinkTrait;
import org.inboxaudit.evidence.MessageBody;
import org.junit.jupiter.api.Test;

class BeaconCheckTest {
  private static final Instant BEFORE = Instant.parse("2025-01-01T00:00:00Z");
  private static final String STRANGER = "x@stranger.example";
  private final CheckTester tester = CheckTester.of(new BeaconCheck());

  private static BodyBuilder picture(String key) {
    return body(key)
        .from(STRANGER)
        .link("https://stranger.example/p.gif?u=1", LinkTrait.INVISIBLE_PICTURE);
  }

  private static MessageBody lure() {
    return body("l").from(STRANGER).shows(BodyTrait.ACCOUNT_THREAT).build();
  }

  @Test
  void findsAStrangerWhoAlsoSentSomethingElse() {
    tester.finds(
        List.of(picture("b1").build(), lure()),
        "message-beacon LOW WEAK MESSAGE_BODY:b1 {count=1, sender=x@stranger.example}");
  }

  @Test
  void isSurerIfThePictureNamesTheOwner() {
    tester.finds(
        List.of(
            lure(),
            body("b1")
                .from(STRANGER)
                .link(
                    "https://stranger.example/p?o=owner",
                    LinkTrait.INVISIBLE_PICTURE,
                    LinkTrait.OWN_ADDRESS)
                .build()),
        "message-beacon LOW FAIR MESSAGE_BODY:b1");
  }

  @Test
  void neverTellsAPictureAlone() {
    tester.finds(
        List.of(
            picture("b1").build(),
            picture("b2").shows(BodyTrait.COMMUNITY_TOPIC).build(),
            body("l").from("other@else.example").shows(BodyTrait.ACCOUNT_THREAT).build()));
  }

  @Test
  void leavesListsAndCorrespondentsAlone() {
    tester.finds(
        List.of(picture("b1").carried(m -> m.header("list-id", "<l.example>")).build(), lure()));
    tester
        .withIndex(FakeIndex.empty().wroteTo(STRANGER, 1, BEFORE, BEFORE))
        .finds(List.of(picture("b1").build(), lure()));
  }
}
