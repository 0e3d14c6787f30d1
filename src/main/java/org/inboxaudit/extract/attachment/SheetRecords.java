package org.inboxaudit.extract.attachment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import org.inboxaudit.evidence.AttachmentTrait;

/// Reads the records at the head of a workbook of the format before 2007 (MS-XLS §2.1.7.20.3), or
/// those of a sheet that stands alone: its sheets, its lock, and the links to other programs.
final class SheetRecords {
  private static final int END = 0x000a;
  private static final int EXTERNAL_SHEET = 0x0017;
  private static final int EXTERNAL_NAME = 0x0023;
  private static final int OLD_EXTERNAL_NAME = 0x0223;
  private static final int FILE_PASS = 0x002f;
  private static final int SHEET = 0x0085;
  private static final int SUPPORTING_LINK = 0x01ae;
  private static final int MACRO_SHEET = 1;
  private static final int MODULE = 6;

  /// How a sheet begins in Excel 2, 3, 4, and from 5 on (§2.4.21).
  private static final Set<Integer> BEGINNINGS = Set.of(0x0009, 0x0209, 0x0409, 0x0809);

  private static final int BEGIN = 0x0809;
  private static final int PRESENT_VERSION = 0x0600;

  /// What a sheet of macros says of itself at its beginning.
  private static final int MACROS = 0x40;

  /// What parts a program from its topic in a supporting link (§2.5.277).
  private static final byte TOPIC = 3;

  /// Flag E of an external name, fOleLink (§2.4.105).
  private static final int OLE_LINK = 0x10;

  private SheetRecords() {}

  /// @return whether it is locked with a password
  static boolean read(byte[] stream, Examined file) {
    return read(stream, file, true); // a sheet may say of itself what the list of sheets does not
  }

  /// Reads one sheet behind the other.
  static boolean readAll(byte[] stream, Examined file) {
    return read(stream, file, true);
  }

  private static boolean read(byte[] stream, Examined file, boolean beyondEnd) {
    ByteBuffer records = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
    boolean linksToProgram = false;
    boolean present = false;
    while (records.remaining() >= 4) {
      int type = Short.toUnsignedInt(records.getShort());
      int length = Short.toUnsignedInt(records.getShort());
      if (length > records.remaining() || (type == END && !beyondEnd)) {
        return false;
      }
      int at = records.position();
      if (BEGINNINGS.contains(type) && length >= 4) {
        present |= type == BEGIN && records.getShort(at) == PRESENT_VERSION;
        if (records.getShort(at + 2) == MACROS) {
          file.traits.add(AttachmentTrait.MACRO_SHEET);
        }
      }
      switch (type) {
        case FILE_PASS -> {
          return true;
        }
        case SHEET -> {
          if (length > 5 && stream[at + 5] == MACRO_SHEET) {
            file.traits.add(AttachmentTrait.MACRO_SHEET);
          } else if (length > 5 && stream[at + 5] == MODULE) {
            file.traits.add(AttachmentTrait.MACRO); // of Excel 5
          }
        }
        case SUPPORTING_LINK -> linksToProgram = namesTopic(stream, at + 5, at + length);
        case EXTERNAL_SHEET -> {
          if (!present) {
            // Behind the number of characters; as the first of them it means another sheet.
            linksToProgram = namesTopic(stream, at + 2, at + length);
          }
        }
        case EXTERNAL_NAME, OLD_EXTERNAL_NAME -> {
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

  /// Looks behind the number of sheets and the number of characters.
  private static boolean namesTopic(byte[] stream, int from, int end) {
    for (int i = from; i < end; i++) {
      if (stream[i] == TOPIC) {
        return true;
      }
    }
    return false;
  }
}
