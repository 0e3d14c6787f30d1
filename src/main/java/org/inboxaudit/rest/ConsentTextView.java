package org.inboxaudit.rest;

import java.util.List;

/// The text an owner has to be shown before they agree.
///
/// @param textVersion names this very wording; to be sent with the agreement
public record ConsentTextView(String textVersion, String language, List<String> paragraphs) {
  public ConsentTextView {
    paragraphs = List.copyOf(paragraphs);
  }
}
