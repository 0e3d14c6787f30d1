package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.body;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.LinkTrait;
import org.inboxaudit.evidence.MessageBody;
import org.junit.jupiter.api.Test;

class LinkSentOnCheckTest {
  private static final String URL = "https://login.example/consent?scope=mail";
  private final CheckTester tester = CheckTester.of(new LinkSentOnCheck());

  private static MessageBody came(LinkTrait trait) {
    return body("m1").from("stranger@far.example").link(URL, trait).build();
  }

  private static MessageBody left(LinkTrait trait, String... to) {
    return body("m2").carried(letter -> letter.sentByOwner().to(to)).link(URL, trait).build();
  }

  private static String place(String severity) {
    return "message-link-sent-on " + severity + " FAIR MESSAGE_BODY:m1/";
  }

  private String found(MessageBody... bodies) {
    return tester.run(List.of(bodies)).stream()
        .map(
            finding ->
                "message-link-sent-on %s %s %s:%s/ %s"
                    .formatted(
                        finding.severity(),
                        finding.confidence(),
                        finding.about().kind(),
                        finding.about().key(),
                        finding.facts()))
        .reduce("", String::concat);
  }

  @Test
  void findsARequestForAccessThatWasSentOn() {
    assertTrue(
        found(
                left(LinkTrait.OAUTH_MAIL_SCOPE, "friend@partner.example"),
                came(LinkTrait.OAUTH_MAIL_SCOPE))
            .startsWith(place("MEDIUM") + " {host=login.example, recipients=1}"));
  }

  @Test
  void weighsALinkThatWentToManyMore() {
    String[] many =
        IntStream.range(0, 6)
            .mapToObj(i -> "friend" + i + "@partner.example")
            .toArray(String[]::new);
    assertTrue(
        found(came(LinkTrait.DEVICE_CODE), left(LinkTrait.DEVICE_CODE, many))
            .startsWith(place("HIGH")));
  }

  @Test
  void leavesAnAnswerThatQuotesTheLinkAlone() {
    tester.finds(
        List.of(came(LinkTrait.DEVICE_CODE), left(LinkTrait.DEVICE_CODE, "stranger@far.example")));
  }

  @Test
  void leavesANewsletterThatWasSentOnAlone() {
    tester.finds(
        List.of(
            came(LinkTrait.SHOWS_OTHER_HOST),
            left(LinkTrait.SHOWS_OTHER_HOST, "friend@partner.example")));
  }

  @Test
  void leavesALinkAloneThatStayedOrThatTheOwnerWrote() {
    tester.findsNothing(came(LinkTrait.DEVICE_CODE));
    tester.findsNothing(left(LinkTrait.DEVICE_CODE, "friend@partner.example"));
  }

  @Test
  void believesNoSenderWhoBearsTheOwnersName() {
    MessageBody forged =
        body("m3")
            .carried(letter -> letter.sentByOwner().in(FolderRole.INBOX))
            .link(URL, LinkTrait.DEVICE_CODE)
            .build();
    tester.finds(List.of(came(LinkTrait.DEVICE_CODE), forged));
  }

  @Test
  void saysThatThereAreMoreThanItKeeps() {
    List<MessageBody> bodies = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String url = "https://login.example/" + i;
      bodies.add(body("m" + i).link(url, LinkTrait.DEVICE_CODE).build());
      bodies.add(
          body("s" + i)
              .carried(letter -> letter.sentByOwner().to("friend@partner.example"))
              .link(url, LinkTrait.DEVICE_CODE)
              .build());
    }
    assertTrue(tester.run(bodies).stream().anyMatch(f -> "more".equals(f.facts().get("variant"))));
  }
}
