package org.inboxaudit.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What an owner is shown before they agree, and a version that stands for exactly these words.
///
/// The version is kept with the consent, so that it can be shown later what was agreed to. It
/// changes with every letter.
///
/// @param language the language shown (BCP 47)
/// @param paragraphs in the order they are shown
/// @param version SHA-256 over language and text, in lower-case hex
public record ConsentText(String language, List<String> paragraphs, String version) {
  public ConsentText {
    paragraphs = List.copyOf(paragraphs);
  }

  /// The consent text of one language: the texts under `consent.1`, `consent.2` and so on.
  public static ConsentText of(Texts texts) {
    List<String> paragraphs = new ArrayList<>();
    for (Optional<String> next = texts.find("consent.1");
        next.isPresent();
        next = texts.find("consent." + (paragraphs.size() + 1))) {
      paragraphs.add(next.get());
    }
    return of(texts.language(), paragraphs);
  }

  /// A text with the version that belongs to it.
  public static ConsentText of(String language, List<String> paragraphs) {
    return new ConsentText(language, paragraphs, version(language, paragraphs));
  }

  /// No text holds the character that parts them, so no two texts have the same bytes.
  private static String version(String language, List<String> paragraphs) {
    String all = language + '\0' + String.join("\0", paragraphs);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
