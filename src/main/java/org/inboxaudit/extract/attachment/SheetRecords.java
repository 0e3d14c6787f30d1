package org.inboxaudit.extract.attachment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.inboxaudit.evidence.AttachmentTrait;

/// Reads the records at the head of a workbook of the format before 2007 (MS-XLS §2.1.7.20.3): its
/// sheets, its lock, and the links to other programs.
final class SheetRecords {
  private static final int END = 0x000a;
  private static final int EXTERNAL_NAME = 0x0023;
  private static final int FILE_PASS = 0x002f;
  private static final int SHEET = 0x0085;
  private static final int SUPPORTING_LINK = 0x01ae;
  private static final int MACRO_SHEET = 1;

  /// What parts a program from its topic in a supporting link (§2.5.277).
  private static final byte TOPIC = 3;

  /// Flag E of an external name, fOleLink (§2.4.105).
  private static final int OLE_LINK = 0x10;

  private SheetRecords() {}

  /// @return whether it is locked with a password
  static boolean read(byte[] stream, Examined file) {
    ByteBuffer records = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
    boolean linksToProgram = false;
    while (records.remaining() >= 4) {
      int type = Short.toUnsignedInt(records.getShort());
      int length = Short.toUnsignedInt(records.getShort());
      if (length > records.remaining() || type == END) {
        return false;
      }
      int at = records.position();
      switch (type) {
        case FILE_PASS -> {
          return true;
        }
        case SHEET -> {
          if (length > 5 && stream[at + 5] == MACRO_SHEET) {
            file.traits.add(AttachmentTrait.MACRO_SHEET);
          }
        }
        case SUPPORTING_LINK -> linksToProgram = namesTopic(stream, at, length);
        case EXTERNAL_NAME -> {
          if (linksToProgram && length > 1) {
            boolean object = (stream[at] & OLE_LINK) != 0;
            file.traits.add(object ? AttachmentTrait.LINKED_FILE : AttachmentTrait.DDE);
          }
        }
        default -> {}
      }
      records.position(at + length);
    }
    return false;
  }

  private static boolean namesTopic(byte[] stream, int at, int length) {
    // Behind the number of sheets and the number of characters.
    for (int i = at + 5; i < at + length; i++) {
      if (stream[i] == TOPIC) {
        return true;
      }
    }
    return false;
  }
}
