package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.OWNER;
import static org.inboxaudit.evidence.EvidenceFixtures.message;

import java.util.List;
import java.util.stream.IntStream;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBuilder;
import org.inboxaudit.evidence.MessageFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeAlertCheckTest {
  private final CheckTester tester = CheckTester.of(new FakeAlertCheck());

  private static MessageBuilder letter(String name, String address) {
    return message("m1").named(name).from(address);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          Google,                 x@freemail.example,               WEAK
          Google Account Team,    x@gmx.net,                        WEAK
          Microsoft-Sicherheit,   x@freemail.example,               WEAK
          Equipo de Google,       x@freemail.example,               WEAK
          Gооgle,                 x@freemail.example,               WEAK
          谷歌帐号团队,             x@freemail.example,               WEAK
          ЯНДЕКС служба,          x@freemail.example,               WEAK
          Help,                   x@accounts-google.example,        FAIR
          Help,                   x@g00gle.example,                 FAIR
          Help,                   x@micros0ft-login.example,        FAIR
          Help,                   x@accounts.google.com.evil.example, FAIR
          Help,                   x@xn--ggle-55da.example,          FAIR
          Google,                 x@googel.example,                 FAIR
          """)
  void findsASenderThatPretends(String name, String address, String confidence) {
    tester.finds(
        letter(name, address).build(),
        "message-fake-alert LOW %s MESSAGE:m1 {count=1}".formatted(confidence));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          Google,                   no-reply@accounts.google.com
          Google Play,              googleplay-noreply@google.com
          Google,                   x@google.co.in
          Microsoft account team,   x@email.microsoft.com
          Yahoo,                    x@mail.yahoo.co.jp
          Friends of Apple Valley,  x@applevalley.example
          Apple Martin,             apple.martin@freemail.example
          Google users of Bern,     x@google-users-bern.example
          Photon,                   x@photon.example
          Appie,                    x@appie.example
          Goggle,                   x@goggle.example
          Security team,            it@partner.example
          """)
  void leavesAnHonestSenderAlone(String name, String address) {
    tester.findsNothing(letter(name, address).build());
  }

  @Test
  void takesASubjectOnlyToEndADoubt() {
    tester.findsNothing(letter("x", "x@goggle.example").subject("our spring sale").build());
    tester.finds(
        letter("x", "x@goggle.example").subject("Security alert").build(),
        "message-fake-alert LOW FAIR MESSAGE:m1");
    tester.findsNothing(letter("x", "x@partner.example").subject("Google security alert").build());
  }

  @Test
  void leavesAListThatBearsTheNameAlone() {
    tester.findsNothing(
        letter("Google", "list@lists.example").header("list-id", "<google.lists.example>").build());
  }

  @Test
  void leavesTheOwnersOwnItAlone() {
    tester.findsNothing(letter("Google", OWNER).build());
  }

  @Test
  void leavesSentMailAlone() {
    tester.findsNothing(letter("Google", "x@freemail.example").in(FolderRole.SENT).build());
  }

  @Test
  void onlyInformsAboutOneAmongJunk() {
    tester.finds(
        letter("Google", "x@freemail.example").in(FolderRole.JUNK).build(),
        "message-fake-alert INFO FAIR MESSAGE:m1 {variant=junk}");
  }

  @Test
  void asksAboutOneThatWasAnswered() {
    tester.finds(
        letter("Google", "x@freemail.example").flagged(MessageFlag.ANSWERED).build(),
        "message-fake-alert MEDIUM FAIR MESSAGE:m1 {variant=answered}");
  }

  @Test
  void tellsOneSenderOnce() {
    List<Message> letters =
        IntStream.range(0, 5)
            .mapToObj(i -> message("m" + i).named("Google").from("x@freemail.example").build())
            .toList();
    tester.finds(letters, "message-fake-alert LOW WEAK MESSAGE:m0 {count=5}");
  }
}
