package org.inboxaudit.source;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.source.ForkedExtractor.Tools;
import org.inboxaudit.testing.Needed;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/// A parser that was taken over, behind the walls that a machine may have: it is ended in time with
/// all it started, nothing of it gets out, and the next request is served soon.
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ParserWallsTest {
  private static final Duration TIME = Duration.ofSeconds(1);

  /// Time limit and grace, and what ending the process takes on a machine with other things to do.
  private static final Duration CONTAINED = TIME.plusSeconds(4);

  private static final Duration SERVED = Duration.ofSeconds(2);
  private static final String MARK = "inbox-audit-mock-" + ProcessHandle.current().pid();

  @TestFactory
  Stream<DynamicTest> containsTheParserInAProcessAlone() {
    return misbehaviours(new Tools(Optional.empty(), Optional.empty()))
        .filter(test -> !test.getDisplayName().startsWith("write"));
  }

  @TestFactory
  Stream<DynamicTest> containsTheParserUnderLimitsOfTheKernel() {
    Needed.here(ParserCommand.prlimit().isPresent(), "prlimit (util-linux)");
    return misbehaviours(new Tools(Optional.empty(), ParserCommand.prlimit()));
  }

  @TestFactory
  Stream<DynamicTest> containsTheParserInBubblewrap() {
    Needed.here(ParserCommand.bubblewrap().isPresent(), "bubblewrap");
    Needed.here(ParserCommand.prlimit().isPresent(), "prlimit (util-linux)");
    return misbehaviours(Tools.installed());
  }

  private static Stream<DynamicTest> misbehaviours(Tools tools) {
    return """
    hang    | TOO_COSTLY timeout
    memory  | TOO_COSTLY memory
    stack   | PARSER_BROKE crash
    exit    | PARSER_BROKE crash
    halt    | PARSER_BROKE crash
    flood   | PARSER_BROKE answer
    fork    | TOO_COSTLY timeout
    threads | TOO_COSTLY timeout, PARSER_BROKE crash
    write   | written 0
    """
        .lines()
        .map(line -> line.split("\\s*\\|\\s*", -1))
        .map(row -> DynamicTest.dynamicTest(row[0], () -> isContained(row[0], row[1], tools)));
  }

  private static void isContained(String how, String outcome, Tools tools) throws Exception {
    try (ForkedExtractor extractor = extractor(tools)) {
      extractor.extract(script("fine", ""), limits(Duration.ofSeconds(10)));
      awaitSpare(extractor);
      long begun = System.nanoTime();
      Extracted first = extractor.extract(script(how, MARK), limits(TIME));
      Duration contained = Duration.ofNanos(System.nanoTime() - begun);
      long again = System.nanoTime();
      Extracted next = extractor.extract(script("fine", ""), limits(Duration.ofSeconds(10)));
      Duration served = Duration.ofNanos(System.nanoTime() - again);
      assertAll(
          () -> assertTrue(List.of(outcome.split(", ", -1)).contains(word(first)), word(first)),
          () -> assertEquals("fine", word(next)),
          () -> assertTrue(contained.compareTo(CONTAINED) <= 0, "contained after " + contained),
          () -> assertTrue(served.compareTo(SERVED) <= 0, "next request after " + served),
          () -> assertEquals(List.of(), marked()));
    }
  }

  @Test
  void letsNoPacketOutOfBubblewrap() throws Exception {
    Needed.here(ParserCommand.bubblewrap().isPresent(), "bubblewrap");
    try (Listeners listeners = Listeners.open();
        ForkedExtractor extractor = extractor(Tools.installed())) {
      Extracted told =
          extractor.extract(
              script("connect", listeners.ports() + " far"), limits(Duration.ofSeconds(20)));
      assertEquals("[lo] sent 0", word(told));
      assertEquals(0, listeners.heard());
    }
  }

  /// The same calls without that wall: the listeners would have heard them.
  @Test
  void reachesTheNetworkWithoutBubblewrap() throws Exception {
    try (Listeners listeners = Listeners.open();
        ForkedExtractor extractor = extractor(Tools.installed().withoutBubblewrap())) {
      extractor.extract(script("connect", listeners.ports()), limits(Duration.ofSeconds(20)));
      assertEquals(2, listeners.heardAtLeast(2));
    }
  }

  @Test
  void leavesTheLimitsToTheKernel() throws Exception {
    Needed.here(ParserCommand.prlimit().isPresent(), "prlimit (util-linux)");
    Needed.here(ParserCommand.bubblewrap().isPresent(), "bubblewrap");
    try (ForkedExtractor extractor = extractor(Tools.installed())) {
      long data = ParserExtractors.MEMORY + (240L << 20);
      assertEquals(
          "[Max file size|0|0|bytes, Max data size|%d|%d|bytes, Max processes|64|64|processes]"
              .formatted(data, data),
          word(extractor.extract(script("limits", ""), limits(Duration.ofSeconds(10)))));
    }
  }

  @Test
  void saysWhichWallsStand() throws Exception {
    Needed.here(ParserCommand.prlimit().isPresent(), "prlimit (util-linux)");
    Needed.here(ParserCommand.bubblewrap().isPresent(), "bubblewrap");
    try (ForkedExtractor all = extractor(Tools.installed());
        ForkedExtractor none = extractor(new Tools(Optional.empty(), Optional.empty()))) {
      assertEquals(
          List.of(
              "process, limits of the kernel (prlimit), no network, no files (bubblewrap)",
              "process"),
          List.of(all.walls().toString(), none.walls().toString()));
    }
  }

  private static ForkedExtractor extractor(Tools tools) {
    return ParserExtractors.of(MockParser.class.getName(), tools);
  }

  /// A service that has worked for a second has a spare process.
  private static void awaitSpare(ForkedExtractor extractor) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (extractor.ready() < 2 && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }

  /// Processes that carry the mark and are still there a moment after they should have ended.
  private static List<Long> marked() throws InterruptedException {
    List<Long> left = List.of();
    for (int i = 0; i < 100; i++) {
      left =
          ProcessHandle.allProcesses()
              .filter(
                  process -> process.info().commandLine().filter(l -> l.endsWith(MARK)).isPresent())
              .map(ProcessHandle::pid)
              .toList();
      if (left.isEmpty()) {
        break;
      }
      Thread.onSpinWait();
    }
    return left;
  }

  private static String word(Extracted extracted) {
    return switch (extracted) {
      case Extracted.Refused refused -> refused.reason() + " " + refused.limit();
      case Extracted.Facts facts -> ((Gap) facts.observations().getFirst()).where();
    };
  }

  private static Raw script(String name, String text) {
    return new Raw.RawScript(
        new SourceId(EvidenceKind.MAIL_RULE.name()),
        name,
        true,
        text.getBytes(StandardCharsets.US_ASCII));
  }

  private static ExtractLimits limits(Duration time) {
    return ParserExtractors.limits(time);
  }
}
