package org.inboxaudit.source.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.inboxaudit.audit.AuditEngine;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.testing.FakeExchange;
import org.inboxaudit.testing.FakeMailServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Audits whose line is cut come to the same end as one whose line holds: nothing lost, nothing
/// counted twice.
@Timeout(60)
class CutLineTest {
  private static final long STEP = 4 << 10;

  /// How many of the places are tried unless in a long run.
  private static final int SAMPLE = 25;

  private static Map<CheckId, Outcome> uncut = Map.of();
  private static long octets;
  private static final List<String> COMMANDS = new ArrayList<>();

  @BeforeAll
  static void auditOnALineThatHolds() throws Exception {
    try (FakeMailServer server = CutAudit.server()) {
      AuditEngine.Conclusion conclusion = CutAudit.run(server);
      assertFalse(conclusion.partial());
      assertEquals(List.of(), server.refused());
      uncut = conclusion.outcomes();
      octets = server.octetsSent();
      server.received().forEach(line -> COMMANDS.add(line.substring(line.indexOf(' ') + 1)));
    }
  }

  static LongStream places() {
    return spread(octets / STEP).map(place -> place * STEP);
  }

  /// Every command from the first LIST on, of FETCHes some: before, nothing was heard that could be
  /// gone on from.
  static LongStream boundaries() {
    List<Long> fetches = new ArrayList<>();
    List<Long> others = new ArrayList<>();
    for (int i = 0; i < COMMANDS.size(); i++) {
      if (COMMANDS.get(i).startsWith("UID FETCH")) {
        fetches.add((long) i);
      } else if (!others.isEmpty() || COMMANDS.get(i).startsWith("LIST")) {
        others.add((long) i);
      }
    }
    return LongStream.concat(
        others.stream().mapToLong(at -> at),
        spread(fetches.size()).map(at -> fetches.get((int) at - 1)));
  }

  /// From 1 to `count`, or some of them.
  private static LongStream spread(long count) {
    return Boolean.getBoolean("soak") || count <= SAMPLE
        ? LongStream.rangeClosed(1, count)
        : LongStream.rangeClosed(1, SAMPLE).map(i -> 1 + (i - 1) * (count - 1) / (SAMPLE - 1));
  }

  @Test
  void hasSomethingToFindAndToLose() {
    assertTrue(octets > 2_000_000, () -> "only " + octets + " octets");
    assertTrue(uncut.values().stream().anyMatch(Outcome.Found.class::isInstance));
  }

  @ParameterizedTest
  @MethodSource("places")
  void goesOnWhereTheLineIsCut(long place) throws Exception {
    try (FakeMailServer server = CutAudit.server().cutAfter(place)) {
      assertComesToTheSameEnd(server);
    }
  }

  @ParameterizedTest
  @MethodSource("places")
  void goesOnWhereTheLineIsReset(long place) throws Exception {
    try (FakeMailServer server = CutAudit.server().resetAfter(place - STEP / 2)) {
      assertComesToTheSameEnd(server);
    }
  }

  @ParameterizedTest
  @MethodSource("boundaries")
  void goesOnWhereTheServerSaysBye(long boundary) throws Exception {
    AtomicInteger commands = new AtomicInteger();
    try (FakeMailServer server =
        CutAudit.server()
            .onCommand(
                _ -> commands.getAndIncrement() == boundary,
                exchange -> exchange.say("* BYE shutting down").cut())) {
      assertComesToTheSameEnd(server);
    }
  }

  @Test
  void goesOnWhenTheNextConnectionIsNotGreeted() throws Exception {
    AtomicInteger connections = new AtomicInteger();
    try (FakeMailServer server =
        CutAudit.server()
            .onGreeting(
                exchange -> {
                  if (connections.incrementAndGet() == 2) {
                    exchange.say("* BYE too busy").cut();
                  }
                  exchange.say("* OK ready");
                })) {
      assertComesToTheSameEnd(server);
    }
  }

  private static void assertComesToTheSameEnd(FakeMailServer server) throws Exception {
    AuditEngine.Conclusion conclusion = CutAudit.run(server);
    assertEquals(List.of(), server.refused());
    assertFalse(conclusion.partial());
    assertEquals(summary(uncut), summary(conclusion.outcomes()));
    assertEquals(uncut, conclusion.outcomes());
  }

  /// What differs, in few words.
  private static Map<CheckId, String> summary(Map<CheckId, Outcome> outcomes) {
    Map<CheckId, String> summary = new TreeMap<>();
    outcomes.forEach(
        (check, outcome) ->
            summary.put(
                check,
                outcome instanceof Outcome.Found found
                    ? found.findings().stream().map(Finding::fingerprint).distinct().count()
                        + " of "
                        + found.findings().size()
                        + " findings, gaps "
                        + found.gaps()
                    : outcome.toString()));
    return summary;
  }

  @Test
  void saysWhatIsMissingWhenTheLineIsCutAgainAndAgain() throws Exception {
    try (FakeMailServer server = CutAudit.server()) {
      server.onCommand(
          command -> command.startsWith("UID FETCH") && command.contains("BODY.PEEK[2]"),
          FakeExchange::cut);
      AuditEngine.Conclusion conclusion = CutAudit.run(server);
      assertTrue(conclusion.partial());
      assertFalse(
          conclusion.outcomes().get(new CheckId("attachment-macro")) instanceof Outcome.Clear);
    }
  }
}
