package org.inboxaudit.rest;

import java.util.List;
import org.inboxaudit.report.ConsentText;
import org.inboxaudit.report.Texts;

/// What an owner is shown before they agree.
///
/// @param textVersion goes into the consent, so that it can be shown later what was agreed to
/// @param language the language it is in (BCP 47)
public record ConsentTextView(String textVersion, String language, List<String> paragraphs) {
  public ConsentTextView {
    paragraphs = List.copyOf(paragraphs);
  }

  /// The text of one language.
  public static ConsentTextView of(Texts texts) {
    ConsentText text = ConsentText.of(texts);
    return new ConsentTextView(text.version(), text.language(), text.paragraphs());
  }
}
