package org.inboxaudit.extract.sieve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.RuleAction;
import org.junit.jupiter.api.Test;

class ReplyTextTest {

  private static RuleAction.Reply reply(String text) {
    return Scripts.reply("vacation :days 1 text:\n" + text + "\n.\n;");
  }

  private static List<String> links(String text) {
    return reply(text).links().stream().map(Domain::name).toList();
  }

  private static List<String> addresses(RuleAction.Reply reply) {
    return reply.addresses().stream().map(Object::toString).toList();
  }

  @Test
  void tellsNothingOfAnOrdinaryAnswer() {
    assertEquals(
        new RuleAction.Reply(List.of(), List.of(), false),
        reply("I am away until 12.08.2026. Call +41 44 123 45 67, room 2024."));
  }

  @Test
  void tellsTheHostOfEveryLinkOnce() {
    assertEquals(
        List.of("new.example", "www.b.example", "c.example", "[2001:db8::1]"),
        links(
            "see https://New.example/a?b=www.x and <http://new.example>, www.B.example."
                + " HTTP://bank.example@c.example:8080\\x http://[2001:db8::1]/"));
  }

  @Test
  void tellsAddressesInTheTextAndTheSenderItClaims() {
    assertEquals(
        List.of("boss@fake.example", "pay@elsewhere.example"),
        addresses(
            Scripts.reply(
                """
                vacation :addresses ["owner@mailbox.example"] :from "The Boss <boss@fake.example>"
                  :subject "write to Pay@elsewhere.example" "or to pay@elsewhere.example.";
                """)));
  }

  @Test
  void knowsAnAccountByItsChecksum() {
    assertTrue(reply("DE89 3704 0044 0532 0130 00 BIC").bankDetails());
    assertTrue(reply("gb82west12345698765432").bankDetails());
    assertFalse(reply("order DE88 3704 0044 0532 0130 00 is late").bankDetails());
  }

  @Test
  void knowsAnAccountByTheWordBeforeIt() {
    for (String text :
        List.of(
            "Account number: 12345678",
            "Kontonummer 0532 0130",
            "n\u00famero de cuenta 1234-5678",
            "\u94f6\u884c\u8d26\u53f7\uff1a6222 0212",
            "Our new SWIFT is ABCDEFGH, 12345678")) {
      assertTrue(reply(text).bankDetails(), text);
    }
    assertFalse(reply("The quarterly account, 2024, is closed").bankDetails());
  }

  @Test
  void looksIntoAMimeText() {
    assertEquals(
        List.of("elsewhere.example"),
        Scripts.reply(
                """
                vacation :mime text:
                Content-Type: text/html

                <a href=3D"https://elsew=
                here.example/x">here</a>
                .
                ;""")
            .links()
            .stream()
            .map(Domain::name)
            .toList());
  }

  @Test
  void readsThroughVariables() {
    assertEquals(
        List.of("elsewhere.example"),
        Scripts.reply(
                "require \"variables\"; set \"a\" \"https://elsewhere\"; vacation"
                    + " \"${a}.example/\";")
            .links()
            .stream()
            .map(Domain::name)
            .toList());
  }

  @Test
  void tellsNoMoreThanFiftyOfEach() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      text.append("http://h%d.example a%d@b.example DE12 ".formatted(i, i));
    }
    RuleAction.Reply reply = reply(text.toString());
    assertEquals(50, reply.links().size());
    assertEquals(50, reply.addresses().size());
  }
}
