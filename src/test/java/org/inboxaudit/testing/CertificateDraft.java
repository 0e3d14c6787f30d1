package org.inboxaudit.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/// A certificate (RFC 5280 §4.1) written octet by octet, for tests that need wrong ones, which no
/// tool makes. Nothing is checked. Starts as a fair one: an elliptic key, SHA-256, valid today.
public final class CertificateDraft {
  private static final AtomicLong SERIAL = new AtomicLong(1000);
  private static final ConcurrentMap<String, KeyPair> KEYS = new ConcurrentHashMap<>();
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  /// Algorithm names of Java with their object identifiers.
  private static final Map<String, String> SIGNATURES =
      Map.of(
          "SHA256withECDSA", "1.2.840.10045.4.3.2",
          "SHA1withECDSA", "1.2.840.10045.4.1",
          "SHA256withRSA", "1.2.840.113549.1.1.11",
          "SHA1withRSA", "1.2.840.113549.1.1.5",
          "MD5withRSA", "1.2.840.113549.1.1.4");

  private final String commonName;
  private KeyPair keys;
  private Optional<Made> issuer = Optional.empty();
  private Optional<String> signature = Optional.empty();
  private Instant from = Instant.now().minus(Duration.ofDays(10));
  private Instant until = Instant.now().plus(Duration.ofDays(10));
  private final List<byte[]> names = new ArrayList<>();
  private final Map<String, byte[]> extensions = new LinkedHashMap<>();

  private CertificateDraft(String commonName) {
    this.commonName = commonName;
    this.keys = freshCurveKeys();
  }

  /// A certificate with its key and those of its issuers, the root left out unless it is the
  /// certificate itself.
  public record Made(X509Certificate certificate, KeyPair keys, List<X509Certificate> chain) {
    public Made {
      chain = List.copyOf(chain);
    }

    /// The SHA-256 of the public key (SubjectPublicKeyInfo) in hex.
    public String pin() {
      try {
        return HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(keys.getPublic().getEncoded()));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  public static CertificateDraft of(String commonName) {
    return new CertificateDraft(commonName);
  }

  /// For a server: its names, and that it is one.
  public static CertificateDraft server(Made issuer, String... dnsNames) {
    CertificateDraft draft = of("server").issuedBy(issuer).usedFor("1.3.6.1.5.5.7.3.1");
    for (String name : dnsNames) {
      draft.dnsName(name);
    }
    return draft;
  }

  /// For an issuer.
  public static CertificateDraft authority(String commonName) {
    return of(commonName).authority(Optional.empty());
  }

  /// An RSA key of so many bits, made once; such keys are slow to make.
  public CertificateDraft rsa(int bits) {
    keys =
        KEYS.computeIfAbsent(
            commonName + bits,
            _ -> {
              try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(bits);
                return generator.generateKeyPair();
              } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
              }
            });
    return this;
  }

  private static KeyPair freshCurveKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public CertificateDraft issuedBy(Made made) {
    issuer = Optional.of(made);
    return this;
  }

  /// @param algorithm one of those listed above, fit for the issuer's key
  public CertificateDraft signedWith(String algorithm) {
    signature = Optional.of(algorithm);
    return this;
  }

  public CertificateDraft valid(Duration fromNow, Duration untilNow) {
    from = Instant.now().plus(fromNow);
    until = Instant.now().plus(untilNow);
    return this;
  }

  /// Any text at all, as one octet a letter.
  public CertificateDraft dnsName(String name) {
    names.add(der(0x82, name.getBytes(StandardCharsets.ISO_8859_1)));
    return this;
  }

