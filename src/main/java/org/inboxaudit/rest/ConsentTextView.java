package org.inboxaudit.rest;

import java.util.List;
import org.inboxaudit.consent.ConsentText;
import org.inboxaudit.report.Texts;

/// The text an owner has to be shown before they agree.
///
/// @param textVersion names this very wording; to be sent with the agreement
public record ConsentTextView(String textVersion, String language, List<String> paragraphs) {
  public ConsentTextView {
    paragraphs = List.copyOf(paragraphs);
  }

  /// The text as it is to be shown.
  public static ConsentTextView of(Texts texts) {
    return new ConsentTextView(inForce(texts).version(), texts.language(), paragraphs(texts));
  }

  /// The same text as it is agreed to.
  static ConsentText inForce(Texts texts) {
    return new ConsentText(texts.language(), String.join("\n\n", paragraphs(texts)));
  }

  private static List<String> paragraphs(Texts texts) {
    return org.inboxaudit.report.ConsentText.of(texts).paragraphs();
  }
}
