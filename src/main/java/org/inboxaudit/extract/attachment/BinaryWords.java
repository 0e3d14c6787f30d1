package org.inboxaudit.extract.attachment;

import java.nio.charset.StandardCharsets;

/// Reads the texts that the sheets of a workbook share, in Excel's binary format (MS-XLSB §2.1.7.45
/// SharedStrings).
final class BinaryWords {
  /// BrtSSTItem (§2.4.828): flags, a number of letters, the letters.
  private static final int TEXT = 19;

  private static final int LETTERS = 5;

  private BinaryWords() {}

  /// As far as the records go.
  static void read(byte[] part, FileWords words) {
    int at = 0;
    try {
      while (at < part.length && words.isOpen()) {
        int type = part[at++] & 0xff;
        if (type >= 0x80) {
          type = (type & 0x7f) | (part[at++] & 0x7f) << 7; // §2.1.4
        }
        int length = 0;
        for (int shift = 0; shift < 28; shift += 7) {
          int octet = part[at++] & 0xff;
          length |= (octet & 0x7f) << shift;
          if (octet < 0x80) {
            break;
          }
        }
        if (type == TEXT && length >= LETTERS) {
          long octets = Math.min(2 * Octets.little32(part, at + 1), length - LETTERS);
          words.add(new String(part, at + LETTERS, (int) octets, StandardCharsets.UTF_16LE));
          words.end('\n');
        }
        at = Octets.place(part, (long) at + length);
      }
    } catch (IndexOutOfBoundsException _) {
      // the part was cut
    }
  }
}
