package org.inboxaudit.consent;

import java.util.Arrays;

/// A credential in memory. It cannot be printed, compared or serialised, and can be wiped.
public final class Secret {
  private final char[] characters;

  public Secret(String value) {
    this.characters = value.toCharArray();
  }

  /// The value, for the one library call that needs it.
  ///
  /// @throws IllegalStateException if it was wiped
  public String reveal() {
    if (characters.length > 0 && characters[0] == 0) {
      throw new IllegalStateException("the credential was wiped");
    }
    return new String(characters);
  }

  /// Overwrites the value. Copies that a library made are beyond our reach (docs/limits.md).
  public void wipe() {
    Arrays.fill(characters, (char) 0);
  }

  @Override
  public String toString() {
    return "***";
  }
}
