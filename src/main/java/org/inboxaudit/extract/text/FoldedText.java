package org.inboxaudit.extract.text;

import java.util.List;
import java.util.stream.Stream;

/// A text and what it is compared by, worked out once for all who ask.
///
/// @param text as far as it is read
/// @param readings folded, each way in which it may have been meant
/// @param disguised whether many of its words are made for people to read and not for programs
public record FoldedText(String text, List<String> readings, boolean disguised) {
  /// So much of a text is read. Letters that threaten or ask do so at once, and what is worth
  /// stealing stands in the first part, or again.
  public static final int LONGEST = 200_000;

  public FoldedText {
    readings = List.copyOf(readings);
  }

  public static FoldedText of(String text) {
    String read = text.substring(0, Math.min(LONGEST, text.length()));
    DisguisedWords words = DisguisedWords.in(read);
    Stream<String> plain = words.plain().equals(read) ? Stream.empty() : Stream.of(words.plain());
    return new FoldedText(
        read,
        Stream.concat(TextDecoding.readings(read).stream(), plain).map(LetterText::folded).toList(),
        words.areOdd());
  }
}
