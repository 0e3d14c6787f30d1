package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.NOW;
import static org.inboxaudit.evidence.EvidenceFixtures.OWNER;
import static org.inboxaudit.evidence.EvidenceFixtures.message;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBuilder;
import org.inboxaudit.evidence.MessageFlag;
import org.junit.jupiter.api.Test;

class ImplantedCheckTest {
  private static final String PROVIDER = "no-reply@accounts.google.com";
  private static final int DAYS = 400;

  private final CheckTester tester = CheckTester.of(new ImplantedCheck());

  @Test
  void findsALetterOfAProviderThatNobodyDelivered() {
    tester.finds(
        amongDelivered(bare("x", 10).from(PROVIDER).build()),
        "message-implanted MEDIUM FAIR MESSAGE:x/" + seconds(10) + " {from=" + PROVIDER + "}");
  }

  @Test
  void findsOneThatTheOwnerAnswered() {
    tester.finds(
        amongDelivered(bare("x", 10).flagged(MessageFlag.ANSWERED).build()),
        "message-implanted MEDIUM FAIR MESSAGE:x/" + seconds(10));
  }

  @Test
  void findsOneWhoseDateIsOlderThanItsPlace() {
    tester.finds(
        amongDelivered(bare("x", 200).uid(DAYS - 20).build()),
        "message-implanted MEDIUM FAIR MESSAGE:x/"
            + seconds(200)
            + " {variant=dated, month=2026-05}");
  }

  @Test
  void findsOneThatSaysItWasWrittenLongBefore() {
    tester.finds(
        amongDelivered(bare("x", 10).at(moment(90)).receivedAt(moment(10)).build()),
        "message-implanted MEDIUM FAIR MESSAGE:x/" + seconds(10));
  }

  @Test
  void tellsOfALetterOnceHoweverManyCopiesThereAre() {
    tester.finds(
        amongDelivered(bare("x", 10).build(), bare("x", 10).uid(1).build()),
        "message-implanted LOW WEAK MESSAGE:x/" + seconds(10));
  }

  @Test
  void isNotSureOfOneThatNobodyAnswered() {
    tester.finds(
        amongDelivered(bare("x", 10).build()),
        "message-implanted LOW WEAK MESSAGE:x/"
            + seconds(10)
            + " {from=colleague@partner.example}");
  }

  @Test
  void callsAnImportAnImport() {
    Message[] brought =
        IntStream.range(0, 300)
            .mapToObj(
                i ->
                    message("old" + i)
                        .at(moment(2000 - i))
                        .receivedAt(moment(10))
                        .uid(1000 + i)
                        .build())
            .toArray(Message[]::new);
    tester.finds(
        amongDelivered(brought),
        "message-implanted INFO WEAK MESSAGE:mailbox/2026-05-22 {variant=import, count=300}");
  }

  @Test
  void findsASingleOneInTheMonthOfAnImport() {
    List<Message> mail = new ArrayList<>(amongDelivered(bare("x", 12).from(PROVIDER).build()));
    IntStream.range(0, 30)
        .mapToObj(i -> bare("old" + i, 10).at(moment(1000)).receivedAt(moment(10)).build())
        .forEach(mail::add);
    tester.finds(
        mail,
        "message-implanted MEDIUM FAIR MESSAGE:x/" + seconds(12),
        "message-implanted INFO WEAK MESSAGE:mailbox/2026-05-22 {count=30}");
  }

  @Test
  void leavesAMailboxWithoutTracesAlone() {
    tester.findsNothing(
        IntStream.range(0, DAYS).mapToObj(i -> bare("m" + i, i).build()).toArray(Message[]::new));
  }

  @Test
  void leavesAFolderOfNotesAlone() {
    List<Message> mail = new ArrayList<>(amongDelivered());
    IntStream.range(0, 40)
        .mapToObj(i -> bare("note" + i, 8 * i).in("Notes", FolderRole.OTHER).build())
        .forEach(mail::add);
    tester.findsNothing(mail.toArray(Message[]::new));
  }

  @Test
  void leavesWhatTheOwnerWroteThereAlone() {
    tester.findsNothing(
        amongDelivered(
                bare("x", 10).from(OWNER).build(),
                bare("y", 10).in(FolderRole.SENT).build(),
                bare("z", 10).in(FolderRole.DRAFTS).build())
            .toArray(Message[]::new));
  }

  @Test
  void leavesTheWelcomeOfAProviderAlone() {
    tester.findsNothing(
        amongDelivered(bare("x", DAYS - 1).from(PROVIDER).build()).toArray(Message[]::new));
  }

  private static long seconds(int daysAgo) {
    return moment(daysAgo).getEpochSecond();
  }

  private static Instant moment(int daysAgo) {
    return NOW.minus(Duration.ofDays(daysAgo));
  }

  private static MessageBuilder bare(String key, int daysAgo) {
    return message(key).at(moment(daysAgo)).uid(DAYS - daysAgo);
  }

  private static MessageBuilder delivered(String key, int daysAgo) {
    return bare(key, daysAgo)
        .header("return-path", "<colleague@partner.example>")
        .header("received", "from mx.partner.example by mail.mailbox.example with ESMTPS");
  }

  private static List<Message> amongDelivered(Message... others) {
    List<Message> all = new ArrayList<>(List.of(others));
    IntStream.range(0, DAYS).forEach(i -> all.add(delivered("m" + i, i).build()));
    return all;
  }
}
