package org.inboxaudit.extract.attachment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads the words in the cells of a workbook of the format before 2007: the table of texts that
/// its sheets share (MS-XLS §2.4.265), and the texts that older sheets hold themselves (§2.4.148).
/// Numbers are not read.
final class SheetWords {
  private static final int CONTINUE = 0x003c;
  private static final int SHARED = 0x00fc;
  private static final int LABEL = 0x0204;
  private static final int FORMATTED_LABEL = 0x00d6;
  private static final int FILE_PASS = 0x002f;

  private static final int WIDE = 1;
  private static final int EXTENDED = 4;
  private static final int FORMATTED = 8;

  /// Where the text stands behind the place of its cell and its format.
  private static final int LABEL_TEXT = 6;

  private final FileWords words;

  /// A table goes on in further records. Where a text does, its letters may change their width.
  private final List<ByteBuffer> rest = new ArrayList<>();

  private ByteBuffer now = ByteBuffer.allocate(0);

  private SheetWords(FileWords words) {
    this.words = words;
  }

  /// As far as the records go; what does not fit ends the reading.
  static void read(byte[] stream, FileWords words) {
    ByteBuffer records = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
    List<ByteBuffer> table = new ArrayList<>();
    boolean inTable = false;
    while (records.remaining() >= 4 && words.isOpen()) {
      int type = Short.toUnsignedInt(records.getShort());
      int length = Short.toUnsignedInt(records.getShort());
      if (length > records.remaining() || type == FILE_PASS) {
        break;
      }
      ByteBuffer record = records.slice(records.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      inTable = type == SHARED || (inTable && type == CONTINUE);
      if (inTable) {
        table.add(record);
      } else if (type == LABEL || type == FORMATTED_LABEL) {
        label(record, words);
      }
      records.position(records.position() + length);
    }
    new SheetWords(words).table(table);
  }

  /// Excel 5 and 95 know letters of one octet only.
  private static void label(ByteBuffer record, FileWords words) {
    if (record.remaining() > LABEL_TEXT + 2) {
      int letters = Short.toUnsignedInt(record.getShort(LABEL_TEXT));
      byte[] text = new byte[Math.min(letters, record.remaining() - LABEL_TEXT - 2)];
      record.get(LABEL_TEXT + 2, text);
      words.add(new String(text, StandardCharsets.ISO_8859_1).replace("\0", ""));
      words.end('\n');
    }
  }

  private void table(List<ByteBuffer> table) {
    rest.addAll(table);
    skip(8); // how many there are
    while (words.isOpen() && goesOn()) {
      text();
      words.end('\n');
    }
  }

  private boolean goesOn() {
    while (!now.hasRemaining() && !rest.isEmpty()) {
      now = rest.removeFirst();
    }
    return now.hasRemaining();
  }

  /// MS-XLS §2.5.293 XLUnicodeRichExtendedString.
  private void text() {
    int letters = octet() | octet() << 8;
    int flags = octet();
    int runs = (flags & FORMATTED) == 0 ? 0 : octet() | octet() << 8;
    long more = 0;
    for (int i = 0; (flags & EXTENDED) != 0 && i < 4; i++) {
      more |= (long) octet() << (8 * i);
    }
    boolean wide = (flags & WIDE) != 0;
    for (int i = 0; i < letters; i++) {
      if (!now.hasRemaining()) {
        if (!goesOn()) {
          return;
        }
        wide = (octet() & WIDE) != 0;
      }
      words.add((char) (wide ? octet() | octet() << 8 : octet()));
    }
    skip(4L * runs + more);
  }

  private int octet() {
    return goesOn() ? now.get() & 0xff : 0;
  }

  private void skip(long octets) {
    long left = octets;
    while (left > 0 && goesOn()) {
      int step = (int) Math.min(left, now.remaining());
      now.position(now.position() + step);
      left -= step;
    }
  }
}
