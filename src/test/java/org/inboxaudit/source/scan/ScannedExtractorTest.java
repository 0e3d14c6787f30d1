package org.inboxaudit.source.scan;

import static org.inboxaudit.evidence.EvidenceFixtures.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.testing.ClamdServer;
import org.inboxaudit.testing.FakeClamd;
import org.inboxaudit.testing.Needed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScannedExtractorTest {
  private static final Attachment OUTER = EvidenceFixtures.attachment("a.zip").key("1").build();
  private static final Attachment INNER =
      EvidenceFixtures.attachment("b.exe").key("2").inside("a.zip").build();
  private static final Extracted READ = new Extracted.Facts(List.of(OUTER, INNER));
  private static final Gap NOT_SCANNED =
      new Gap(EvidenceKind.ATTACHMENT, Reason.NOT_SCANNED, "", 1);

  @TempDir Path folder;

  private Instant now = EvidenceFixtures.NOW;

  private ScannedExtractor extractor(Extracted own, String socket, Duration time) {
    return new ScannedExtractor((_, _) -> own, config(socket, time), () -> now);
  }

  private ScannedExtractor extractor(Extracted own) {
    return extractor(own, folder.resolve("s").toString(), Duration.ofSeconds(20));
  }

  private static ClamavConfig config(String socket, Duration time) {
    return new ClamavConfig() {
      @Override
      public Optional<String> socket() {
        return Optional.of(socket).filter(path -> !path.isEmpty());
      }

      @Override
      public MemorySize largest() {
        return new MemorySize(BigInteger.valueOf(2 << 20));
      }

      @Override
      public Duration time() {
        return time;
      }
    };
  }

  private static Raw.RawPart part(String content, boolean whole) {
    byte[] encoded = Base64.getMimeEncoder().encode(content.getBytes(StandardCharsets.US_ASCII));
    Message.Part part =
        new Message.Part("2", "application/zip", "a.zip", "base64", encoded.length, true);
    return new Raw.RawPart(message("1").build(), part, encoded, whole);
  }

  private static List<Observation> scan(Extractor extractor, Raw raw) throws InterruptedException {
    Extracted answer = extractor.extract(raw, ExtractLimits.DEFAULT);
    return assertInstanceOf(Extracted.Facts.class, answer).observations();
  }

  @Test
  void namesTheFileAndNotWhatLiesInIt() throws IOException, InterruptedException {
    try (FakeClamd clamd = FakeClamd.answering(folder.resolve("s"), "stream: Some.Name FOUND\0")) {
      assertEquals(
          List.of(OUTER.known("Some.Name"), INNER),
          scan(extractor(READ), part("decoded octets", true)));
      String told = new String(clamd.told().getFirst(), StandardCharsets.US_ASCII);
      assertEquals("zINSTREAM\0\0\0\0\u000edecoded octets\0\0\0\0", told);
    }
  }

  @Test
  void leavesWhatTheScannerDoesNotKnowAsItWasRead() throws IOException, InterruptedException {
    try (FakeClamd _ = FakeClamd.answering(folder.resolve("s"), "stream: OK\0")) {
      assertEquals(List.of(OUTER, INNER), scan(extractor(READ), part("x", true)));
    }
  }

  @Test
  void namesAFileOverWhichOurReaderDied() throws IOException, InterruptedException {
    try (FakeClamd _ = FakeClamd.answering(folder.resolve("s"), "stream: Some.Name FOUND\0")) {
      Extracted died = new Extracted.Refused(Reason.UNREADABLE, "died");
      List<Observation> told = scan(extractor(died), part("x", true));
      assertEquals("Some.Name", assertInstanceOf(Attachment.class, told.getFirst()).signature());
      assertEquals(new Gap(EvidenceKind.ATTACHMENT, Reason.UNREADABLE, "", 1), told.getLast());
    }
  }

  @Test
  void saysThatTheScannerIsNotThereAndReadsAllTheSame() throws InterruptedException {
    assertEquals(List.of(OUTER, INNER, NOT_SCANNED), scan(extractor(READ), part("x", true)));
  }

  @Test
  void leavesAScannerThatHangsAloneForAMinute() throws IOException, InterruptedException {
    try (FakeClamd clamd = FakeClamd.answering(folder.resolve("s"), "")) {
      ScannedExtractor extractor =
          extractor(READ, folder.resolve("s").toString(), Duration.ofMillis(100));
      for (int i = 0; i < 3; i++) {
        assertEquals(List.of(OUTER, INNER, NOT_SCANNED), scan(extractor, part("x", true)));
      }
      assertEquals(1, clamd.told().size());
      now = now.plusSeconds(61);
      assertEquals(List.of(OUTER, INNER, NOT_SCANNED), scan(extractor, part("x", true)));
      assertEquals(2, clamd.told().size());
    }
  }

  @Test
  void givesNoPartOfAFile() throws IOException, InterruptedException {
    try (FakeClamd clamd = FakeClamd.answering(folder.resolve("s"), "stream: OK\0")) {
      assertSame(READ, extractor(READ).extract(part("x", false), ExtractLimits.DEFAULT));
      assertEquals(List.of(), clamd.told());
    }
  }

  @Test
  void givesNoFileThatIsTooLarge() throws IOException, InterruptedException {
    try (FakeClamd clamd = FakeClamd.answering(folder.resolve("s"), "stream: OK\0")) {
      Raw large = part("x".repeat(3 << 20), true);
      assertEquals(List.of(OUTER, INNER, NOT_SCANNED), scan(extractor(READ), large));
      assertEquals(List.of(), clamd.told());
    }
  }

  @Test
  void asksNobodyIfThereIsNoScanner() throws InterruptedException {
    ScannedExtractor extractor = extractor(READ, "", Duration.ofSeconds(1));
    assertSame(READ, extractor.extract(part("x", true), ExtractLimits.DEFAULT));
  }

  @Test
  void stopsTheStartAtAScannerOnTheInternet() {
    assertThrows(
        IllegalArgumentException.class,
        () -> extractor(READ, "clamd.example.org:3310", Duration.ofSeconds(1)));
    assertFalse(folder.toFile().list().length > 0);
  }

  @Test
  void understandsTheRealOne() throws IOException, InterruptedException {
    Needed.here(ClamdServer.available(), "ClamAV (apt-get install clamav-daemon)");
    try (ClamdServer clamd = ClamdServer.start(folder)) {
      for (String door : List.of(clamd.socket(), clamd.address())) {
        ScannedExtractor extractor = extractor(READ, door, Duration.ofSeconds(20));
        assertEquals(
            List.of(OUTER.known("Test.Marker.UNOFFICIAL"), INNER),
            scan(extractor, part("a " + ClamdServer.MARKER, true)));
        assertEquals(
            List.of(OUTER.known("YARA.Example_Marker.UNOFFICIAL"), INNER),
            scan(extractor, part("a " + ClamdServer.YARA_MARKER, true)));
        assertEquals(List.of(OUTER, INNER), scan(extractor, part("nothing", true)));
        assertEquals(List.of(OUTER, INNER), scan(extractor, part("", true)));
        Raw large = part("x".repeat(ClamdServer.LARGEST + 1), true);
        assertEquals(List.of(OUTER, INNER, NOT_SCANNED), scan(extractor, large));
      }
    }
  }
}
