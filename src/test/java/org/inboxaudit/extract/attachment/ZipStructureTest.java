package org.inboxaudit.extract.attachment;

import static org.inboxaudit.extract.attachment.Reading.read;
import static org.inboxaudit.extract.attachment.Reading.tells;
import static org.inboxaudit.extract.attachment.Reading.told;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ZipStructureTest {
  private static final byte[] PROGRAM = SampleFiles.program();

  @Test
  void seesThatTheTwoNamesOfAFileDiffer() {
    byte[] zip = SampleContainers.zip("read.txt", SampleFiles.plainText());
    System.arraycopy("run.exe\0".getBytes(StandardCharsets.US_ASCII), 0, zip, 30, 8);
    assertEquals("2 [CONTAINER, MALFORMED]\n2!read.txt []", told(read("a.zip", zip)));
  }

  @Test
  void opensBothOfTwoArchivesThatAreOneFile() {
    byte[] both =
        new Layout()
            .bytes(SampleContainers.zip("run.exe", PROGRAM))
            .bytes(SampleContainers.zip("read.txt", SampleFiles.plainText()))
            .done();
    assertEquals(
        """
        2 [CONTAINER, MALFORMED]
        2!read.txt []
        2!run.exe [PROGRAM]""",
        told(read("a.zip", both)));
  }

  @Test
  void seesAnEndInTheCommentOfAnEnd() {
    byte[] inner = SampleContainers.zip("run.exe", PROGRAM);
    byte[] outer = SampleContainers.zip("read.txt", SampleFiles.plainText());
    outer[outer.length - 2] = (byte) inner.length;
    outer[outer.length - 1] = (byte) (inner.length >> 8);
    byte[] both = new Layout().bytes(outer).bytes(inner).done();
    assertEquals(
        """
        2 [CONTAINER, MALFORMED]
        2!run.exe [PROGRAM]
        2!read.txt []""",
        told(read("a.zip", both)));
  }

  @TestFactory
  Stream<DynamicTest> opensAnArchiveBehindAnotherFile() {
    byte[] zip = SampleContainers.zip("in.js", SampleFiles.plainText());
    return Stream.of(
        tells(
            "a.exe",
            new Layout().bytes(PROGRAM).bytes(zip).done(),
            "2 [PROGRAM, CONTAINER]\n2!in.js [PROGRAM, SCRIPT]"),
        tells(
            "b.jpg",
            new Layout().bytes(SampleFiles.plainJpeg()).bytes(zip).done(),
            "2 [CONTAINER, MALFORMED]\n2!in.js [PROGRAM, SCRIPT]"));
  }

  @TestFactory
  Stream<DynamicTest> warnsOfNamesThatLeadOut() {
    return Stream.of("../../run.txt", "/etc/run.txt", "C:/run.txt")
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () ->
                        assertEquals(
                            "2 [CONTAINER, MALFORMED]\n2!" + name + " []",
                            told(
                                read(
                                    "a.zip",
                                    SampleContainers.zip(name, SampleFiles.plainText()))))));
  }

  @Test
  void readsATruncatedArchiveAsFarAsItGoes() {
    byte[] zip = SampleContainers.zip("run.exe", PROGRAM);
    assertEquals(
        "2 [CONTAINER]\n2!run.exe [PROGRAM]\nUNREADABLE 1",
        told(read("a.zip", Arrays.copyOf(zip, zip.length - 30))));
  }
}
