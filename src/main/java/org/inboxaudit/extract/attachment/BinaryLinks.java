package org.inboxaudit.extract.attachment;

import org.inboxaudit.evidence.AttachmentTrait;

/// Reads the links of a binary workbook of the present format (MS-XLSB §2.1.7.25).
final class BinaryLinks {

  /// BrtBeginSupBook (§2.4.191), which says first what kind of link it begins.
  private static final int BEGIN = 360;

  private static final int DDE = 1;

  private BinaryLinks() {}

  static void read(byte[] part, Examined file) {
    BinaryRecords.read(
        part,
        (type, at, length) -> {
          boolean whole = length <= part.length - at;
          if (whole && type == BEGIN && length >= 2 && part[at] == DDE && part[at + 1] == 0) {
            file.traits.add(AttachmentTrait.DDE);
          }
          return true;
        });
  }
}
