package org.inboxaudit.extract.attachment;

import java.nio.charset.StandardCharsets;

/// Reads the main stream of a Word document of the format before 2007 (MS-DOC §2.4).
final class WordStream {

  /// MS-DOC §2.5.2: flag F of FibBase, fEncrypted.
  private static final int FLAGS = 10;

  private static final int ENCRYPTED = 0x0100;

  /// Flag G, fWhichTblStm.
  private static final int SECOND_TABLE = 0x0200;

  /// What stands before the code of a field (§2.8.25).
  private static final byte FIELD_BEGIN = 0x13;

  private static final int CODE = 600;

  /// Of the fields that [WordFields] judges.
  private static final String FIRST_LETTERS = "DdHhIiLl";

  private WordStream() {}

  /// Reads the codes of its fields, whatever piece of text they are in.
  ///
  /// @return whether it is locked with a password
  static boolean read(byte[] stream, Examined file) {
    if ((flags(stream) & ENCRYPTED) != 0) {
      return true;
    }
    for (int i = 0; i + 4 < stream.length; i++) {
      if (stream[i] == FIELD_BEGIN) {
        boolean wide = stream[i + 1] == 0;
        int from = wide ? i + 2 : i + 1;
        int first = firstLetter(stream, from, wide);
        if (FIRST_LETTERS.indexOf(first) >= 0) {
          WordFields.judge(code(stream, from, wide), file);
        }
      }
    }
    return false;
  }

  /// Whether a document is locked; the flag has stood at its place since the first of them.
  static boolean isLocked(byte[] document) {
    return (flags(document) & ENCRYPTED) != 0;
  }

  /// The name of the stream in which its tables stand.
  static String table(byte[] stream) {
    return (flags(stream) & SECOND_TABLE) == 0 ? "0Table" : "1Table";
  }

  private static int flags(byte[] stream) {
    return stream.length > FLAGS + 1 ? Octets.little16(stream, FLAGS) : 0;
  }

  private static int firstLetter(byte[] stream, int from, boolean wide) {
    for (int i = from; i < Math.min(stream.length, from + 40); i += wide ? 2 : 1) {
      if (stream[i] != ' ') {
        return stream[i];
      }
    }
    return 0;
  }

  /// As far as the next mark of a field.
  private static String code(byte[] stream, int from, boolean wide) {
    int end = from;
    while (end < stream.length
        && end - from < CODE
        && (stream[end] >= ' ' || stream[end] < 0 || (wide && (end - from) % 2 == 1))) {
      end++;
    }
    return new String(
        stream, from, end - from, wide ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
  }
}
