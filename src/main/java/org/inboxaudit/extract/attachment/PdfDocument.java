package org.inboxaudit.extract.attachment;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.inboxaudit.evidence.AttachmentTrait;

/// Looks into PDF files in two steps: the names in the bytes, and the objects behind them only if
/// one of those names could matter.
///
/// Nothing is rendered, no font and no picture is read, no script is run.
final class PdfDocument {

  private PdfDocument() {}

  static void read(Examined file, Inspection inspection) {
    PdfNames names = PdfNames.in(file.bytes);
    if (names.tooLarge()) {
      file.traits.addAll(names.traits());
      inspection.beyondLimit(1);
    } else if (names.matter()) {
      parse(file, names, inspection);
    }
  }

  /// What the bytes name counts even where nothing leads to it: programs mend a broken structure
  /// each in its own way.
  private static void parse(Examined file, PdfNames names, Inspection inspection) {
    file.traits.addAll(names.traits());
    // With an owner's password alone a file opens for everybody (ISO 32000-2 §7.6.4): the password
    // of the user is empty.
    try (PDDocument document =
        Loader.loadPDF(
            new RandomAccessReadBuffer(file.bytes),
            "",
            null,
            null,
            IOUtils.createMemoryOnlyStreamCache())) {
      if (document.isEncrypted()) {
        file.traits.add(AttachmentTrait.ENCRYPTED);
      }
      new PdfObjects(file, inspection).walk(document.getDocument().getTrailer());
    } catch (InvalidPasswordException _) {
      file.traits.add(AttachmentTrait.ENCRYPTED);
      inspection.unreadable(1);
    } catch (IOException | RuntimeException | StackOverflowError | NoClassDefFoundError _) {
      file.traits.add(AttachmentTrait.MALFORMED);
      inspection.unreadable(1);
    }
  }
}
