package org.inboxaudit.platform;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// TLS to servers that certificate authorities vouch for, or to one whose key is pinned.
///
/// Versions, suites and algorithms are named here and not left to the Java at hand: it lets SHA-1
/// and short keys pass for authorities that are not its own. Revocation is not looked up, as that
/// would tell third parties which servers are read. One object serves all connections and remembers
/// sessions, so that a second connection to a server costs less.
final class TlsClient {
  private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

  /// Forward-secret and authenticated (RFC 9325 §4.2), and no others.
  private static final String[] SUITES = {
    "TLS_AES_256_GCM_SHA384",
    "TLS_AES_128_GCM_SHA256",
    "TLS_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"
  };

  /// A resumed session does not show its certificate again, so it must not outlive it by long.
  private static final Duration SESSION = Duration.ofHours(1);

  private static final int SESSIONS = 1_000;

  private final SSLContext context;
  private final boolean pinned;

  private TlsClient(TrustManager[] trust, boolean pinned) throws GeneralSecurityException {
    context = SSLContext.getInstance("TLS");
    context.init(null, trust, null);
    context.getClientSessionContext().setSessionTimeout((int) SESSION.toSeconds());
    context.getClientSessionContext().setSessionCacheSize(SESSIONS);
    this.pinned = pinned;
  }

  /// Believes the certificate authorities that Java is set up with.
  static TlsClient believingAuthorities() {
    return believing((KeyStore) null);
  }

  /// Believes these authorities only; for tests, which cannot have a certificate of a public one.
  ///
  /// @param authorities null for those that Java is set up with
  static TlsClient believing(@Nullable KeyStore authorities) {
    try {
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(authorities);
      return new TlsClient(factory.getTrustManagers(), false);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform lacks TLS", e);
    }
  }

  /// Believes one key, whatever name its certificate bears.
  static TlsClient believing(PinnedKey key) {
    try {
      return new TlsClient(new TrustManager[] {key}, true);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform lacks TLS", e);
    }
  }

  /// Shakes hands over an open connection.
  ///
  /// @param name what was connected to: a host name in its one spelling, or an address
  /// @throws SSLPeerUnverifiedException if the certificate is not for that name
  /// @throws IOException if TLS cannot be agreed; the connection is not closed then
  SSLSocket secure(Socket plain, String name, int port) throws IOException {
    SSLSocket secured =
        (SSLSocket) context.getSocketFactory().createSocket(plain, name, port, true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setProtocols(VERSIONS);
    parameters.setCipherSuites(SUITES);
    parameters.setAlgorithmConstraints(new StrongAlgorithms());
    Optional<HostName> host = HostName.parse(name);
    host.ifPresent(known -> parameters.setServerNames(List.of(new SNIHostName(known.value()))));
    if (!pinned) {
      // the rules for names in certificates (RFC 2818), at each handshake of the connection
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    if (!pinned && !standsFor(secured, name)) {
      throw new SSLPeerUnverifiedException("the certificate is for another name");
    }
    return secured;
  }

  private static boolean standsFor(SSLSocket secured, String name) throws IOException {
    return secured.getSession().getPeerCertificates()[0] instanceof X509Certificate certificate
        && CertificateNames.include(certificate, name);
  }
}
