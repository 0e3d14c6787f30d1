package org.inboxaudit.extract.attachment;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.extract.attachment.Inspection.Taken;

/// A file that was dropped onto a document and waits there as an icon (MS-OLEDS §2.3.6): a mark, a
/// label, a path, a kind, the path again and the content. A click opens it.
final class NativePackage {
  private static final short MARK = 2;
  private static final int NAME = 1024;

  private NativePackage() {}

  /// Whether this is such a package. Objects of other programs keep what they like there.
  static boolean is(ByteBuffer data) {
    return data.remaining() > 8 && data.getShort(data.position()) == MARK && isText(data);
  }

  /// Opens the file in it.
  ///
  /// @param data behind the size that stands before it in some places
  static void read(ByteBuffer data, Examined file, Inspection inspection) {
    file.traits.add(AttachmentTrait.CONTAINER);
    file.traits.add(AttachmentTrait.EMBEDDED_FILE);
    try {
      data.order(ByteOrder.LITTLE_ENDIAN).getShort();
      String label = text(data);
      String path = text(data);
      data.getInt();
      int temporary = data.getInt();
      data.position(Math.addExact(data.position(), temporary));
      int size = data.getInt();
      byte[] content = new byte[Math.clamp(size, 0, data.remaining())];
      data.get(content);
      // The path is what is opened, the label what is shown.
      String name = path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
      inspection.entry(
          file, name.isEmpty() ? label : name, new Taken(content, true), content.length);
    } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException _) {
      inspection.unreadable(1);
    }
  }

  private static boolean isText(ByteBuffer data) {
    int first = Byte.toUnsignedInt(data.get(data.position() + 2));
    return first == 0 || first >= ' ';
  }

  private static String text(ByteBuffer data) {
    StringBuilder text = new StringBuilder();
    for (byte b = data.get(); b != 0; b = data.get()) {
      if (text.length() < NAME) {
        text.append((char) Byte.toUnsignedInt(b));
      }
    }
    return text.toString();
  }

  static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
