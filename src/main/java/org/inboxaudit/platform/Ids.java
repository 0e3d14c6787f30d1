package org.inboxaudit.platform;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/// Makes public names: a prefix that tells what is named, and 128 random bits in the lower-case
/// letters of base 32 (RFC 4648 §6).
///
/// Names are not secrets, but nobody can guess the name of what somebody else has.
@Singleton
public final class Ids {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

  /// 26 letters of 5 bits each hold 128 bits.
  private static final int LENGTH = 26;

  private final RandomGenerator random;

  @Inject
  public Ids() {
    this(new SecureRandom());
  }

  public Ids(RandomGenerator random) {
    this.random = random;
  }

  /// A new name.
  ///
  /// @param prefix what it names, with its underscore: `aud_`
  public String next(String prefix) {
    StringBuilder id = new StringBuilder(prefix);
    for (int i = 0; i < LENGTH; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
