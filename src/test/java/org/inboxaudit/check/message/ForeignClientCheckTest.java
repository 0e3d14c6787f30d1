package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.NOW;
import static org.inboxaudit.evidence.EvidenceFixtures.message;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBuilder;
import org.junit.jupiter.api.Test;

class ForeignClientCheckTest {
  private static final ZoneOffset HOME = ZoneOffset.ofHoursMinutes(5, 30);
  private static final ZoneOffset AWAY = ZoneOffset.ofHours(8);

  private final CheckTester tester = CheckTester.of(new ForeignClientCheck());

  @Test
  void findsOneMessageOfAStrangeProgramInAStrangeZone() {
    tester.finds(
        besideAYearOfThunderbird(foreign("x", 10, AWAY).build()),
        "message-foreign-client MEDIUM FAIR MESSAGE:x"
            + " {client=foxmail, id_shape=digits@own, offset=+08:00, count=1}");
  }

  @Test
  void weighsANewProgramInTheOwnersZoneLittle() {
    tester.finds(
        besideAYearOfThunderbird(foreign("x", 10, HOME).build()),
        "message-foreign-client LOW WEAK MESSAGE:x");
  }

  @Test
  void leavesAJourneyWithTheSameProgramAlone() {
    tester.findsNothing(array(besideAYearOfThunderbird(own("x", 10, AWAY).build())));
  }

  @Test
  void leavesAnUpdateOfTheSameProgramAlone() {
    tester.findsNothing(
        array(
            besideAYearOfThunderbird(
                own("x", 10, HOME).header("user-agent", "Mozilla Thunderbird 150.2").build())));
  }

  @Test
  void leavesAnAssistantOfLongStandingAlone() {
    tester.findsNothing(
        array(
            besideAYearOfThunderbird(
                foreign("x1", 200, AWAY).build(), foreign("x2", 100, AWAY).build())));
  }

  @Test
  void leavesWebmailThatWasUsedFromTheStartAlone() {
    tester.findsNothing(array(besideAYearOfThunderbird(foreign("x", 399, AWAY).build())));
  }

  @Test
  void leavesANewPhoneThatReplacedTheOldProgramAlone() {
    tester.findsNothing(array(besideAYearOfThunderbird(foreign("x", 0, HOME).build())));
  }

  @Test
  void leavesANewProgramInSteadyUseAlone() {
    Message[] steady =
        IntStream.range(0, 8)
            .mapToObj(i -> foreign("x" + i, 10 + i, AWAY).build())
            .toArray(Message[]::new);
    tester.findsNothing(array(besideAYearOfThunderbird(steady)));
  }

  @Test
  void comparesNothingWithTooFewMessages() {
    tester.findsNothing(own("a", 300, HOME).build(), foreign("x", 10, AWAY).build());
  }

  @Test
  void looksAtSentMailOnly() {
    tester.findsNothing(
        array(
            besideAYearOfThunderbird(
                foreign("x", 10, AWAY).from("spoof@elsewhere.example").build(),
                foreign("y", 10, AWAY).in(FolderRole.INBOX).build())));
  }

  @Test
  void asksForTheFieldsThatNameAProgram() {
    assertEquals(Set.of("x-mailer", "user-agent"), new ForeignClientCheck().headers());
  }

  private static MessageBuilder own(String key, int daysAgo, ZoneOffset zone) {
    return message(key)
        .sentByOwner()
        .at(moment(daysAgo).atOffset(zone))
        .messageId("0f8fad5b-d9cb-469f-a165-70867728950e@mailbox.example")
        .header("user-agent", "Mozilla Thunderbird");
  }

  private static MessageBuilder foreign(String key, int daysAgo, ZoneOffset zone) {
    return message(key)
        .sentByOwner()
        .at(moment(daysAgo).atOffset(zone))
        .messageId("202605011200123@mailbox.example")
        .header("x-mailer", "Foxmail 7.2.25.213[cn]");
  }

  private static Instant moment(int daysAgo) {
    return NOW.minus(Duration.ofDays(daysAgo));
  }

  private static List<Message> besideAYearOfThunderbird(Message... others) {
    List<Message> all = new ArrayList<>(Arrays.asList(others));
    IntStream.range(0, 40).forEach(i -> all.add(own("own" + i, 5 + 10 * i, HOME).build()));
    return all;
  }

  private static Message[] array(List<Message> messages) {
    return messages.toArray(Message[]::new);
  }
}
