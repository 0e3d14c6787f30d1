package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.NOW;
import static org.inboxaudit.evidence.EvidenceFixtures.OWNER;
import static org.inboxaudit.evidence.EvidenceFixtures.message;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBuilder;
import org.junit.jupiter.api.Test;

class ResetBurstCheckTest {
  private final CheckTester tester = CheckTester.of(new ResetBurstCheck());

  @Test
  void findsADayOnWhichSeveralAccountsWereReset() {
    tester.finds(
        old(
            letter(10, 0, "a.example"),
            letter(10, 2, "mail.b.example"),
            letter(10, 20, "c.example")),
        "message-reset-burst MEDIUM WEAK MESSAGE:mailbox/resets {services=3, letters=3,"
            + " first=2026-05-22T12:00:00Z, last=2026-05-23T08:00:00Z, usual=0}");
  }

  @Test
  void weighsADayOfLongAgoLess() {
    tester.finds(
        old(letter(500, 0, "a.example"), letter(500, 2, "b.example"), letter(500, 3, "c.example")),
        "message-reset-burst LOW WEAK MESSAGE:mailbox/resets {services=3}");
  }

  @Test
  void countsAServiceOnceHoweverManyServersWrite() {
    tester.findsNothing(
        array(
            old(
                letter(10, 0, "mail.a.example"),
                letter(10, 1, "news.a.example"),
                letter(10, 2, "a.example"),
                letter(10, 3, "b.example"))));
  }

  @Test
  void leavesOwnersWhoOftenResetSeveralAlone() {
    tester.findsNothing(
        array(
            old(
                letter(10, 0, "a.example"),
                letter(10, 1, "b.example"),
                letter(10, 2, "c.example"),
                letter(100, 0, "d.example"),
                letter(100, 1, "e.example"))));
  }

  @Test
  void leavesTheFirstMonthsOfAMailboxAlone() {
    tester.findsNothing(
        array(
            old(
                letter(690, 0, "a.example"),
                letter(690, 1, "b.example"),
                letter(690, 2, "c.example"))));
  }

  @Test
  void leavesLettersOfSeveralDaysAlone() {
    tester.findsNothing(
        array(
            old(
                letter(10, 0, "a.example"),
                letter(12, 0, "b.example"),
                letter(14, 0, "c.example"))));
  }

  @Test
  void leavesJunkAndTheOwnersOwnAlone() {
    tester.findsNothing(
        array(
            old(
                letter(10, 0, "a.example"),
                letter(10, 1, "b.example"),
                letter(10, 2, "c.example").in(FolderRole.JUNK),
                letter(10, 3, "d.example").from(OWNER))));
  }

  private static MessageBuilder letter(int daysAgo, int hours, String domain) {
    Instant at = NOW.minus(Duration.ofDays(daysAgo)).plus(Duration.ofHours(hours));
    return message(domain + daysAgo)
        .at(at)
        .from("no-reply@" + domain)
        .subject("Reset your password");
  }

  /// In a mailbox of two years.
  private static List<Message> old(MessageBuilder... letters) {
    List<Message> mail = new ArrayList<>();
    mail.add(message("first").at(NOW.minus(Duration.ofDays(700))).build());
    for (MessageBuilder letter : letters) {
      mail.add(letter.build());
    }
    return mail;
  }

  private static Message[] array(List<Message> messages) {
    return messages.toArray(Message[]::new);
  }
}
