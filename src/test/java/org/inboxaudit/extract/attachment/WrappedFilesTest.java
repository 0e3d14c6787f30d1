package org.inboxaudit.extract.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.inboxaudit.extract.attachment.Reading.part;
import static org.inboxaudit.extract.attachment.Reading.read;
import static org.inboxaudit.extract.attachment.Reading.tells;
import static org.inboxaudit.extract.attachment.Reading.told;
import static org.inboxaudit.extract.attachment.SampleFiles.ascii;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.inboxaudit.extract.ExtractLimits;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Files within wrappings that mail programs take off by themselves: signed and compressed
/// messages, what Macs put around a file, names that gzip keeps.
class WrappedFilesTest {
  private static final String SIGNED = "2a864886f70d010702";
  private static final String LOCKED = "2a864886f70d010703";
  private static final String DATA = "2a864886f70d010701";
  private static final String COMPRESSED = "2a864886f70d0109100109";
  private static final String SCRIPT = "WScript.Quit();";

  private static final String MESSAGE =
      """
      Content-Type: a/b; name=a.js
      Content-Transfer-Encoding: 7bit

      WScript.Quit();
      """
          .replace("\n", "\r\n");

  private static final String BINHEX =
      """
      (This file must be converted with BinHex 4.0)

      :"'%ZDR-!9%9B9(4dH(3!!!!!!"J!!!!!CI&A8f0bDA"d,P&eDA3S+6Z3!(TkHRT
      kHRTk8T%!!!:
      """;

  /// An element of ASN.1 with a length of two octets.
  private static byte[] element(int tag, byte[]... contents) {
    byte[] content = joined(contents);
    return new Layout()
        .octet(tag)
        .octet(0x82)
        .octet(content.length >> 8)
        .octet(content.length)
        .bytes(content)
        .done();
  }

  /// The same with an open length.
  private static byte[] open(int tag, byte[]... contents) {
    return new Layout().octet(tag).octet(0x80).bytes(joined(contents)).zeros(2).done();
  }

  private static byte[] type(String hex) {
    byte[] octets = HexFormat.of().parseHex(hex);
    return new Layout().octet(6).octet(octets.length).bytes(octets).done();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Stream.of(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static byte[] wrapped(String type, byte[]... typed) {
    byte[] version = new byte[] {2, 1, 1};
    byte[] algorithms = element(0x31);
    return element(
        0x30, type(type), element(0xa0, element(0x30, version, algorithms, element(0x30, typed))));
  }

  private static byte[] signed(byte[] content) {
    return wrapped(SIGNED, type(DATA), element(0xa0, element(4, content)));
  }

  private static byte[] signedInPieces(byte[] content) {
    byte[] pieces =
        open(
            0x24,
            element(4, ascii(new String(content, ISO_8859_1).substring(0, 20))),
            element(4, ascii(new String(content, ISO_8859_1).substring(20))));
    return open(
        0x30,
        type(SIGNED),
        open(0xa0, open(0x30, new byte[] {2, 1, 1}, open(0x30, type(DATA), open(0xa0, pieces)))));
  }

  @TestFactory
  Stream<DynamicTest> takesOffWhatWasSigned() {
    String message =
        """
        2 [CONTAINER]
        2!message.eml [CONTAINER]
        2!message.eml!a.js [PROGRAM, SCRIPT]
        """;
    return Stream.of(
        tells("smime.p7m", signed(ascii(MESSAGE)), message),
        tells("in pieces.p7m", signedInPieces(ascii(MESSAGE)), message),
        tells("without a name", signed(ascii(MESSAGE)), message),
        tells(
            "smime.p7z",
            wrapped(
                COMPRESSED,
                type(DATA),
                element(0xa0, element(4, SamplePdfs.deflated(ascii(MESSAGE))))),
            message),
        tells("a.js.p7m", signed(ascii("x")), "2 [CONTAINER]\n2!a.js [PROGRAM, SCRIPT]"),
        tells("report.pdf.p7m", signed(SampleFiles.plainPdf()), "2 [CONTAINER]\n2!report.pdf []"));
  }

  @TestFactory
  Stream<DynamicTest> tellsSignaturesAndLockedMessagesFromIt() {
    return Stream.of(
        tells("smime.p7s", wrapped(SIGNED, type(DATA)), "2 []"),
        tells("smime.p7m", wrapped(LOCKED, type(DATA)), "2 []\nUNREADABLE 1"),
        tells("locked.bin", wrapped(LOCKED, type(DATA)), "2 []\nUNREADABLE 1"),
        tells("cut.p7m", cut(signed(ascii(MESSAGE))), "2 []\nUNREADABLE 1"),
        tells(
            "of nothing.p7m",
            element(0x30, type(SIGNED), new byte[40]),
            "2 [MALFORMED]\nUNREADABLE 1"));
  }

  private static byte[] cut(byte[] whole) {
    return Arrays.copyOf(whole, whole.length - 10);
  }

  @TestFactory
  Stream<DynamicTest> takesOffWhatMacsPutAroundAFile() {
    byte[] single =
        new Layout()
            .hex("00051600 00020000")
            .zeros(16)
            .hex("0002 00000003 00000032 00000004 00000001 00000036 0000000f")
            .text("a.js")
            .text(SCRIPT)
            .done();
    byte[] binary =
        new Layout()
            .octet(0)
            .octet(5)
            .text("a.vbs")
            .to(65)
            .text("TEXTttxt")
            .to(83)
            .hex("00000003 00000000")
            .to(128)
            .text("x=1")
            .to(256)
            .done();
    return Stream.of(
        tells("invoice", single, "2 [CONTAINER]\n2!a.js [PROGRAM, SCRIPT]"),
        tells("invoice.pdf", binary, "2 [CONTAINER]\n2!a.vbs [PROGRAM, SCRIPT]"),
        tells("a.hqx", ascii(BINHEX), "2 [CONTAINER]\n2!a.js [PROGRAM, SCRIPT]"),
        tells("cut.hqx", ascii(BINHEX.substring(0, 60)), "2 [CONTAINER]\nUNREADABLE 1"),
        tells("zeros.bin", new byte[512], "2 []"));
  }

  @TestFactory
  Stream<DynamicTest> takesTheNameThatGzipKeepsIfItRuns() {
    return Stream.of(
        tells("invoice.gz", gzip("a.vbs"), "2 [CONTAINER]\n2!a.vbs [PROGRAM, SCRIPT]"),
        tells("a.vbs.gz", gzip("invoice.txt"), "2 [CONTAINER]\n2!a.vbs [PROGRAM, SCRIPT]"),
        tells("report.pdf.gz", gzip("report.pdf"), "2 [CONTAINER]\n2!report.pdf []"));
  }

  /// RFC 1952 §2.3.1, with the flag FNAME.
  private static byte[] gzip(String name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write('x');
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    byte[] plain = out.toByteArray();
    byte[] head = Arrays.copyOf(plain, 10);
    head[3] = 8;
    byte[] rest = Arrays.copyOfRange(plain, 10, plain.length);
    return joined(head, ascii(name), new byte[1], rest);
  }

  @Test
  void saysThatAPieceOfAMessageIsNotAllOfIt() {
    byte[] piece = ascii("From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\n\r\nhello");
    assertEquals(
        "2 []\nUNREADABLE 1",
        told(read(part("", "message/partial", "7bit", piece), ExtractLimits.DEFAULT)));
  }
}
