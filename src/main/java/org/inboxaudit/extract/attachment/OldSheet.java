package org.inboxaudit.extract.attachment;

import org.inboxaudit.evidence.AttachmentTrait;

/// Looks into a sheet of Excel 2, 3 or 4, which is nothing but its records. Excel still opens it,
/// and runs it if it is one of macros.
final class OldSheet {
  private OldSheet() {}

  static void read(Examined file, Inspection inspection) {
    if (SheetRecords.readAll(file.bytes, file)) {
      file.traits.add(AttachmentTrait.ENCRYPTED);
      inspection.unreadable(1);
    } else {
      SheetWords.read(file.bytes, file.words);
    }
  }
}
