package org.inboxaudit.extract.attachment;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.inboxaudit.evidence.AttachmentTrait;

/// Looks into PDF files in steps: the names in the bytes, the objects behind them only if one of
/// those names could matter, and the words of the first pages.
///
/// Nothing is rendered, no font program and no picture is read, no script is run.
final class PdfDocument {

  private PdfDocument() {}

  static void read(Examined file, Inspection inspection) {
    PdfNames names = PdfNames.in(file.bytes);
    if (names.tooLarge()) {
      file.traits.addAll(names.traits());
      inspection.beyondLimit(1);
    } else if (names.matter()) {
      parse(file, names, inspection);
    } else {
      readWords(file);
    }
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
      new PdfObjects(file, inspection).walk(document.getDocument().getTrailer());
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
