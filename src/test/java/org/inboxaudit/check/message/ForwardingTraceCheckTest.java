package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.NOW;
import static org.inboxaudit.evidence.EvidenceFixtures.OWNER;
import static org.inboxaudit.evidence.EvidenceFixtures.message;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.junit.jupiter.api.Test;

class ForwardingTraceCheckTest {
  private static final String DROP = "drop@elsewhere.example";

  private final CheckTester tester = CheckTester.of(new ForwardingTraceCheck());

  @Test
  void findsMailThatLeftThisMailboxAndCameBack() {
    tester.finds(
        message("m").header("x-forwarded-for", OWNER + " " + DROP).build(),
        "message-forwarding-trace MEDIUM FAIR MESSAGE:m/RETURNED drop@elsewhere.example"
            + " {account=drop@elsewhere.example, count=1}");
  }

  @Test
  void readsTheEnvelopeSenderOfGmail() {
    tester.finds(
        message("m")
            .header("return-path", "<owner+caf_=drop=elsewhere.example@mailbox.example>")
            .build(),
        "message-forwarding-trace MEDIUM FAIR MESSAGE:m/RETURNED drop@elsewhere.example");
  }

  @Test
  void asksAboutSentMailThatARuleWrote() {
    tester
        .withIndex(FakeIndex.empty().wroteTo(DROP, 1, NOW, NOW))
        .finds(
            message("m")
                .sentByOwner()
                .to(DROP)
                .header("generated-message-source", "Mailbox Rules Agent")
                .build(),
            "message-forwarding-trace MEDIUM FAIR MESSAGE:m/RULE_MADE drop@elsewhere.example"
                + " {variant=rule-made}");
  }

  @Test
  void weighsARuleThatSendsToAnAssistantLittle() {
    tester
        .withIndex(FakeIndex.empty().wroteTo(DROP, 40, NOW.minus(Duration.ofDays(400)), NOW))
        .finds(
            message("m")
                .sentByOwner()
                .to(DROP)
                .header("x-ms-exchange-inbox-rules-loop", OWNER)
                .build(),
            "message-forwarding-trace LOW WEAK MESSAGE:m/RULE_MADE drop@elsewhere.example");
  }

  @Test
  void cannotTellWhereAReturnedMessageWent() {
    tester.finds(
        message("m").header("x-ms-exchange-inbox-rules-loop", OWNER).build(),
        "message-forwarding-trace LOW WEAK MESSAGE:m/RETURNED  {account=–}");
  }

  @Test
  void onlyTellsThatThisMailboxIsTheDestination() {
    tester.finds(
        List.of(
            message("m1")
                .header("x-forwarded-for", "second@gmail.com " + OWNER)
                .header("return-path", "second+caf_=owner=mailbox.example@gmail.com")
                .build(),
            message("m2").header("x-forwarded-for", "second@gmail.com " + OWNER).build()),
        "message-forwarding-trace INFO FAIR MESSAGE:m1/ARRIVES second@gmail.com"
            + " {variant=arrives, account=second@gmail.com, count=2}");
  }

  @Test
  void tellsOfAnAccountWhoseMailIsFetchedFromHere() {
    tester.finds(
        List.of(
            message("m1")
                .header(
                    "x-gmail-fetch-info",
                    "second@partner.example 1 pop.partner.example 995 second@partner.example")
                .build(),
            message("m2")
                .header("x-gmail-fetch-info", "second@partner.example 2 pop.partner.example 995 s")
                .build()),
        "message-forwarding-trace INFO FAIR MESSAGE:m1/COLLECTED second@partner.example"
            + " {variant=collects, account=second@partner.example, count=2}");
    tester.findsNothing(
        message("m").header("x-gmail-fetch-info", OWNER + " 1 pop.mailbox.example 995 o").build(),
        message("n").header("x-gmail-fetch-info", "pop.mailbox.example").build(),
        message("j")
            .header("x-gmail-fetch-info", "second@partner.example 1 pop.partner.example 995 s")
            .in(FolderRole.JUNK)
            .build());
  }

  @Test
  void tellsOfAColleagueWhoseRuleSendsHere() {
    tester.finds(
        message("m").header("x-ms-exchange-inbox-rules-loop", "colleague@partner.example").build(),
        "message-forwarding-trace INFO FAIR MESSAGE:m/ARRIVES colleague@partner.example");
  }

  @Test
  void leavesSomebodyAloneWhoSentAMessageOnOnce() {
    tester.findsNothing(
        message("m").header("resent-from", "A Colleague <colleague@partner.example>").build());
  }

  @Test
  void tellsOfSomebodyWhoSendsOnAsAHabit() {
    tester.finds(
        IntStream.range(0, 3)
            .mapToObj(
                i ->
                    message("m" + i)
                        .header("resent-from", "A Colleague <colleague@partner.example>")
                        .build())
            .toList(),
        "message-forwarding-trace INFO FAIR MESSAGE:m0/RESENT colleague@partner.example");
  }

  @Test
  void leavesAutomaticAnswersAlone() {
    tester.findsNothing(
        message("m1")
            .header("x-ms-exchange-inbox-rules-loop", "colleague@partner.example")
            .header("auto-submitted", "auto-replied (rejected)")
            .build(),
        message("m2")
            .sentByOwner()
            .header("generated-message-source", "Mailbox Rules Agent")
            .header("auto-submitted", "auto-replied")
            .build());
  }

  @Test
  void believesNothingInJunkMail() {
    tester.findsNothing(
        message("m").in(FolderRole.JUNK).header("x-forwarded-for", OWNER + " " + DROP).build());
  }

  @Test
  void leavesMailBetweenTheOwnersOwnAccountsAlone() {
    tester.findsNothing(
        message("m1").header("x-forwarded-for", OWNER + " other@mailbox.example").build(),
        message("m2").header("return-path", "<list+caf_@x.example>").build());
  }

  @Test
  void saysThatThereAreMoreThanItKeeps() {
    List<Message> mail =
        IntStream.range(0, 80)
            .mapToObj(
                i ->
                    message("m" + i)
                        .header("x-forwarded-for", "a" + i + "@x.example " + OWNER)
                        .build())
            .toList();
    assertEquals(
        1,
        tester.run(mail).stream()
            .filter(finding -> "more".equals(finding.facts().get("variant")))
            .count());
  }
}
