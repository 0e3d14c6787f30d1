package org.inboxaudit.source.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.inboxaudit.source.imap.HostileCase.End;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A server that does whatever it can to make us fall, wait, swell or lie. Every case ends soon, by
/// a failure that has a name or with what is missing said.
@Timeout(20)
class HostileServerTest {
  private static final long GROWTH = 10L << 20;
  private static final List<String> LOGGED = new ArrayList<>();
  private static final Handler LISTENER =
      new Handler() {
        @Override
        public synchronized void publish(LogRecord entry) {
          if (String.valueOf(entry.getMessage()).contains(HostileCase.WORD)
              || String.valueOf(entry.getThrown()).contains(HostileCase.WORD)) {
            LOGGED.add(entry.getLoggerName());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private static long heapBefore;

  static List<HostileCase> cases() {
    return Stream.of(
            HostileGreetings.cases(),
            HostileLines.cases(),
            HostileListings.cases(),
            HostileFetches.cases(),
            HostileStructures.cases(),
            HostileHeaders.cases())
        .flatMap(List::stream)
        .toList();
  }

  @BeforeAll
  static void warmUp() throws Exception {
    LISTENER.setLevel(Level.ALL);
    Logger.getLogger("").addHandler(LISTENER);
    for (int i = 0; i < 3; i++) {
      HostileReading.warmUp(honest());
    }
    heapBefore = usedHeap();
  }

  @AfterAll
  static void keepsNothing() {
    Logger.getLogger("").removeHandler(LISTENER);
    long growth = usedHeap() - heapBefore;
    assertTrue(growth <= GROWTH, () -> "the heap has grown by " + growth);
    assertEquals(List.of(), LOGGED, "words of the server in a log");
  }

  private static long usedHeap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static HostileCase honest() {
    return HostileCase.that("is honest", _ -> {}, End.WHOLE);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void endsAsItMust(HostileCase hostile) throws Exception {
    End end = HostileReading.of(hostile);
    assertTrue(
        hostile.ends().contains(end), () -> hostile + ": " + end + ", not " + hostile.ends());
  }

  @Test
  void readsAnHonestServerWhole() throws Exception {
    assertEquals(End.WHOLE, HostileReading.of(honest()));
  }

  @Test
  void hasManyCasesAndNoneTwice() {
    Set<String> sentences = new TreeSet<>();
    cases().forEach(hostile -> assertTrue(sentences.add(hostile.sentence()), hostile.sentence()));
    assertTrue(sentences.size() >= 100, () -> sentences.size() + " cases");
  }
}
