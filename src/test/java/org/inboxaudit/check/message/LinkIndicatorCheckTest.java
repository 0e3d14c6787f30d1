package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.OWNER;
import static org.inboxaudit.evidence.EvidenceFixtures.body;

import java.util.List;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.evidence.MessageFlag;
import org.junit.jupiter.api.Test;

class LinkIndicatorCheckTest {
  private final CheckTester tester = CheckTester.of(new LinkIndicatorCheck());

  @Test
  void namesALinkBelowAListedDomain() {
    tester.finds(
        body("1").from("a@other.example").link("https://login.listed.example/x?y=1").build(),
        "message-indicator-link MEDIUM FAIR MESSAGE_BODY:1/DOMAIN listed.example {opened=no}");
  }

  @Test
  void namesAWholeLinkWithOrWithoutItsParameters() {
    tester.finds(
        List.of(
            body("1").from("a@other.example").link("http://Drive.example:80/f/1#top").build(),
            body("2").from("a@other.example").link("https://drive.example/f/1?id=7").build()),
        "message-indicator-link MEDIUM STRONG MESSAGE_BODY:1/URL drive.example/f/1 {count=2}");
  }

  @Test
  void leavesOtherPagesOfTheSameHostAlone() {
    tester.findsNothing(
        body("1").from("a@other.example").link("https://drive.example/f/2").build(),
        body("2").from("a@other.example").link("https://notlisted.example/").build());
  }

  @Test
  void namesABareAddress() {
    tester.finds(
        body("1").from("a@other.example").link("http://198.18.9.9/x").build(),
        "message-indicator-link MEDIUM FAIR MESSAGE_BODY:1/IP 198.18.9.9");
  }

  @Test
  void onlyTellsOfWhatIsReportedOrSent() {
    String link = "https://listed.example/";
    String expected =
        "message-indicator-link INFO WEAK MESSAGE_BODY:1/DOMAIN listed.example {variant=report}";
    tester.finds(body("1").from("news@citizenlab.ca").link(link).build(), expected);
    tester.finds(body("1").from(OWNER).link(link).build(), expected);
  }

  @Test
  void isNotTalkedAwayByAReportThatNamesTheSameLink() {
    tester.finds(
        List.of(
            body("1").from("news@citizenlab.ca").link("https://listed.example/").build(),
            body("2")
                .from("a@other.example")
                .carried(letter -> letter.flagged(MessageFlag.SEEN))
                .link("https://listed.example/")
                .build()),
        "message-indicator-link MEDIUM FAIR MESSAGE_BODY:1/DOMAIN listed.example {count=2,"
            + " opened=yes}");
  }

  @Test
  void leavesTheOwnersOwnDomainAlone() {
    tester.findsNothing(
        body("1").from("a@other.example").link("https://www.mailbox.example/").build());
  }
}
