package org.inboxaudit.extract.attachment;

import java.nio.charset.StandardCharsets;
import org.inboxaudit.evidence.AttachmentTrait;

/// Reads two tables of a Word document of the format before 2007: the names of what it belongs to,
/// of which one is its template (MS-DOC §2.9.272), and in Word 6 its macros.
final class WordTables {
  /// Where the places of the tables stand: FibRgFcLcb97 §2.5.6, and the header of Word 6.
  private static final int ASSOCIATED = 154 + 32 * 8;

  private static final int COMMANDS = 0x118;
  private static final int MAGIC_OF_SIX = 0xa5dc;
  private static final int TEMPLATE = 1;
  private static final int WIDE = 0xffff;
  private static final int MACROS = 1;

  private WordTables() {}

  /// @param stream the main stream
  /// @param table the stream of its tables; Word 6 has none
  static void read(byte[] stream, byte[] table, Examined file) {
    if (stream.length < ASSOCIATED + 8) {
      return;
    }
    if (Octets.little16(stream, 0) == MAGIC_OF_SIX) {
      long at = Octets.little32(stream, COMMANDS);
      long length = Octets.little32(stream, COMMANDS + 4);
      if (length > 4 && at + 4 < stream.length && holdsMacros(stream, (int) at)) {
        file.traits.add(AttachmentTrait.MACRO);
      }
    } else {
      long at = Octets.little32(stream, ASSOCIATED);
      long length = Octets.little32(stream, ASSOCIATED + 4);
      if (length > 6 && at + length <= table.length && isElsewhere(table, (int) at, (int) length)) {
        file.traits.add(AttachmentTrait.EXTERNAL_CONTENT);
      }
    }
  }

  private static boolean holdsMacros(byte[] stream, int at) {
    return (stream[at] & 0xff) == 0xff
        && stream[at + 1] == MACROS
        && Octets.little16(stream, at + 2) > 0;
  }

  /// A table of texts in UTF-16, each behind its length.
  private static boolean isElsewhere(byte[] table, int from, int length) {
    if (Octets.little16(table, from) != WIDE) {
      return false;
    }
    int end = from + length;
    int at = from + 6;
    for (int n = 0; at + 2 <= end; n++) {
      int octets = 2 * Octets.little16(table, at);
      if (at + 2 + octets > end) {
        return false;
      }
      if (n == TEMPLATE) {
        return Relationships.isElsewhere(
            new String(table, at + 2, octets, StandardCharsets.UTF_16LE));
      }
      at += 2 + octets;
    }
    return false;
  }
}
