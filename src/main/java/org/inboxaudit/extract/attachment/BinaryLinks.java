package org.inboxaudit.extract.attachment;

import org.inboxaudit.evidence.AttachmentTrait;

/// Reads the links of a binary workbook of the present format (MS-XLSB §2.1.7.25).
final class BinaryLinks {

  /// BrtBeginSupBook (§2.4.191), which says first what kind of link it begins.
  private static final int BEGIN = 360;

  private static final int DDE = 1;

  private BinaryLinks() {}

  /// A record is its type and its length, seven bits to an octet (§2.1.4), and its data.
  static void read(byte[] part, Examined file) {
    int at = 0;
    while (at < part.length) {
      int type = part[at++] & 0xff;
      if ((type & 0x80) != 0 && at < part.length) {
        type = (type & 0x7f) | ((part[at++] & 0x7f) << 7);
      }
      int length = 0;
      for (int i = 0; i < 4 && at < part.length; i++) {
        int octet = part[at++];
        length |= (octet & 0x7f) << (7 * i);
        if ((octet & 0x80) == 0) {
          break;
        }
      }
      if (length > part.length - at) {
        return;
      }
      if (type == BEGIN && length >= 2 && part[at] == DDE && part[at + 1] == 0) {
        file.traits.add(AttachmentTrait.DDE);
      }
      at += length;
    }
  }
}
