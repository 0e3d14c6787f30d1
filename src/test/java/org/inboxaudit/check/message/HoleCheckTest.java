package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.message;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.junit.jupiter.api.Test;

class HoleCheckTest {
  private static final YearMonth FIRST = YearMonth.of(2025, 3);
  private static final int MONTHS = 12;
  private static final int A_MONTH = 100;

  private final CheckTester tester = CheckTester.of(new HoleCheck());

  @Test
  void findsTheMonthFromWhichFarMoreIsMissingThanUsual() {
    tester.finds(
        yearWithout(7, 60),
        "message-hole LOW WEAK FOLDER:INBOX/2025-10 {month=2025-10, missing=60, usual=10}");
  }

  @Test
  void findsAMonthThatIsGoneAltogether() {
    tester.finds(
        yearWithout(7, A_MONTH),
        "message-hole LOW WEAK FOLDER:INBOX/2025-11 {missing=110, usual=10}");
  }

  @Test
  void leavesTidyOwnersAlone() {
    tester.findsNothing(array(yearWithout(7, 10)));
  }

  @Test
  void doesNotCountWhatWasFiledElsewhere() {
    List<Message> mail = yearWithout(7, 60);
    IntStream.range(0, 20)
        .mapToObj(i -> message("filed" + i).in("Shops", FolderRole.OTHER).at(day(7, i)).build())
        .forEach(mail::add);
    tester.findsNothing(array(mail));
  }

  @Test
  void isNotFooledByAnOldMessagePutBackIntoTheInbox() {
    List<Message> mail = yearWithout(0, 10);
    mail.add(message("back").uid(9_000).at(day(2, 3)).build());
    tester.findsNothing(array(mail));
  }

  @Test
  void comparesNothingWithTooFewMonths() {
    tester.findsNothing(
        array(yearWithout(2, 60).stream().filter(m -> m.locator().uid() <= 500).toList()));
  }

  @Test
  void saysNothingIfTheMailboxWasReadInPart() {
    tester.withIndex(FakeIndex.empty().inPart()).findsNothing(array(yearWithout(7, 60)));
  }

  @Test
  void findsTheMonthFromWhichSentMailIsMissing() {
    tester.finds(
        sentWithout(30),
        "message-hole LOW WEAK FOLDER:Sent/sent/2025-10"
            + " {month=2025-10, missing=30, usual=0, variant=sent}");
  }

  @Test
  void doesNotCountSentMailThatWasFiledElsewhere() {
    List<Message> mail = sentWithout(30);
    IntStream.range(0, 15)
        .mapToObj(
            i ->
                message("filed" + i)
                    .sentByOwner()
                    .in("Projects", FolderRole.OTHER)
                    .at(day(7, i))
                    .build())
        .forEach(mail::add);
    tester.findsNothing(array(mail));
  }

  @Test
  void leavesAFewDeletedSentMessagesAlone() {
    tester.findsNothing(array(sentWithout(15)));
  }

  /// A year of forty sent messages a month; from one month the first `missing` are gone.
  private static List<Message> sentWithout(int missing) {
    List<Message> mail = new ArrayList<>();
    for (int m = 0; m < MONTHS; m++) {
      for (int i = m == 7 ? missing : 0; i < 40; i++) {
        int uid = m * 40 + i + 1;
        mail.add(message("s" + uid).sentByOwner().uid(uid).at(day(m, i % 28)).build());
      }
    }
    return mail;
  }

  /// A year in which the owner deletes the first ten of the hundred messages of each month; from
  /// one month the first `missing` are gone.
  private static List<Message> yearWithout(int month, int missing) {
    List<Message> mail = new ArrayList<>();
    for (int m = 0; m < MONTHS; m++) {
      for (int i = m == month ? missing : 10; i < A_MONTH; i++) {
        int uid = m * A_MONTH + i + 1;
        mail.add(message("m" + uid).uid(uid).at(day(m, i % 28)).build());
      }
    }
    return mail;
  }

  private static Instant day(int month, int day) {
    return FIRST.plusMonths(month).atDay(day + 1).atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  private static Message[] array(List<Message> messages) {
    return messages.toArray(Message[]::new);
  }
}
