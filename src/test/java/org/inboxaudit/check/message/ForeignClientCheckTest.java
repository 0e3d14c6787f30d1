package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.NOW;
import static org.inboxaudit.evidence.EvidenceFixtures.message;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.Owner;
import org.inboxaudit.check.Owner.Answer;
import org.inboxaudit.check.Owner.Journey;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBuilder;
import org.junit.jupiter.api.Test;

class ForeignClientCheckTest {
  private static final ZoneOffset HOME = ZoneOffset.ofHoursMinutes(5, 30);
  private static final ZoneOffset AWAY = ZoneOffset.ofHours(8);

  private static final String ORIGIN = "x-originating-ip";
  private static final String PARTS = "multipart/mixed; boundary=\"==0123456789==\"";

  private final CheckTester tester = CheckTester.of(new ForeignClientCheck());

  @Test
  void findsOneMessageOfAStrangeProgramInAStrangeZone() {
    tester.finds(
        besideAYearOfThunderbird(foreign("x", 10, AWAY).build()),
        "message-foreign-client MEDIUM FAIR MESSAGE:x"
            + " {client=foxmail, id_shape=short-digits@own, offset=+08:00, count=1, fits=zone}");
  }

  @Test
  void onlyInformsOfANewProgramThatWritesLikeTheOwner() {
    tester.finds(
        besideAYearOfThunderbird(foreign("x", 10, HOME).build()),
        "message-foreign-client INFO WEAK MESSAGE:x {client=foxmail}");
  }

  @Test
  void findsANewProgramInAForeignNetwork() {
    tester.finds(
        besideAYearOfThunderbird(foreign("x", 10, HOME).header(ORIGIN, "[198.18.1.7]").build()),
        "message-foreign-client MEDIUM FAIR MESSAGE:x"
            + " {network=AS64505 Example Abroad, country=PT, fits=network}");
  }

  @Test
  void findsMoreInAForeignNetworkByNightToManyPeople() {
    tester.finds(
        besideAYearOfThunderbird(
            foreign("x", 10, HOME)
                .at(night(10).atOffset(AWAY))
                .header(ORIGIN, "[198.51.100.9]")
                .to(people(40))
                .build()),
        "message-foreign-client HIGH FAIR MESSAGE:x"
            + " {hour=02:00, many=40, network=AS64511 Example Hosting,"
            + " fits=network, many, hours, zone}");
  }

  @Test
  void findsAWholeNightOfMailHoweverMuchItIs() {
    Message[] burst =
        IntStream.range(0, 60)
            .mapToObj(i -> foreign("x" + i, 0, HOME).at(night(10).plusSeconds(30L * i)).build())
            .toArray(Message[]::new);
    tester.finds(
        besideAYearOfThunderbird(burst),
        "message-foreign-client HIGH FAIR MESSAGE:x0 {count=60, many=60, fits=many, hours, zone}");
  }

  @Test
  void isNotSureOfOneLetterByNight() {
    tester.finds(
        besideAYearOfThunderbird(foreign("x", 10, HOME).at(night(10).atOffset(HOME)).build()),
        "message-foreign-client MEDIUM WEAK MESSAGE:x {hour=02:00, fits=hours}");
  }

  @Test
  void doesNotTakeAnEveningForANight() {
    tester.finds(
        besideAYearOfThunderbird(
            foreign("x", 10, HOME).at(night(10).minusSeconds(6 * 3600).atOffset(HOME)).build()),
        "message-foreign-client INFO WEAK MESSAGE:x");
  }

  @Test
  void letsANewPhoneWriteThroughAnotherCarrierOfTheCountry() {
    tester.finds(
        besideAYearOfThunderbird(foreign("x", 10, HOME).header(ORIGIN, "[203.0.113.4]").build()),
        "message-foreign-client INFO WEAK MESSAGE:x");
  }

