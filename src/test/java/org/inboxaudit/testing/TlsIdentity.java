package org.inboxaudit.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A key and a self-signed certificate for `localhost`, made when a test first asks for it.
public final class TlsIdentity {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String ALIAS = "server";
  private static final ConcurrentMap<List<String>, TlsIdentity> MADE = new ConcurrentHashMap<>();

  private final KeyStore store;

  private TlsIdentity(KeyStore store) {
    this.store = store;
  }

  /// The identity most tests use.
  public static TlsIdentity localhost() {
    return of("CN=localhost", "-ext", "SAN=dns:localhost");
  }

  /// A second one with another key.
  public static TlsIdentity other() {
    return of("CN=other", "-ext", "SAN=dns:localhost");
  }

  /// One whose time is over.
  public static TlsIdentity expired() {
    return of("CN=expired", "-ext", "SAN=dns:localhost", "-startdate", "-10d", "-validity", "1");
  }

  private static TlsIdentity of(String name, String... options) {
    List<String> key = new ArrayList<>(List.of(name));
    key.addAll(List.of(options));
    return MADE.computeIfAbsent(key, _ -> make(name, options));
  }

  private static TlsIdentity make(String name, String... options) {
    try {
      Path directory = Files.createTempDirectory("tls");
      Path file = directory.resolve("identity.p12");
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-keyalg",
                  "EC",
                  "-groupname",
                  "secp256r1",
                  "-storetype",
                  "PKCS12",
                  "-alias",
                  ALIAS,
                  "-dname",
                  name,
                  "-storepass",
                  new String(PASSWORD),
                  "-keystore",
                  file.toString()));
      command.addAll(List.of(options));
      Process keytool =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("log").toFile())
              .start();
      if (keytool.waitFor() != 0) {
        throw new IllegalStateException(Files.readString(directory.resolve("log")));
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        store.load(in, PASSWORD);
      }
      Directories.delete(directory);
      return new TlsIdentity(store);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// The SHA-256 of the public key (SubjectPublicKeyInfo) in lower-case hex, as an operator pins
  /// it.
  public String pin() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(certificate().getPublicKey().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A context for a server that shows this certificate, and for a client that trusts it alone.
  public SSLContext context() {
    try {
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store, PASSWORD);
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry(ALIAS, certificate());
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Writes key and certificate as PKCS #12, for servers that read them from a file.
  ///
  /// @return the password of the file
  public String writeKeyStore(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
      return new String(PASSWORD);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public void writePem(Path certificateFile, Path keyFile) throws IOException {
    try {
      Files.writeString(certificateFile, pem("CERTIFICATE", certificate().getEncoded()));
      Key key = store.getKey(ALIAS, PASSWORD);
      Files.writeString(keyFile, pem("EC PRIVATE KEY", withPublicHalf(key.getEncoded())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// An ECPrivateKey on P-256 (RFC 5915 §3). Java leaves the public half out of a private key, and
  /// GnuTLS does not work it out.
  private byte[] withPublicHalf(byte[] key) throws GeneralSecurityException {
    byte[] point = certificate().getPublicKey().getEncoded();
    HexFormat hex = HexFormat.of();
    return hex.parseHex(
        "30770201010420"
            + hex.formatHex(key, key.length - 32, key.length)
            + "a00a06082a8648ce3d030107a144034200"
            + hex.formatHex(point, point.length - 65, point.length));
  }

  private Certificate certificate() throws GeneralSecurityException {
    return store.getCertificate(ALIAS);
  }

  private static String pem(String type, byte[] bytes) {
    return "-----BEGIN "
        + type
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
        + "\n-----END "
        + type
        + "-----\n";
  }
}
