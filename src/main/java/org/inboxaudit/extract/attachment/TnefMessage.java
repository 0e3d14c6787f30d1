package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.inboxaudit.extract.attachment.Inspection.Taken;

/// Looks into `winmail.dat`: what Outlook packs a message and its files in (MS-OXTNEF).
final class TnefMessage {
  private static final int HEADER = 6;
  private static final int LEVEL_ATTACHMENT = 2;
  private static final long BEGIN = 0x00069002L;
  private static final long TITLE = 0x00018010L;
  private static final long DATA = 0x0006800fL;
  private static final long PROPERTIES = 0x00069005L;

  private final Examined file;
  private final Inspection inspection;
  private String name = "";
  private Taken content = new Taken(new byte[0], false);
  private boolean begun;

  private TnefMessage(Examined file, Inspection inspection) {
    this.file = file;
    this.inspection = inspection;
  }

  static void read(Examined file, Inspection inspection) throws IOException {
    new TnefMessage(file, inspection).attributes();
  }

  /// Each attribute: one octet of level, its number, its length, its value, and a checksum.
  private void attributes() throws IOException {
    byte[] bytes = file.bytes;
    int at = HEADER;
    while (at + 9 <= bytes.length) {
      int level = bytes[at];
      long number = Octets.little32(bytes, at + 1);
      long length = Octets.little32(bytes, at + 5);
      int value = at + 9;
      if (level != 1 && level != LEVEL_ATTACHMENT) {
        throw new MalformedFile("no attribute");
      }
      int end = Octets.place(bytes, value + length);
      if (level == LEVEL_ATTACHMENT && number == BEGIN) {
        if (!finish()) {
          return;
        }
        begun = true;
      } else if (level == LEVEL_ATTACHMENT) {
        attachment(number, value, end);
      }
      at = end + 2;
    }
    finish();
  }

  private void attachment(long number, int value, int end) throws IOException {
    if (number == TITLE && name.isEmpty()) {
      name = Octets.text(file.bytes, value, end - value, StandardCharsets.ISO_8859_1);
    } else if (number == DATA) {
      content = inspection.stretch(file.bytes, value, end - value);
    } else if (number == PROPERTIES) {
      TnefProperties properties = TnefProperties.read(file.bytes, value, end);
      if (!properties.longName().isEmpty()) {
        name = properties.longName();
      }
      if (properties.length() > 0) {
        content = inspection.stretch(file.bytes, properties.begin(), properties.length());
      }
    }
  }

  private boolean finish() {
    if (!begun) {
      return true;
    }
    boolean absent = content.bytes().length == 0 && !content.whole();
    boolean more =
        absent
            ? inspection.named(file, name, 0)
            : inspection.entry(file, name, content, content.bytes().length);
    name = "";
    content = new Taken(new byte[0], false);
    begun = false;
    return more;
  }
}
