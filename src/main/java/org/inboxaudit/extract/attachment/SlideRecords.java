package org.inboxaudit.extract.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.InflaterInputStream;
import org.inboxaudit.evidence.AttachmentTrait;

/// Reads the records of a presentation of the format before 2007 (MS-PPT §2.3.1): objects and
/// projects stored in it, what a click or a hover does, and what the show does by itself.
final class SlideRecords {
  private static final int HEADER = 8;
  private static final int CONTAINER = 0x0f;
  private static final int STRING = 0x0fba;
  private static final int OBJECT_LINK = 0x0fce;
  private static final int HYPERLINK = 0x0fd7;
  private static final int CONTROL = 0x0fee;
  private static final int INTERACTION = 0x0ff3;
  private static final int STORAGE = 0x1011;
  private static final int COMMAND = 0xf13b;

  /// What a click does (§2.6.3).
  private static final int RUN_PROGRAM = 2;

  /// A command of the show to an object (§2.8.53).
  private static final int OLE_VERB = 2;

  /// The mark of a locked presentation (§2.3.2).
  private static final int LOCKED = 0xf3d1c4df;

  private SlideRecords() {}

  static boolean isLocked(byte[] currentUser) {
    return currentUser.length >= 16
        && NativePackage.littleEndian(currentUser).getInt(12) == LOCKED;
  }

  static void read(byte[] stream, Examined file, Inspection inspection) {
    var records = NativePackage.littleEndian(stream);
    boolean inHyperlink = false;
    while (records.remaining() >= HEADER) {
      int instance = Short.toUnsignedInt(records.getShort());
      int type = Short.toUnsignedInt(records.getShort());
      int length = records.getInt();
      boolean container = (instance & 0x0f) == CONTAINER;
      int at = records.position();
      if (!container && (length < 0 || length > records.remaining())) {
        return;
      }
      switch (type) {
        case STORAGE -> storage(stream, at, length, instance >> 4, file, inspection);
        case CONTROL -> file.traits.add(AttachmentTrait.ACTIVEX);
        case OBJECT_LINK -> file.traits.add(AttachmentTrait.LINKED_FILE);
        case INTERACTION -> {
          if (length > 8 && stream[at + 8] == RUN_PROGRAM) {
            file.traits.add(AttachmentTrait.DOCUMENT_ACTION);
          }
        }
        case COMMAND -> {
          if (length >= 8 && records.getInt(at + 4) == OLE_VERB) {
            file.traits.add(AttachmentTrait.AUTOPLAY);
          }
        }
        case STRING -> {
          if (inHyperlink) {
            DocumentLinks.add(file, new String(stream, at, length, StandardCharsets.UTF_16LE));
          }
        }
        default -> {}
      }
      if (container) {
        inHyperlink = type == HYPERLINK;
      } else {
        records.position(at + length);
      }
    }
  }

  /// The project, an object or a control: a compound of its own, perhaps deflated behind its size
  /// (§2.10.34).
  private static void storage(
      byte[] stream, int at, int length, int instance, Examined file, Inspection inspection) {
    boolean deflated = instance == 1 && length > 4;
    try (InputStream content =
        deflated
            ? new InflaterInputStream(new ByteArrayInputStream(stream, at + 4, length - 4))
            : new ByteArrayInputStream(stream, at, length)) {
      OleDocument.readPart(file, inspection.take(content), inspection);
    } catch (IOException _) {
      file.traits.add(AttachmentTrait.EMBEDDED_OBJECT);
      inspection.unreadable(1);
    }
  }
}
