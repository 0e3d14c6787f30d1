package org.inboxaudit.platform;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What no server at hand can show, as Java makes no such keys any more, is shown here.
class StrongAlgorithmsTest {
  private static final Set<CryptoPrimitive> SIGNING = Set.of(CryptoPrimitive.SIGNATURE);
  private static final StrongAlgorithms RULES = new StrongAlgorithms();

  private static boolean permits(String algorithm, int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(bits);
    return RULES.permits(SIGNING, generator.generateKeyPair().getPublic());
  }

  /// A key on a curve of so many bits. Only its size is looked at.
  @SuppressWarnings("serial")
  private record CurveKey(int bits) implements ECPublicKey {
    @Override
    public ECParameterSpec getParams() {
      BigInteger field = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
      BigInteger order = BigInteger.ONE.shiftLeft(bits - 1);
      EllipticCurve curve = new EllipticCurve(new ECFieldFp(field), BigInteger.ONE, BigInteger.TWO);
      return new ECParameterSpec(curve, getW(), order, 1);
    }

    @Override
    public ECPoint getW() {
      return new ECPoint(BigInteger.ONE, BigInteger.TWO);
    }

    @Override
    public String getAlgorithm() {
      return "EC";
    }

    @Override
    public String getFormat() {
      return "X.509";
    }

    @Override
    public byte[] getEncoded() {
      return new byte[0];
    }
  }

  @ParameterizedTest
  @CsvSource({"160, false", "192, false", "224, false", "255, false", "256, true", "384, true"})
  void curvesBeginAt256Bits(int bits, boolean expected) {
    PublicKey key = new CurveKey(bits);
    assertTrue(RULES.permits(SIGNING, key) == expected);
    assertTrue(RULES.permits(SIGNING, "SHA256withECDSA", key, null) == expected);
  }

  @ParameterizedTest
  @CsvSource({
    "RSA, 1024, false",
    "RSA, 2047, false",
    "RSA, 2048, true",
    "DH, 1024, false",
    "DH, 2048, true",
    "DSA, 2048, false",
    "Ed25519, 255, true",
    "X25519, 255, true"
  })
  void keysHaveALeastLength(String algorithm, int bits, boolean expected) throws Exception {
    assertTrue(permits(algorithm, bits) == expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SHA1withRSA",
        "SHA1withECDSA",
        "SHA1withDSA",
        "SHA256withDSA",
        "SHA224withRSA",
        "MD5withRSA",
        "MD2withRSA",
        "SHA1",
        "SHA-1",
        "MD5"
      })
  void weakSignaturesAreRefused(String algorithm) {
    assertFalse(RULES.permits(SIGNING, algorithm, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SHA256withRSA",
        "SHA384withECDSA",
        "SHA512withRSA",
        "RSASSA-PSS",
        "Ed25519",
        "TLSv1.3",
        "TLS_AES_128_GCM_SHA256",
        "x25519",
        "secp256r1"
      })
  void strongOnesPass(String algorithm) {
    assertTrue(RULES.permits(SIGNING, algorithm, null));
  }

  @Test
  void looksAtTheDigestWithinAPssSignature() throws Exception {
    assertFalse(RULES.permits(SIGNING, "RSASSA-PSS", pss("SHA-1")));
    assertTrue(RULES.permits(SIGNING, "RSASSA-PSS", pss("SHA-256")));
  }

  private static AlgorithmParameters pss(String digest) throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
    parameters.init(new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), 20, 1));
    return parameters;
  }
}
