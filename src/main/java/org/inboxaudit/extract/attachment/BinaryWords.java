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
    BinaryRecords.read(
        part,
        (type, at, length) -> {
          long octets =
              type == TEXT && length >= LETTERS && part.length - at >= LETTERS
                  ? Math.min(2 * Octets.little32(part, at + 1), length - LETTERS)
                  : -1;
          if (octets >= 0 && octets <= part.length - at - LETTERS) {
            words.add(new String(part, at + LETTERS, (int) octets, StandardCharsets.UTF_16LE));
            words.end('\n');
          }
          return words.isOpen();
        });
  }
}
