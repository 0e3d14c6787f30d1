package org.inboxaudit.extract.attachment;

import java.util.Set;
import org.inboxaudit.evidence.SensitiveContent;
import org.inboxaudit.extract.text.FoldedText;
import org.inboxaudit.extract.text.SensitiveText;

/// The words of a file, as its reader comes by them. Only what kind of content they are ever
/// leaves; the words are dropped with the file.
///
/// No more is kept than is judged. What lies behind that is not a gap: how much in a mailbox needs
/// care is always told as "at least".
final class FileWords {
  private final StringBuilder words = new StringBuilder();

  /// Adds a piece of text as far as there is room.
  void add(CharSequence text) {
    int room = FoldedText.LONGEST - words.length();
    words.append(text, 0, Math.min(room, text.length()));
  }

  void add(char c) {
    if (isOpen()) {
      words.append(c);
    }
  }

  /// Ends a line, or a cell, so that the words on its two sides are not taken for one.
  void end(char mark) {
    if (!words.isEmpty() && isOpen()) {
      words.append(mark);
    }
  }

  /// Parts two words, unless they are.
  void blank() {
    if (!words.isEmpty() && words.charAt(words.length() - 1) > ' ') {
      end(' ');
    }
  }

  /// Whether more words would be kept. Readers that need not read on for anything else ask.
  boolean isOpen() {
    return words.length() < FoldedText.LONGEST;
  }

  /// What a thief would look for in them, by kind.
  Set<SensitiveContent> kinds() {
    return words.isEmpty() ? Set.of() : SensitiveText.in(words.toString());
  }
}
