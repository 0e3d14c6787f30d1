package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.NOW;
import static org.inboxaudit.evidence.EvidenceFixtures.message;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.Owner;
import org.inboxaudit.check.Owner.Answer;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.junit.jupiter.api.Test;

class ForeignDraftCheckTest {
  private static final ZoneOffset HOME = ZoneOffset.ofHoursMinutes(5, 30);
  private static final ZoneOffset AWAY = ZoneOffset.ofHours(8);

  private final CheckTester tester = CheckTester.of(new ForeignDraftCheck());

  @Test
  void findsADraftOfAStrangeProgramInAStrangeZone() {
    tester.finds(
        besideSentMail(draft("x", "Foxmail 7.2", AWAY)),
        "message-foreign-draft MEDIUM FAIR MESSAGE:x {client=foxmail, offset=+08:00, count=1}");
  }

  @Test
  void findsSeveralInTheOwnersZone() {
    tester.finds(
        besideSentMail(
            draft("x1", "Foxmail 7.2", HOME),
            draft("x2", "Foxmail 7.2", HOME),
            draft("x3", "Foxmail 7.2", HOME)),
        "message-foreign-draft LOW WEAK MESSAGE:x1 {client=foxmail, count=3}");
  }

  @Test
  void onlyInformsOfOneInTheOwnersZone() {
    tester.finds(
        besideSentMail(draft("x", "New Phone 1", HOME)),
        "message-foreign-draft INFO WEAK MESSAGE:x {client=new-phone}");
  }

  @Test
  void leavesDraftsOfTheOwnersProgramAlone() {
    tester.findsNothing(array(besideSentMail(draft("x", "Mozilla Thunderbird", AWAY))));
  }

  @Test
  void leavesDraftsOfProgramsThatDoNotNameThemselvesAlone() {
    tester.findsNothing(array(besideSentMail(draft("x", "", AWAY))));
  }

  @Test
  void takesTheOwnersWordEitherWay() {
    List<Message> mail = besideSentMail(draft("x", "Foxmail 7.2", AWAY));
    tester.owner(said(true)).findsNothing(array(mail));
    tester.owner(said(false)).finds(mail, "message-foreign-draft CRITICAL STRONG MESSAGE:x");
  }

  private static Owner said(boolean mine) {
    return new Owner(
        CheckTester.owner(false).addresses(),
        Set.of(),
        false,
        List.of(),
        Set.of(),
        List.of(new Answer("client", "foxmail", mine, NOW.plusSeconds(60))),
        List.of());
  }

  private static Message draft(String key, String program, ZoneOffset zone) {
    return message(key)
        .sentByOwner()
        .in(FolderRole.DRAFTS)
        .at(NOW.minus(Duration.ofDays(3)).atOffset(zone))
        .header("x-mailer", program)
        .build();
  }

  private static List<Message> besideSentMail(Message... drafts) {
    List<Message> all = new ArrayList<>(List.of(drafts));
    IntStream.range(0, 40)
        .mapToObj(
            i ->
                message("own" + i)
                    .sentByOwner()
                    .at(NOW.minus(Duration.ofDays(10L * i)).atOffset(HOME))
                    .header("user-agent", "Mozilla Thunderbird")
                    .build())
        .forEach(all::add);
    return all;
  }

  private static Message[] array(List<Message> messages) {
    return messages.toArray(Message[]::new);
  }
}
