package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.NOW;
import static org.inboxaudit.evidence.EvidenceFixtures.OWNER;
import static org.inboxaudit.evidence.EvidenceFixtures.message;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBuilder;
import org.junit.jupiter.api.Test;

class UnsentReplyCheckTest {
  private final FakeIndex index = FakeIndex.empty();
  private final CheckTester tester = CheckTester.of(new UnsentReplyCheck()).withIndex(index);

  @Test
  void findsAWeekOfAnswersFromStrangersToMailThatIsNotThere() {
    tester.finds(
        amongAnswered(5, i -> lost(i).from("stranger" + i + "@else.example")),
        "message-unsent-reply MEDIUM FAIR MESSAGE:lost0/answers"
            + " {count=5, strangers=5, usual=0, variant=strangers}");
  }

  @Test
  void weighsManyStrangersMore() {
    tester.finds(
        amongAnswered(12, i -> lost(i).from("stranger" + i + "@else.example")),
        "message-unsent-reply HIGH FAIR MESSAGE:lost0/answers {count=12, strangers=12}");
  }

  @Test
  void isNotSureOfAnswersFromPeopleTheOwnerWritesWith() {
    index.wroteTo("colleague@partner.example", 3, NOW, NOW);
    tester.finds(
        amongAnswered(5, UnsentReplyCheckTest::lost),
        "message-unsent-reply MEDIUM WEAK MESSAGE:lost0/answers {count=5, strangers=0}");
  }

  @Test
  void weighsIdsThatManyPeopleShareLess() {
    index.wroteTo("colleague@partner.example", 3, NOW, NOW);
    List<Message> mail =
        amongAnswered(5, i -> lost(i).header("in-reply-to", "<gone" + i + "@mail.shared.example>"));
    mail.add(message("phone").sentByOwner().messageId("p@mail.shared.example").build());
    tester.finds(mail, "message-unsent-reply LOW WEAK MESSAGE:lost0/answers");
  }

  @Test
  void leavesOwnersWhoDeleteSentMailAlone() {
    List<Message> mail = amongAnswered(60, i -> lost(i).at(moment(3 + 5 * i)));
    IntStream.range(0, 6).forEach(i -> mail.add(lost(100 + i).build()));
    tester.findsNothing(array(mail));
  }

  @Test
  void leavesAFewLostOnesAlone() {
    tester.findsNothing(array(amongAnswered(3, UnsentReplyCheckTest::lost)));
  }

  @Test
  void leavesAnswersThatWentToOthersTooAlone() {
    tester.findsNothing(array(amongAnswered(6, i -> lost(i).to(OWNER, "office@mailbox.example"))));
  }

  @Test
  void leavesListsAlone() {
    tester.findsNothing(
        array(amongAnswered(6, i -> lost(i).header("list-id", "<news.partner.example>"))));
  }

  @Test
  void leavesNoticesOfDeliveryToAnotherCheck() {
    tester.findsNothing(array(amongAnswered(6, i -> lost(i).file("message/delivery-status", ""))));
  }

  @Test
  void leavesJunkAlone() {
    tester.findsNothing(array(amongAnswered(6, i -> lost(i).in(FolderRole.JUNK))));
  }

  @Test
  void leavesAnswersToForeignIdsAlone() {
    tester.findsNothing(
        array(amongAnswered(6, i -> lost(i).header("in-reply-to", "<x" + i + "@else.example>"))));
  }

  @Test
  void saysNothingIfTheMailboxWasReadInPart() {
    index.inPart();
    tester.findsNothing(array(amongAnswered(12, UnsentReplyCheckTest::lost)));
  }

  /// An answer to a message that is nowhere.
  private static MessageBuilder lost(int number) {
    return message("lost" + number)
        .at(moment(20).plusSeconds(600L * number))
        .header("in-reply-to", "<gone" + number + "@mailbox.example>");
  }

  /// Forty sent messages, each with an answer, a week apart.
  private List<Message> amongAnswered(int count, IntFunction<MessageBuilder> lost) {
    List<Message> mail = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String id = "sent" + i + "@mailbox.example";
      index.holds(id);
      mail.add(message("sent" + i).sentByOwner().messageId(id).at(moment(31 + 7 * i)).build());
      mail.add(
          message("answer" + i)
              .at(moment(30 + 7 * i))
              .header("in-reply-to", "<" + id + ">")
              .build());
    }
    IntStream.range(0, count).mapToObj(i -> lost.apply(i).build()).forEach(mail::add);
    return mail;
  }

  private static Instant moment(int daysAgo) {
    return NOW.minus(Duration.ofDays(daysAgo));
  }

  private static Message[] array(List<Message> messages) {
    return messages.toArray(Message[]::new);
  }
}
