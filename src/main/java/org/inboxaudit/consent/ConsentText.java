package org.inboxaudit.consent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The text an owner is shown before they agree.
///
/// @param language as BCP 47 names it
/// @param text in full, as shown
public record ConsentText(String language, String text) {

  /// What names this very wording in a consent record: the SHA-256 of the text, in lower-case hex.
  public String version() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
