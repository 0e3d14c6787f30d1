package org.inboxaudit.extract.attachment;

import static org.inboxaudit.extract.attachment.Reading.read;
import static org.inboxaudit.extract.attachment.Reading.tells;
import static org.inboxaudit.extract.attachment.Reading.told;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchiveFormatsTest {
  private static final byte[] PROGRAM = SampleFiles.program();
  private static final String FOUND =
      """
      2 [CONTAINER]
      2!run.exe [PROGRAM]
      """;
  private static final String IMAGE_FOUND = FOUND.replace("[CONTAINER]", "[CONTAINER, DISK_IMAGE]");
  private static final String LOCKED =
      """
      2 [CONTAINER, ENCRYPTED]
      2!run.exe [PROGRAM]
      UNREADABLE 1
      """;

  @TestFactory
  Stream<DynamicTest> opensWhatIsStored() {
    return Stream.of(
        tells("a.rar", SampleArchives.rar4("run.exe", PROGRAM, false), FOUND),
        tells("b", SampleArchives.rar5("run.exe", PROGRAM, false), FOUND),
        tells("c.lzh", SampleArchives.lha("run.exe", PROGRAM), FOUND),
        tells("winmail.dat", SampleArchives.tnef("run.exe", PROGRAM), FOUND),
        tells(
            "d.one",
            SampleArchives.oneNote(PROGRAM),
            "2 [EMBEDDED_FILE, CONTAINER]\n2!embedded-1 [PROGRAM]"),
        tells("e.iso", SampleImages.iso("run.exe", PROGRAM, true), IMAGE_FOUND),
        tells("f.img", SampleImages.iso("run.exe", PROGRAM, false), IMAGE_FOUND),
        tells("g.img", SampleImages.udf("run.exe", PROGRAM), IMAGE_FOUND),
        tells("h.img", SampleImages.fat("run.exe", PROGRAM), IMAGE_FOUND));
  }

  @TestFactory
  Stream<DynamicTest> saysWhatIsLocked() {
    String unknown = "2 [CONTAINER, ENCRYPTED]\nUNREADABLE -1";
    return Stream.of(
        tells("a.rar", SampleArchives.rar4("run.exe", PROGRAM, true), LOCKED),
        tells("b.rar", SampleArchives.rar5("run.exe", PROGRAM, true), LOCKED),
        tells("c.rar", SampleArchives.rar4WithLockedHeaders(), unknown),
        tells("d.rar", SampleArchives.rar5WithLockedHeaders(), unknown));
  }

  @Test
  void expandsTheBlocksOfACabinetThatPointIntoEachOther() {
    byte[] text = "all work and no play ".repeat(40).getBytes(StandardCharsets.US_ASCII);
    assertEquals(
        """
        2 [CONTAINER]
        2!read.txt []
        2!run.exe [PROGRAM]""",
        told(read("a.cab", SampleArchives.cabinet("read.txt", text, "run.exe", PROGRAM))));
  }

  @Test
  void neverCallsAnArchiveOfNothingClean() {
    byte[] rar = Arrays.copyOf(SampleArchives.rar4("run.exe", PROGRAM, false), 20);
    assertEquals("2 [CONTAINER]\nUNREADABLE 1", told(read("a.rar", rar)));
  }

  @Test
  void callsAnArchiveThatContradictsItsFormatMalformed() {
    byte[] rar = SampleArchives.rar4("run.exe", PROGRAM, false);
    rar[9] = 0x11; // no type of block
    assertEquals("2 [CONTAINER, MALFORMED]\nUNREADABLE 1", told(read("a.rar", rar)));
  }

  @TestFactory
  Stream<DynamicTest> decodesTextThatIsAnotherFile() {
    String base64 = Base64.getMimeEncoder().encodeToString(Arrays.copyOf(PROGRAM, 200));
    String told = "2 [CONTAINER]\n2!%s [PROGRAM]";
    return Stream.of(
        tells("a.txt", SampleFiles.ascii(base64), told.formatted("a")),
        tells(
            "b.crt",
            SampleFiles.ascii(
                "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n"),
            told.formatted("b")),
        tells(
            "c.txt",
            SampleFiles.ascii("begin 644 run.exe\nM35J0" + "`".repeat(56) + "\n`\nend\n"),
            told.formatted("run.exe")),
        tells(
            "key.pem",
            SampleFiles.ascii("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"),
            "2 []"));
  }

  @Test
  void opensAFileOfMessagesOneByOne() {
    String message =
        new String(SampleContainers.message("run.exe", PROGRAM), StandardCharsets.ISO_8859_1);
    String box = ("From a@example.org Thu Jan  1 00:00:00 2026\n" + message + "\n").repeat(2);
    assertEquals(
        """
        2 [CONTAINER]
        2!message-1.eml [CONTAINER]
        2!message-1.eml!run.exe [PROGRAM]
        2!message-2.eml [CONTAINER]
        2!message-2.eml!run.exe [PROGRAM]""",
        told(read("old", SampleFiles.ascii(box))));
  }

  @Property(tries = 100)
  void neverThrows(@ForAll @Size(max = 60) byte[] noise) {
    for (byte[] sample :
        List.of(
            SampleArchives.rar4("a", PROGRAM, false),
            SampleArchives.rar5("a", PROGRAM, true),
            SampleArchives.lha("a", PROGRAM),
            SampleArchives.tnef("a", PROGRAM),
            SampleArchives.oneNote(PROGRAM),
            SampleArchives.shortcut("cmd.exe", "/c a"),
            SampleImages.fat("a", PROGRAM),
            SampleArchives.cabinet("a", PROGRAM, "b", PROGRAM))) {
      int place = Math.floorMod(Arrays.hashCode(noise), sample.length);
      byte[] bytes = Arrays.copyOf(sample, Math.max(sample.length, place + noise.length));
      System.arraycopy(noise, 0, bytes, place, noise.length);
      assertFalse(read("a", bytes).isEmpty());
    }
  }
}
