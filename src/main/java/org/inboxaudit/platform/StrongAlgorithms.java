package org.inboxaudit.platform;

import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.security.interfaces.DSAKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.InvalidParameterSpecException;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.interfaces.DHKey;
import org.jspecify.annotations.Nullable;

/// What may sign a certificate or a handshake: RSA and Diffie-Hellman from 2048 bits, elliptic
/// curves from 256 (RFC 9325 §4.5), and no digest below SHA-256.
///
/// It holds for every certificate of a chain, whoever issued it. Java's own rules hold as well.
final class StrongAlgorithms implements AlgorithmConstraints {
  private static final int RSA_BITS = 2048;
  private static final int CURVE_BITS = 256;

  @Override
  public boolean permits(
      Set<CryptoPrimitive> primitives, String algorithm, @Nullable AlgorithmParameters parameters) {
    return Stream.of(algorithm, digest(parameters))
        .map(name -> name.toUpperCase(Locale.ROOT).replace("-", ""))
        .noneMatch(StrongAlgorithms::isWeak);
  }

  private static boolean isWeak(String name) {
    return name.startsWith("SHA1")
        || name.startsWith("SHA224")
        || name.startsWith("MD")
        || name.contains("WITHDSA")
        || name.equals("DSA");
  }

  /// RSASSA-PSS names its digest in its parameters only (RFC 4055 §3.1).
  private static String digest(@Nullable AlgorithmParameters parameters) {
    if (parameters == null || !parameters.getAlgorithm().equals("RSASSA-PSS")) {
      return "";
    }
    try {
      return parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
    } catch (InvalidParameterSpecException e) {
      return "MD5"; // unreadable is as bad
    }
  }

  @Override
  public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
    return permits(key);
  }

  @Override
  public boolean permits(
      Set<CryptoPrimitive> primitives,
      String algorithm,
      Key key,
      @Nullable AlgorithmParameters parameters) {
    return permits(primitives, algorithm, parameters) && permits(key);
  }

  /// Whether a key is long enough. Kinds that have no short keys pass.
  static boolean permits(Key key) {
    return switch (key) {
      case RSAKey rsa -> rsa.getModulus().bitLength() >= RSA_BITS;
      case ECKey curve -> curve.getParams().getOrder().bitLength() >= CURVE_BITS;
      case DHKey group -> group.getParams().getP().bitLength() >= RSA_BITS;
      case DSAKey _ -> false;
      default -> true;
    };
  }
}
