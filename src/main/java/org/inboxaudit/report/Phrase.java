package org.inboxaudit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A sentence with its facts still apart from its words, so that a page can isolate them: an
/// address in Latin letters must not turn the Tibetan or Arabic around it.
///
/// @param language of the words (BCP 47)
public record Phrase(String language, List<Piece> pieces) {
  /// Stands for a fact that is not there, or is empty.
  private static final String MISSING = "…";

  public Phrase {
    pieces = List.copyOf(pieces);
  }

  /// A run of words, or one fact.
  ///
  /// @param fact whether it comes from outside and is data
  public record Piece(String text, boolean fact) {}

  /// Puts facts into the `{name}` places of a template. Facts are made visible and never looked at
  /// again: braces in them stay as they are. A brace that opens no name is a plain character.
  static Phrase of(String language, String template, Map<String, String> facts) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    int open = template.indexOf('{');
    while (open >= 0) {
      int close = template.indexOf('}', open);
      if (close < 0) {
        break;
      }
      add(pieces, template.substring(from, open), false);
      String fact = facts.getOrDefault(template.substring(open + 1, close), "");
      add(pieces, fact.isBlank() ? MISSING : Visible.of(fact), true);
      from = close + 1;
      open = template.indexOf('{', from);
    }
    add(pieces, template.substring(from), false);
    return new Phrase(language, pieces);
  }

  private static void add(List<Piece> pieces, String text, boolean fact) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(text, fact));
    }
  }

  /// The sentence as plain text.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    pieces.forEach(piece -> text.append(piece.text()));
    return text.toString();
  }
}
