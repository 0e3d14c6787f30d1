package org.inboxaudit.extract.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.extract.attachment.Inspection.Taken;

/// Looks into PDF files in steps: the names in the bytes, the objects behind them only if one of
/// those names could matter, and the words of the first pages if there is a font to show them in.
///
/// Nothing is rendered, no font program and no picture is read, no script is run.
final class PdfDocument {

  private static final byte[] HEAD = "%PDF-".getBytes(StandardCharsets.US_ASCII);

  /// The data of a form, which may bring a script for the form it belongs to (ISO 32000-2 §12.7.8).
  private static final byte[] FORM_HEAD = "%FDF-".getBytes(StandardCharsets.US_ASCII);

  /// How far down the head may stand; readers go by what Acrobat does.
  private static final int HEAD_WITHIN = 1024;

  private static final byte[] OBJECT = " obj".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "%%EOF".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TABLE = "startxref".getBytes(StandardCharsets.US_ASCII);
  private static final int OBJECT_WITHIN = 64 << 10;

  private PdfDocument() {}

  static boolean begins(byte[] bytes) {
    return within(bytes, HEAD, HEAD_WITHIN) || within(bytes, FORM_HEAD, HEAD_WITHIN);
  }

  /// Some readers do without a head if the name says what it is.
  static boolean isWithoutHead(byte[] bytes, String extension) {
    return extension.equals("pdf") && within(bytes, OBJECT, OBJECT_WITHIN);
  }

  private static boolean within(byte[] bytes, byte[] what, int length) {
    byte[] head = bytes.length <= length ? bytes : Arrays.copyOf(bytes, length);
    return Octets.indexOf(head, what, 0) >= 0;
  }

  static void read(Examined file, Inspection inspection) throws IOException {
    PdfNames names = PdfNames.in(file.bytes);
    if (names.tooLarge()) {
      file.traits.addAll(names.traits());
      inspection.beyondLimit(1);
    } else if (names.matter() && within(file.bytes, FORM_HEAD, HEAD_WITHIN)) {
      file.traits.addAll(names.traits());
    } else if (names.matter()) {
      parse(file, names, inspection);
    } else if (names.mayShowWords()) {
      readWords(file);
    }
    if (begins(file.bytes)
        && !names.matter()
        && end(file.bytes) < 0
        && Octets.indexOf(file.bytes, TABLE, 0) < 0) {
      cut(file, inspection);
    }
    webArchive(file, inspection);
  }

  /// Behind the last mark of an end, -1 if there is none.
  static int end(byte[] bytes) {
    int at = Octets.lastIndexOf(bytes, END);
    return at < 0 ? -1 : at + END.length;
  }

  /// What ends within an object was cut off there, and may have gone on.
  private static void cut(Examined file, Inspection inspection) {
    String text = new String(file.bytes, StandardCharsets.ISO_8859_1);
    int closed = Math.max(text.lastIndexOf("endobj"), text.lastIndexOf("trailer"));
    if (text.lastIndexOf(" obj") > closed) {
      inspection.unreadable(1);
    }
  }

  /// A saved web page may stand behind the PDF. Under the name of a document Word opens it, and
  /// that as the page, with the macros in it.
  private static void webArchive(Examined file, Inspection inspection) throws IOException {
    if (AttachmentNames.extension(file.name).equals("pdf")) {
      return;
    }
    String text = new String(file.bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    int at = text.indexOf("mime-version:");
    if (at < 0 || text.indexOf("multipart/", at) < 0) {
      return;
    }
    file.traits.add(AttachmentTrait.MALFORMED);
    byte[] archive = Arrays.copyOfRange(file.bytes, at, file.bytes.length);
    Taken taken = inspection.take(new ByteArrayInputStream(archive));
    inspection.entry(file, "archive.mht", taken, archive.length);
  }

  /// What the bytes name counts even where nothing leads to it: programs mend a broken structure
  /// each in its own way.
  private static void parse(Examined file, PdfNames names, Inspection inspection) {
    file.traits.addAll(names.traits());
    // With an owner's password alone a file opens for everybody (ISO 32000-2 §7.6.4): the password
    // of the user is empty.
    try (PDDocument document = open(file)) {
      if (document.isEncrypted()) {
        file.traits.add(AttachmentTrait.ENCRYPTED);
      }
      PdfObjects objects = new PdfObjects(file, inspection);
      objects.walk(document.getDocument().getTrailer());
      if (names.mayHoldFiles() && !file.traits.contains(AttachmentTrait.EMBEDDED_FILE)) {
        objects.walkAll(document.getDocument());
      }
      PdfWords.read(document.getDocument().getTrailer(), file.words);
    } catch (InvalidPasswordException _) {
      file.traits.add(AttachmentTrait.ENCRYPTED);
      inspection.unreadable(1);
    } catch (IOException | RuntimeException | StackOverflowError | NoClassDefFoundError _) {
      file.traits.add(AttachmentTrait.MALFORMED);
      inspection.unreadable(1);
    }
  }

  /// Of a document in which nothing else is sought. One that cannot be read, or is locked, says
  /// nothing; that its words were counted is never claimed.
  private static void readWords(Examined file) {
    try (PDDocument document = open(file)) {
      PdfWords.read(document.getDocument().getTrailer(), file.words);
    } catch (IOException | RuntimeException | StackOverflowError | NoClassDefFoundError _) {
      // as above
    }
  }

  private static PDDocument open(Examined file) throws IOException {
    return Loader.loadPDF(
        new RandomAccessReadBuffer(file.bytes),
        "",
        null,
        null,
        IOUtils.createMemoryOnlyStreamCache());
  }
}
