package org.inboxaudit.extract.text;

import java.util.List;

/// A text and what it is compared by, worked out once for all who ask.
///
/// @param text as far as it is read
/// @param readings folded, each way in which it may have been meant
public record FoldedText(String text, List<String> readings) {
  /// So much of a text is read. Letters that threaten or ask do so at once, and what is worth
  /// stealing stands in the first part, or again.
  public static final int LONGEST = 200_000;

  public FoldedText {
    readings = List.copyOf(readings);
  }

  public static FoldedText of(String text) {
    String read = text.substring(0, Math.min(LONGEST, text.length()));
    return new FoldedText(
        read, TextDecoding.readings(read).stream().map(LetterText::folded).toList());
  }
}
