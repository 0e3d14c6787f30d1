package org.inboxaudit.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA256 (RFC 2104) under a key, cut to its first 128 bits as section 5 there allows: enough
/// to tell a million addresses apart, and half the index. Not for several threads.
public final class KeyedHash {
  private static final int KEY_LENGTH = 32;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LENGTH = 16;

  private final Mac mac;

  /// @param key for HMAC-SHA256
  public KeyedHash(SecretKey key) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The octets of a key that nobody has.
  public static byte[] newKey() {
    byte[] key = new byte[KEY_LENGTH];
    RANDOM.nextBytes(key);
    return key;
  }

  /// The key whose octets these are.
  public static SecretKey key(byte[] bytes) {
    return new SecretKeySpec(bytes, ALGORITHM);
  }

  /// A key for one purpose, made from a private key that serves another.
  public static SecretKey derived(PrivateKey from, String purpose) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key(from.getEncoded()));
      return key(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The hash of a text, 16 octets.
  public byte[] of(String value) {
    return Arrays.copyOf(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)), LENGTH);
  }

  /// The first 64 bits, to ask whether something is among many.
  public long first64(String value) {
    return ByteBuffer.wrap(of(value)).getLong();
  }

  /// A hash without a key, for what need not be hidden.
  public static byte[] sha256(String value) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return digest.digest(value.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
