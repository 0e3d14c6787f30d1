package org.inboxaudit.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Set;

/// The key pair that signs session tokens (P-256, for ES256 of RFC 7518 §3.4). It lies in a file,
/// so that a session outlives a restart.
///
/// The file holds two PEM blocks (RFC 7468), because the JDK cannot compute a public key from a
/// private one. Only the user the service runs as can read it.
///
/// @param keys the pair
/// @param createdNow whether there was no such file before
public record SigningKey(KeyPair keys, boolean createdNow) {
  private static final String ONLY_THE_OWNER = "rw-------";

  /// Reads the file, or makes the pair and the file if there is none.
  ///
  /// @throws IOException if the file cannot be read or written, or holds no such pair
  public static SigningKey in(Path file) throws IOException {
    try {
      if (Files.exists(file)) {
        return new SigningKey(read(file), false);
      }
      return create(file);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("no usable key pair in " + file, e);
    }
  }

  private static SigningKey create(Path file) throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair keys = generator.generateKeyPair();
    String pem =
        block("PRIVATE KEY", keys.getPrivate().getEncoded())
            + block("PUBLIC KEY", keys.getPublic().getEncoded());
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IOException("not a file: " + file);
    }
    Files.createDirectories(parent);
    Path draft = Files.createTempFile(parent, "session-key", ".tmp");
    try {
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(ONLY_THE_OWNER));
      Files.writeString(draft, pem, StandardOpenOption.TRUNCATE_EXISTING);
      // A link, not a move: of two processes that start at once on one directory, the second must
      // not replace the key of the first.
      Files.createLink(file, draft);
      return new SigningKey(keys, true);
    } catch (FileAlreadyExistsException e) {
      return new SigningKey(read(file), false);
    } finally {
      Files.delete(draft);
    }
  }

  private static KeyPair read(Path file) throws IOException, GeneralSecurityException {
    requireOnlyTheOwner(file);
    String pem = Files.readString(file, StandardCharsets.US_ASCII);
    KeyFactory factory = KeyFactory.getInstance("EC");
    PublicKey open = factory.generatePublic(new X509EncodedKeySpec(decode(pem, "PUBLIC KEY")));
    PrivateKey secret =
        factory.generatePrivate(new PKCS8EncodedKeySpec(decode(pem, "PRIVATE KEY")));
    return new KeyPair(open, secret);
  }

  private static void requireOnlyTheOwner(Path file) throws IOException {
    Set<?> permissions = Files.getPosixFilePermissions(file);
    if (!PosixFilePermissions.fromString(ONLY_THE_OWNER).containsAll(permissions)) {
      throw new IOException("others can read " + file + ": take their rights away (chmod 600)");
    }
  }

  private static String block(String label, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  private static byte[] decode(String pem, String label) {
    String begin = "-----BEGIN " + label + "-----";
    int from = pem.indexOf(begin);
    int to = pem.indexOf("-----END " + label + "-----");
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("no block " + label);
    }
    return Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
  }

  /// Names no key.
  @Override
  public String toString() {
    return "SigningKey";
  }
}