  public CertificateDraft address(int... octets) {
    byte[] bytes = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      bytes[i] = (byte) octets[i];
    }
    names.add(der(0x87, bytes));
    return this;
  }

  /// @param below how many authorities may follow it
  public CertificateDraft authority(Optional<Integer> below) {
    byte[] length =
        below.map(many -> der(0x02, BigInteger.valueOf(many).toByteArray())).orElse(new byte[0]);
    // keyCertSign and cRLSign
    return extension("2.5.29.19", true, der(0x30, der(0x01, new byte[] {(byte) 0xff}), length))
        .extension("2.5.29.15", true, der(0x03, new byte[] {1, 0x06}));
  }

  /// @param purpose the object identifier of an extended key usage
  public CertificateDraft usedFor(String purpose) {
    return extension("2.5.29.37", false, der(0x30, identifier(purpose)));
  }

  /// Only names under this one may follow.
  public CertificateDraft onlyNamesUnder(String domain) {
    byte[] name = der(0x82, domain.getBytes(StandardCharsets.US_ASCII));
    return extension("2.5.29.30", true, der(0x30, der(0xa0, der(0x30, name))));
  }

  public CertificateDraft extension(String identifier, boolean critical, byte[] value) {
    extensions.put(
        identifier,
        der(
            0x30,
            identifier(identifier),
            critical ? der(0x01, new byte[] {(byte) 0xff}) : new byte[0],
            der(0x04, value)));
    return this;
  }

  public Made make() {
    return make(false);
  }

  /// @param spoilt whether one bit of the signature is wrong
  public Made make(boolean spoilt) {
    KeyPair signer = issuer.map(Made::keys).orElse(keys);
    String algorithm =
        signature.orElse(
            signer.getPublic().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
    byte[] algorithmIdentifier =
        der(
            0x30,
            identifier(SIGNATURES.getOrDefault(algorithm, algorithm)),
            algorithm.endsWith("RSA") ? der(0x05) : new byte[0]);
    if (!names.isEmpty()) {
      extension("2.5.29.17", false, der(0x30, names.toArray(byte[][]::new)));
    }
    byte[] issuerName =
        issuer
            .map(made -> made.certificate().getSubjectX500Principal().getEncoded())
            .orElseGet(() -> name(commonName));
    byte[] body =
        der(
            0x30,
            der(0xa0, der(0x02, new byte[] {2})),
            der(0x02, BigInteger.valueOf(SERIAL.incrementAndGet()).toByteArray()),
            algorithmIdentifier,
            issuerName,
            der(0x30, time(from), time(until)),
            name(commonName),
            keys.getPublic().getEncoded(),
            der(0xa3, der(0x30, extensions.values().toArray(byte[][]::new))));
    try {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(signer.getPrivate());
      signing.update(body);
      byte[] signed = signing.sign();
      if (spoilt) {
        signed[signed.length - 1] ^= 1;
      }
      byte[] bits = new byte[signed.length + 1];
      System.arraycopy(signed, 0, bits, 1, signed.length);
      byte[] encoded = der(0x30, body, algorithmIdentifier, der(0x03, bits));
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(encoded));
      return new Made(certificate, keys, chain(certificate));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<X509Certificate> chain(X509Certificate certificate) {
    List<X509Certificate> chain = new ArrayList<>(List.of(certificate));
    issuer.ifPresent(
        made ->
            made.chain().stream()
                .filter(c -> !c.getSubjectX500Principal().equals(c.getIssuerX500Principal()))
                .forEach(chain::add));
    return chain;
  }

  private static byte[] name(String commonName) {
    byte[] text = der(0x0c, commonName.getBytes(StandardCharsets.UTF_8));
    return der(0x30, der(0x31, der(0x30, identifier("2.5.4.3"), text)));
  }

  private static byte[] time(Instant instant) {
    return der(0x17, UTC_TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] identifier(String dotted) {
    String[] numbers = dotted.split("\\.", -1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(Integer.parseInt(numbers[0]) * 40 + Integer.parseInt(numbers[1]));
    for (int i = 2; i < numbers.length; i++) {
      int number = Integer.parseInt(numbers[i]);
      for (int shift = 28; shift >= 0; shift -= 7) {
        if (shift == 0 || number >> shift > 0) {
          out.write((number >> shift & 0x7f) | (shift == 0 ? 0 : 0x80));
        }
      }
    }
    return der(0x06, out.toByteArray());
  }

  /// Tag, length, contents (X.690 §8.1).
  static byte[] der(int tag, byte[]... contents) {
    ByteArrayOutputStream inner = new ByteArrayOutputStream();
    for (byte[] content : contents) {
      inner.writeBytes(content);
    }
    int length = inner.size();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (length >= 0x80) {
      out.write(length > 0xff ? 0x82 : 0x81);
    }
    if (length > 0xff) {
      out.write(length >> 8);
    }
    out.write(length);
    out.writeBytes(inner.toByteArray());
    return out.toByteArray();
  }
}