  @Test
  void letsTheOwnerWriteFromWhereTheySaidTheyWere() {
    Message letter = foreign("x", 10, AWAY).header(ORIGIN, "[198.18.1.7]").build();
    tester
        .owner(declared(false, Set.of(), List.of(), journey("PT")))
        .finds(besideAYearOfThunderbird(letter), "message-foreign-client INFO WEAK MESSAGE:x");
    tester
        .owner(declared(false, Set.of("AS64505"), List.of()))
        .finds(
            besideAYearOfThunderbird(letter),
            "message-foreign-client MEDIUM FAIR MESSAGE:x {fits=zone}");
  }

  @Test
  void letsTheOwnerUseATunnel() {
    Message letter = foreign("x", 10, HOME).header(ORIGIN, "[198.18.2.7]").build();
    tester.finds(
        besideAYearOfThunderbird(letter),
        "message-foreign-client MEDIUM FAIR MESSAGE:x {fits=network}");
    tester
        .owner(declared(true, Set.of(), List.of()))
        .finds(besideAYearOfThunderbird(letter), "message-foreign-client INFO WEAK MESSAGE:x");
  }

  @Test
  void takesTheOwnersWordEitherWay() {
    List<Message> mail = besideAYearOfThunderbird(foreign("x", 10, AWAY).build());
    tester
        .owner(declared(false, Set.of(), List.of(answer("foxmail", true))))
        .findsNothing(array(mail));
    tester
        .owner(declared(false, Set.of(), List.of(answer("foxmail", false))))
        .finds(mail, "message-foreign-client CRITICAL STRONG MESSAGE:x {variant=denied}");
  }

  @Test
  void takesAShortIdOfDigitsForOneOfHexadecimalDigitsByChance() {
    List<Message> mail = new ArrayList<>();
    IntStream.range(0, 40)
        .forEach(
            i -> mail.add(own("own" + i, 5 + 10 * i, HOME).messageId("1f2e3d" + i + "@a").build()));
    mail.add(own("x", 10, HOME).messageId("1234567@a").build());
    tester.findsNothing(array(mail));
  }

  @Test
  void leavesTheFirstMessageOfPartsOfAKnownProgramAlone() {
    tester.findsNothing(
        array(besideAYearOfThunderbird(own("x", 10, AWAY).header("content-type", PARTS).build())));
  }

  @Test
  void findsThatAProgramWithAKnownNamePartsMessagesLikeNoneBefore() {
    tester.finds(
        besideAYearOfThunderbird(
            own("x", 10, HOME)
                .header("content-type", PARTS)
                .header(ORIGIN, "[198.18.1.7]")
                .build()),
        "message-foreign-client MEDIUM FAIR MESSAGE:x {client=mozilla-thunderbird, fits=network}");
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
    assertEquals(
        Set.of("x-mailer", "user-agent", "content-type", "received", ORIGIN),
        new ForeignClientCheck().headers());
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
    IntStream.range(0, 80)
        .forEach(
            i ->
                all.add(
                    own("own" + i, 0, HOME)
                        .at(moment(5 + 5 * i).minusSeconds(1800L * (i % 20)).atOffset(HOME))
                        .header(ORIGIN, "[192.0.2.4]")
                        .build()));
    return all;
  }

  /// Two in the morning by the owner's clock.
  private static Instant night(int daysAgo) {
    return moment(daysAgo).truncatedTo(ChronoUnit.DAYS).minusSeconds(12_600);
  }

  private static String[] people(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "person" + i + "@partner.example")
        .toArray(String[]::new);
  }

  private static Journey journey(String country) {
    LocalDate today = NOW.atOffset(ZoneOffset.UTC).toLocalDate();
    return new Journey(country, today.minusDays(15), today.minusDays(5));
  }

  private static Answer answer(String client, boolean mine) {
    return new Answer("client", client, mine, NOW.plusSeconds(60));
  }

  private static Owner declared(
      boolean usesVpn, Set<String> home, List<Answer> answers, Journey... journeys) {
    return new Owner(
        CheckTester.owner(false).addresses(),
        Set.of(),
        usesVpn,
        List.of(journeys),
        home,
        answers,
        List.of());
  }

  private static Message[] array(List<Message> messages) {
    return messages.toArray(Message[]::new);
  }
}
