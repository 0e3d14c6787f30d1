package org.inboxaudit.extract.attachment;

/// The records of a part in Excel's binary format: a type and a length, seven bits to an octet, and
/// the data (MS-XLSB §2.1.4).
final class BinaryRecords {
  private static final int LONGEST_LENGTH = 4;

  private BinaryRecords() {}

  /// Is told of one record after the other.
  interface Reader {
    /// @param at where its data begins
    /// @param length as the record says it; it may be more than is left
    /// @return whether to go on
    boolean take(int type, int at, int length);
  }

  /// As far as the records go.
  static void read(byte[] part, Reader reader) {
    int at = 0;
    boolean open = true;
    while (open && at < part.length) {
      int type = part[at++] & 0xff;
      if (type >= 0x80 && at < part.length) {
        type = (type & 0x7f) | (part[at++] & 0x7f) << 7;
      }
      int length = 0;
      for (int i = 0; i < LONGEST_LENGTH && at < part.length; i++) {
        int octet = part[at++];
        length |= (octet & 0x7f) << (7 * i);
        if (octet >= 0) {
          break;
        }
      }
      open = reader.take(type, at, length) && length <= part.length - at;
      at += length;
    }
  }
}
