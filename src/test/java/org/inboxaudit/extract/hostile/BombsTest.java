package org.inboxaudit.extract.hostile;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.source.ForkedExtractor;
import org.inboxaudit.source.ParserExtractors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every bomb, through the parser processes that the service uses: it ends in words within the time
/// limit and in little memory, and the next file is read at once.
///
/// `-Dbombs=show` prints what became of each.
class BombsTest {
  private static final Duration ENDED = ExtractLimits.DEFAULT.time().plusSeconds(3);
  private static final Duration SERVED = Duration.ofSeconds(2);
  private static final long MEGABYTES = 512;
  private static final boolean SHOW = "show".equals(System.getProperty("bombs"));

  private static ForkedExtractor extractor = ParserExtractors.real(1);

  @BeforeAll
  static void warmUp() throws InterruptedException {
    assertInstanceOf(Extracted.Facts.class, harmless());
  }

  @AfterAll
  static void end() {
    extractor.close();
  }

  private static List<Bomb> bombs() {
    return Stream.of(
            ArchiveBombs.all(),
            PictureBombs.all(),
            TextBombs.all(),
            MailBombs.all(),
            DocumentBombs.all(),
            ImageBombs.all())
        .flatMap(List::stream)
        .toList();
  }

  private static Extracted harmless() throws InterruptedException {
    return extractor.extract(Inputs.file("a.zip", TextBombs.harmless()), ExtractLimits.DEFAULT);
  }

  @Test
  void thereAreBombsEnough() {
    assertTrue(bombs().size() >= 60, "bombs: " + bombs().size());
  }

  @TestFactory
  Stream<DynamicTest> isContained() {
    return bombs().stream().map(bomb -> DynamicTest.dynamicTest(bomb.name(), () -> explode(bomb)));
  }

  private static void explode(Bomb bomb) throws Exception {
    Raw raw = bomb.fuse().light();
    long begun = System.nanoTime();
    Extracted extracted = extractor.extract(raw, ExtractLimits.DEFAULT);
    Duration ended = Duration.ofNanos(System.nanoTime() - begun);
    long peak = ParserExtractors.peakMegabytes(extractor);
    long again = System.nanoTime();
    Extracted next = harmless();
    Duration served = Duration.ofNanos(System.nanoTime() - again);
    show(bomb, raw, extracted, ended, peak, served);
    assertInstanceOf(Extracted.Facts.class, next);
    assertTrue(ended.compareTo(ENDED) <= 0, "ended after " + ended);
    assertTrue(peak <= MEGABYTES, "megabytes: " + peak);
    assertTrue(served.compareTo(SERVED) <= 0, "next after " + served);
  }

  private static void show(
      Bomb bomb, Raw raw, Extracted extracted, Duration ended, long peak, Duration served) {
    if (SHOW) {
      String what =
          switch (extracted) {
            case Extracted.Refused refused -> refused.reason() + " " + refused.limit();
            case Extracted.Facts facts -> facts.observations().size() + " facts";
          };
      System.out.printf(
          Locale.ROOT,
          "%-48s %8d octets %6d ms %4d MB, next %4d ms: %s%n",
          bomb.name(),
          raw.bytes().length,
          ended.toMillis(),
          peak,
          served.toMillis(),
          what);
    }
  }
}
