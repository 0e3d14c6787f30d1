package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.message;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBuilder;
import org.inboxaudit.evidence.MessageFlag;
import org.junit.jupiter.api.Test;

class ReadOnArrivalCheckTest {
  private static final AuditContext CONTEXT = CheckTester.context(CheckTester.owner(false));

  private final CheckTester tester = CheckTester.of(new ReadOnArrivalCheck());

  @Test
  void findsMailMarkedInTheOrderInWhichItComes() {
    tester.finds(
        markedByARule("Office", UnaryOperator.identity()),
        "message-read-on-arrival LOW WEAK FOLDER:Office {folder=Office, read=19, count=19}");
  }

  @Test
  void doesNotDependOnTheOrderOfReading() {
    List<Message> mail = new ArrayList<>(markedByARule("Office", UnaryOperator.identity()));
    Collections.reverse(mail);
    tester.finds(mail, "message-read-on-arrival LOW WEAK FOLDER:Office {read=19}");
  }

  @Test
  void weighsAFolderNobodyOpensMore() {
    tester.finds(
        markedByARule("RSS Feeds", UnaryOperator.identity()),
        "message-read-on-arrival MEDIUM WEAK FOLDER:RSS Feeds");
  }

  @Test
  void weighsWarningsMore() {
    tester.finds(
        markedByARule("Office", mail -> mail.subject("Security alert")),
        "message-read-on-arrival MEDIUM WEAK FOLDER:Office {variant=warnings, warnings=19}");
  }

  @Test
  void leavesAFolderAloneThatAPersonReadsFromTheNewestDown() {
    tester.findsNothing(
        array(
            IntStream.rangeClosed(1, 20)
                .mapToObj(i -> mail("Office", i, 100 - i).flagged(MessageFlag.SEEN).build())
                .toList()));
  }

  @Test
  void leavesAFolderAloneThatWasMarkedAllAtOnce() {
    tester.findsNothing(
        array(
            IntStream.rangeClosed(1, 20)
                .mapToObj(i -> mail("Office", i, 100).flagged(MessageFlag.SEEN).build())
                .toList()));
  }

  @Test
  void leavesUnreadMailAlone() {
    tester.findsNothing(
        array(IntStream.rangeClosed(1, 20).mapToObj(i -> mail("Office", i, i).build()).toList()));
  }

  @Test
  void leavesNewslettersAlone() {
    tester.findsNothing(
        array(markedByARule("News", mail -> mail.header("list-id", "news.example"))));
  }

  @Test
  void leavesTheInboxAndTheTrashAlone() {
    tester.findsNothing(array(markedByARule("INBOX", mail -> mail.in(FolderRole.INBOX))));
    tester.findsNothing(array(markedByARule("Trash", mail -> mail.in("Trash", FolderRole.TRASH))));
  }

  @Test
  void saysNothingAboutAFewMessages() {
    tester.findsNothing(array(markedByARule("Office", UnaryOperator.identity()).subList(0, 10)));
  }

  @Test
  void saysNothingWhereTheServerKeepsNoOrder() {
    tester.findsNothing(
        array(
            IntStream.rangeClosed(1, 20)
                .mapToObj(
                    i ->
                        message("m" + i)
                            .in("Office", FolderRole.OTHER)
                            .uid(i)
                            .flagged(MessageFlag.SEEN)
                            .build())
                .toList()));
  }

  @Test
  void keepsItsStateSmallWhateverTheFoldersAreCalled() throws JsonProcessingException {
    ArrivalOrder state = ArrivalOrder.none();
    for (int folder = 0; folder < 30; folder++) {
      for (int i = 0; i < 150; i++) {
        Message mail =
            mail("ཡི་གེ་".repeat(50) + folder, 2_000_000_000 + i, (1L << 58) - i).build();
        state = new ReadOnArrivalCheck().step(state, mail, CONTEXT);
      }
    }
    byte[] json = new ObjectMapper().writeValueAsBytes(state);
    assertTrue(json.length < 64 << 10, () -> json.length + " octets");
  }

  private static List<Message> markedByARule(String folder, UnaryOperator<MessageBuilder> also) {
    return IntStream.rangeClosed(1, 20)
        .mapToObj(i -> also.apply(mail(folder, i, 7 + 2L * i)).flagged(MessageFlag.SEEN).build())
        .toList();
  }

  private static MessageBuilder mail(String folder, int uid, long modSeq) {
    return message("m" + uid).in(folder, FolderRole.OTHER).uid(uid).modSeq(modSeq);
  }

  private static Message[] array(List<Message> messages) {
    return messages.toArray(Message[]::new);
  }
}
