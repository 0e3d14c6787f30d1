package org.inboxaudit.extract.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.zip.InflaterInputStream;
import org.inboxaudit.evidence.AttachmentTrait;

/// Reads the records of a presentation of the format before 2007 (MS-PPT §2.3.1): objects and
/// projects stored in it, what a click or a hover does, and what the show does by itself.
final class SlideRecords {
  private static final int HEADER = 8;
  private static final int CONTAINER = 0x0f;
  private static final int WIDE_TEXT = 0x0fa0;
  private static final int NARROW_TEXT = 0x0fa8;
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

  private static final int DEPTH = 100;

  private final byte[] stream;
  private final ByteBuffer records;
  private final Examined file;
  private final Inspection inspection;
  private final Deque<Integer> ends = new ArrayDeque<>();
  private boolean inHyperlink;

  private SlideRecords(byte[] stream, Examined file, Inspection inspection) {
    this.stream = stream;
    this.records = NativePackage.littleEndian(stream);
    this.file = file;
    this.inspection = inspection;
  }

  static boolean isLocked(byte[] currentUser) {
    return currentUser.length >= 16 && NativePackage.littleEndian(currentUser).getInt(12) == LOCKED;
  }

  static void read(byte[] stream, Examined file, Inspection inspection) {
    new SlideRecords(stream, file, inspection).walk();
  }

  /// Some records look like containers and hold something else (§2.11.19 and on). What does not fit
  /// into its container ends it, and the walk goes on behind.
  private void walk() {
    while (records.remaining() >= HEADER) {
      while (!ends.isEmpty() && records.position() >= ends.getFirst()) {
        ends.pop();
      }
      int instance = Short.toUnsignedInt(records.getShort());
      int type = Short.toUnsignedInt(records.getShort());
      int length = records.getInt();
      int at = records.position();
      int end = ends.isEmpty() ? stream.length : ends.getFirst();
      if (length < 0 || length > end - at) {
        if (ends.isEmpty()) {
          return;
        }
        records.position(Math.max(at, ends.pop()));
      } else if ((instance & 0x0f) == CONTAINER && ends.size() < DEPTH) {
        inHyperlink = type == HYPERLINK;
        record(type, 0, at, length);
        ends.push(at + length);
      } else {
        record(type, instance >> 4, at, length);
        records.position(at + length);
      }
    }
  }

  private void record(int type, int instance, int at, int length) {
    switch (type) {
      case WIDE_TEXT -> text(at, length, StandardCharsets.UTF_16LE);
      case NARROW_TEXT -> text(at, length, StandardCharsets.ISO_8859_1);
      case STORAGE -> storage(at, length, instance);
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
          FileLinks.add(file, new String(stream, at, length, StandardCharsets.UTF_16LE));
        }
      }
      default -> {}
    }
  }

  /// What a box of a slide says (§2.9.42, §2.9.43).
  private void text(int at, int length, Charset charset) {
    file.words.add(new String(stream, at, length, charset).replace('\r', '\n'));
    file.words.end('\n');
  }

  /// The project, an object or a control: a compound of its own, perhaps deflated behind its size
  /// (§2.10.34).
  private void storage(int at, int length, int instance) {
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
