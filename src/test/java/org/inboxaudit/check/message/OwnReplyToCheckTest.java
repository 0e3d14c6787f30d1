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
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBuilder;
import org.junit.jupiter.api.Test;

class OwnReplyToCheckTest {
  private static final Instant BEFORE = Instant.parse("2025-01-01T00:00:00Z");
  private final CheckTester tester = CheckTester.of(new OwnReplyToCheck());

  private static MessageBuilder sent(String key, int daysAgo) {
    return message(key).sentByOwner().at(NOW.minus(Duration.ofDays(daysAgo)));
  }

  private static List<Message> after(Message... last) {
    List<Message> all = new ArrayList<>();
    IntStream.range(0, 12).mapToObj(i -> sent("o" + i, 100 + 10 * i).build()).forEach(all::add);
    all.addAll(List.of(last));
    return all;
  }

  @Test
  void findsAnAddressThatOlderMailDoesNotName() {
    tester.finds(
        after(
            sent("m2", 3).replyTo("0wner@gmail.com").build(),
            sent("m1", 5).replyTo("0wner@gmail.com").build()),
        "message-own-reply-to MEDIUM FAIR MESSAGE:m1 {target=0wner@gmail.com, count=2, usual=12}");
  }

  @Test
  void weighsAKnownAddressAndAnOldChangeLittle() {
    tester
        .withIndex(FakeIndex.empty().wroteTo("group@gmx.net", 2, BEFORE, BEFORE))
        .finds(
            after(sent("m1", 5).replyTo("group@gmx.net").build()),
            "message-own-reply-to LOW WEAK MESSAGE:m1");
  }

  @Test
  void leavesWhatWasAlwaysSoAlone() {
    List<Message> all = after(sent("m1", 5).replyTo("group@gmx.net").build());
    all.add(sent("m0", 400).replyTo("group@gmx.net").build());
    tester.finds(all);
  }

  @Test
  void leavesOwnAddressesAndShortHistoriesAlone() {
    tester.finds(after(sent("m1", 5).replyTo(OWNER).build()));
    tester.findsNothing(sent("m1", 5).replyTo("x@gmail.com").build());
  }
}
