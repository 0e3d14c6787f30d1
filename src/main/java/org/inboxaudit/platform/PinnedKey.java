package org.inboxaudit.platform;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Believes one public key and nothing else.
///
/// A private server shows a certificate that no authority signed. The operator names its key
/// beforehand (SHA-256 over SubjectPublicKeyInfo, as in RFC 7469 §2.4), so nobody has to click a
/// warning away. The name in the certificate does not count, nor who signed it; its dates do, and
/// so does the strength of the key.
final class PinnedKey extends X509ExtendedTrustManager {
  private final byte[] pin;

  /// @throws IllegalArgumentException if it is not 64 hexadecimal digits
  PinnedKey(String pin) {
    byte[] octets = HexFormat.of().parseHex(pin.replace(":", "").strip().toLowerCase(Locale.ROOT));
    if (octets.length != 32) {
      throw new IllegalArgumentException("a pin is a SHA-256 in hexadecimal digits");
    }
    this.pin = octets;
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    if (chain.length == 0) {
      throw new CertificateException("no certificate");
    }
    X509Certificate server = chain[0];
    server.checkValidity();
    if (!StrongAlgorithms.permits(server.getPublicKey())) {
      throw new CertificateException("the pinned key is too short");
    }
    try {
      byte[] shown =
          MessageDigest.getInstance("SHA-256").digest(server.getPublicKey().getEncoded());
      if (!MessageDigest.isEqual(shown, pin)) {
        throw new CertificateException("another key than the pinned one");
      }
    } catch (NoSuchAlgorithmException e) {
      throw new CertificateException(e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("this is a client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("this is a client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this is a client");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
