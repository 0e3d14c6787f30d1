package org.inboxaudit.extract.attachment;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Reads the words of a Word document of the format before 2007: from the pieces in which its text
/// lies (MS-DOC §2.4.1), or as one run where Word 6 and 95 wrote it. Codes of fields are left out.
final class WordPieces {
  private static final Charset NARROW = Charset.forName("windows-1252");
  private static final int FIRST_WITH_PIECES = 0xc1;
  private static final int TEXT_BEGINS = 0x18;
  private static final int TEXT_ENDS = 0x1c;

  /// Where the table of pieces is told (§2.5.6 FibRgFcLcb97, fcClx and lcbClx).
  private static final int TABLE_BEGINS = 0x1a2;

  private static final int PROPERTIES = 1;
  private static final int PIECES = 2;
  private static final int PIECE = 8;

  /// Of a piece whose letters take one octet each (§2.9.73 FcCompressed).
  private static final long COMPRESSED = 0x4000_0000L;

  private static final int FIELD_BEGINS = 0x13;
  private static final int FIELD_RESULT = 0x14;
  private static final int FIELD_ENDS = 0x15;

  private final byte[] stream;
  private final FileWords words;

  /// One bit for each field around the text, set as long as its code is read.
  private long codes;

  private int depth;

  /// Pieces may lie over each other, but no honest text is longer than its stream.
  private long octetsLeft;

  private WordPieces(byte[] stream, FileWords words) {
    this.stream = stream;
    this.words = words;
    this.octetsLeft = stream.length;
  }

  /// @param table the stream in which the tables stand; what does not fit ends the reading
  static void read(byte[] stream, byte[] table, FileWords words) {
    WordPieces text = new WordPieces(stream, words);
    try {
      if (Octets.little16(stream, 2) < FIRST_WITH_PIECES) {
        long from = Octets.little32(stream, TEXT_BEGINS);
        text.piece(from, Octets.little32(stream, TEXT_ENDS) - from, NARROW);
      } else {
        text.pieces(table);
      }
    } catch (IndexOutOfBoundsException _) {
      // what was read is kept: how much in a mailbox needs care is always told as "at least"
    }
  }

  private void pieces(byte[] table) {
    int at = Octets.place(table, Octets.little32(stream, TABLE_BEGINS));
    while (table[at] == PROPERTIES) {
      at += 3 + Octets.little16(table, at + 1);
    }
    if (table[at] != PIECES) {
      return;
    }
    long length = Octets.little32(table, at + 1);
    int count = (int) Math.min((length - 4) / (4 + PIECE), (table.length - at) / PIECE);
    int places = at + 5;
    int pieces = places + 4 * (count + 1);
    for (int i = 0; i < count && words.isOpen() && octetsLeft > 0; i++) {
      long letters =
          Octets.little32(table, places + 4 * i + 4) - Octets.little32(table, places + 4 * i);
      long from = Octets.little32(table, pieces + PIECE * i + 2);
      if ((from & COMPRESSED) != 0) {
        piece((from & ~COMPRESSED) / 2, letters, NARROW);
      } else {
        piece(from, 2 * letters, StandardCharsets.UTF_16LE);
      }
    }
  }

  private void piece(long from, long length, Charset charset) {
    int begin = Octets.place(stream, from);
    int end = (int) Math.min(stream.length, begin + Math.clamp(length, 0, octetsLeft));
    octetsLeft -= end - begin;
    String text = new String(stream, begin, end - begin, charset);
    for (int i = 0; i < text.length() && words.isOpen(); i++) {
      letter(text.charAt(i));
    }
  }

  private static long bit(int place) {
    return place < Long.SIZE ? 1L << place : 0;
  }

  /// Marks stand among the letters (§2.8.25, §2.4.1).
  private void letter(char c) {
    switch (c) {
      case FIELD_BEGINS -> codes |= bit(++depth);
      case FIELD_RESULT -> codes &= ~bit(depth);
      case FIELD_ENDS -> {
        codes &= ~bit(depth);
        depth = Math.max(0, depth - 1);
      }
      case '\r', '\f', 0x0b -> words.end('\n');
      case 7, '\t' -> words.end('\t');
      default -> {
        if (codes == 0 && c >= ' ') {
          words.add(c);
        }
      }
    }
  }
}
