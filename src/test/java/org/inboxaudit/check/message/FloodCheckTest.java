package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.message;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.evidence.Message;
import org.junit.jupiter.api.Test;

class FloodCheckTest {
  private static final Instant FLOOD = Instant.parse("2026-05-10T11:00:00Z");
  private static final Instant OLDEST = Instant.parse("2025-01-10T00:00:00Z");
  private final CheckTester tester = CheckTester.of(new FloodCheck());

  private static List<Message> letters(String name, int domains, Instant at) {
    return IntStream.range(0, domains)
        .mapToObj(
            i ->
                message(name + i)
                    .from("news@%s%d.example".formatted(name, i))
                    .header("list-unsubscribe", "<https://l.example>")
                    .at(at.plus(Duration.ofMinutes(i)))
                    .build())
        .toList();
  }

  private static List<Message> all(List<Message> flood) {
    List<Message> all = new ArrayList<>(flood);
    all.add(message("old").at(OLDEST).build());
    IntStream.range(0, 60)
        .forEach(i -> all.addAll(letters("d" + i, 4, OLDEST.plus(Duration.ofDays(100 + 5 * i)))));
    return all;
  }

  @Test
  void findsVeryManyListsAtOnce() {
    tester.finds(
        all(letters("f", 120, FLOOD)),
        "message-flood MEDIUM FAIR MESSAGE:mailbox/flood {letters=120, alerts=0, usual=4}");
  }

  @Test
  void countsTheWarningsUnderneath() {
    List<Message> flood = new ArrayList<>(letters("f", 120, FLOOD));
    flood.add(
        message("w")
            .from("no-reply@accounts.google.com")
            .at(FLOOD.plus(Duration.ofMinutes(50)))
            .build());
    tester.finds(
        all(flood), "message-flood HIGH FAIR MESSAGE:mailbox/flood {variant=alerts, alerts=1}");
  }

  @Test
  void weighsAnOldOneLittle() {
    tester.finds(
        all(letters("f", 120, Instant.parse("2025-05-20T11:00:00Z"))),
        "message-flood LOW FAIR MESSAGE:mailbox/flood");
  }

  @Test
  void leavesABusyDayAlone() {
    tester.finds(all(letters("f", 12, FLOOD)));
    List<Message> twice = new ArrayList<>(letters("f", 60, FLOOD));
    twice.addAll(letters("g", 50, FLOOD.minus(Duration.ofDays(30))));
    tester.finds(all(twice));
  }

  @Test
  void leavesOneBusyListAndANewMailboxAlone() {
    tester.finds(
        all(
            IntStream.range(0, 200)
                .mapToObj(
                    i ->
                        message("l" + i)
                            .from("p@writer" + i + ".example")
                            .header("list-id", "<list.example>")
                            .at(FLOOD)
                            .build())
                .toList()));
    tester.finds(letters("f", 120, FLOOD));
  }
}
