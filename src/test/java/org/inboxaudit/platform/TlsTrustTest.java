package org.inboxaudit.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;
import org.inboxaudit.platform.MailSockets.ConnectionFailure;
import org.inboxaudit.testing.CertificateDraft;
import org.inboxaudit.testing.CertificateDraft.Made;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/// Which servers are believed, and that nothing is said to the others.
@Timeout(60)
class TlsTrustTest {
  private static final String HOST = "mail.example.org";
  private static final String SERVER = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT = "1.3.6.1.5.5.7.3.2";
  private static final Duration DAY = Duration.ofDays(1);

  private static final Made ROOT = CertificateDraft.authority("root").make();
  private static final Made RSA_ROOT = CertificateDraft.authority("rsa root").rsa(2048).make();
  private static final Made STRANGER = CertificateDraft.authority("stranger").make();
  private static final TlsClient TRUST = TlsClient.believing(store(ROOT, RSA_ROOT));

  private record Listed(String host, int port, Optional<String> pin)
      implements NetworkConfig.PrivateServer {
    @Override
    public Optional<LocalDate> expires() {
      return Optional.empty();
    }
  }

  private static KeyStore store(Made... authorities) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (Made authority : authorities) {
        store.setCertificateEntry(
            authority.certificate().getSubjectX500Principal().getName(), authority.certificate());
      }
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static GuardedSockets sockets(String host, int port, Optional<String> pin) {
    return new GuardedSockets(
        new PrivateServers(List.of(new Listed(host, port, pin)), Clock.systemUTC()),
        _ -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")},
        GuardedSockets::connect,
        Duration.ofSeconds(10),
        TRUST);
  }

  /// What a mail client does: connect, take the greeting, sign in.
  private static void signIn(GuardedSockets sockets, String host, int port)
      throws ConnectionFailure, IOException {
    try (Socket socket = sockets.secure(sockets.open(host, port), host, port)) {
      assertEquals('*', socket.getInputStream().read());
      socket
          .getOutputStream()
          .write("a LOGIN owner secret\r\n".getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    }
  }

  private static void assertBelieved(Made identity, String host, Optional<String> pin)
      throws Exception {
    try (WatchedServer server = new WatchedServer(identity)) {
      signIn(sockets(host, server.port(), pin), host, server.port());
      assertEquals("a LOGIN owner secret\r\n", server.heard());
    }
  }

  private static void assertRefused(Made identity, String host, Optional<String> pin)
      throws Exception {
    try (WatchedServer server = new WatchedServer(identity)) {
      ConnectionFailure failure =
          assertThrows(
              ConnectionFailure.class,
              () -> signIn(sockets(host, server.port(), pin), host, server.port()));
      assertTrue(failure.untrusted(), "refused, but not for want of trust");
      assertEquals("", server.heard());
    }
  }

  private static CertificateDraft named(String... names) {
    return CertificateDraft.server(ROOT, names);
  }

  private static Made under(CertificateDraft issuer) {
    return CertificateDraft.server(issuer.make(), HOST).make();
  }

  private static CertificateDraft intermediate() {
    return CertificateDraft.authority("intermediate").issuedBy(ROOT);
  }

  @TestFactory
  Stream<DynamicTest> believesAFairCertificate() {
    Map<String, Made> fair = new LinkedHashMap<>();
    fair.put("for the name", named(HOST).make());
    fair.put("for the name in capitals", named("MAIL.Example.ORG").make());
    fair.put("for more names", named("example.org", HOST, "www.example.org").make());
    fair.put("for a star in the first label", named("*.example.org").make());
    fair.put("from an intermediate authority", under(intermediate()));
    fair.put("from RSA to the top", CertificateDraft.server(RSA_ROOT, HOST).rsa(2048).make());
    fair.put(
        "without a word on what it is used for",
        CertificateDraft.of("x").issuedBy(ROOT).dnsName(HOST).make());
    fair.put(
        "from an authority with just enough room below it",
        under(intermediate().authority(Optional.of(0))));
    return tests(fair, made -> assertBelieved(made, HOST, Optional.empty()));
  }

  @TestFactory
  Stream<DynamicTest> refusesABadCertificate() {
    Map<String, Made> bad = new LinkedHashMap<>();
    bad.put("expired", named(HOST).valid(DAY.multipliedBy(-9), DAY.negated()).make());
    bad.put("not yet valid", named(HOST).valid(DAY, DAY.multipliedBy(9)).make());
    bad.put("for another host", named("mail.example.com").make());
    bad.put("for the domain only", named("example.org").make());
    bad.put("for a host below", named("imap.mail.example.org").make());
    bad.put("star one label too deep", named("*.mail.example.org").make());
    bad.put("star under a top-level domain", named("*.org").make());
    bad.put("star for two labels", named("*.*.org").make());
    bad.put("star in the middle", named("mail.*.org").make());
    bad.put("star for a part of a label", named("m*.example.org").make());
    bad.put("star alone", named("*").make());
    bad.put("name in the common name only", CertificateDraft.of(HOST).issuedBy(ROOT).make());
    bad.put("without any name", CertificateDraft.of("").issuedBy(ROOT).make());
    bad.put("address instead of the name", named().address(127, 0, 0, 1).make());
    bad.put("address as if it were a name", named("127.0.0.1").make());
    bad.put("name that goes on after a NUL", named(HOST + "\0.example.com").make());
    bad.put("name behind a NUL", named("\0" + HOST).make());
    bad.put("name with a space", named(HOST + " ").make());
    bad.put("name with a line break", named(HOST + "\r\n").make());
    bad.put("name with a dot behind it and more", named(HOST + ".example.com").make());
    bad.put("empty name", named("").make());
    bad.put("self-signed", CertificateDraft.of("self").dnsName(HOST).usedFor(SERVER).make());
    bad.put("unknown authority", CertificateDraft.server(STRANGER, HOST).make());
    bad.put(
        "authority of a known name with another key",
        CertificateDraft.server(CertificateDraft.authority("root").make(), HOST).make());
    bad.put("wrong signature", named(HOST).make(true));
    bad.put("SHA-1, elliptic", named(HOST).signedWith("SHA1withECDSA").make());
    bad.put("SHA-1, RSA", CertificateDraft.server(RSA_ROOT, HOST).signedWith("SHA1withRSA").make());
    bad.put("MD5", CertificateDraft.server(RSA_ROOT, HOST).signedWith("MD5withRSA").make());
    bad.put("RSA with 1024 bits", named(HOST).rsa(1024).make());
    bad.put("intermediate with SHA-1", under(intermediate().signedWith("SHA1withECDSA")));
    bad.put("intermediate with RSA and 1024 bits", under(intermediate().rsa(1024)));
    bad.put(
        "intermediate expired", under(intermediate().valid(DAY.multipliedBy(-9), DAY.negated())));
    bad.put("intermediate not yet valid", under(intermediate().valid(DAY, DAY.multipliedBy(9))));
    bad.put("intermediate that is none", under(CertificateDraft.of("x").issuedBy(ROOT)));
    bad.put("issued by another server", under(named("shop.example.net")));
    bad.put("intermediate for other names", under(intermediate().onlyNamesUnder("example.com")));
    bad.put(
        "path too long",
        under(
            CertificateDraft.authority("second")
                .issuedBy(intermediate().authority(Optional.of(0)).make())));
    bad.put("intermediate left out", alone(under(intermediate())));
    bad.put(
        "for clients only",
        CertificateDraft.of("x").issuedBy(ROOT).dnsName(HOST).usedFor(CLIENT).make());
    bad.put(
        "for signing code only",
        CertificateDraft.of("x").issuedBy(ROOT).dnsName(HOST).usedFor("1.3.6.1.5.5.7.3.3").make());
    bad.put(
        "condition that nobody knows",
        named(HOST).extension("1.3.6.1.4.1.99999.1", true, new byte[] {5, 0}).make());
    return tests(bad, made -> assertRefused(made, HOST, Optional.empty()));
  }

  private static Made alone(Made made) {
    return new Made(made.certificate(), made.keys(), List.of(made.certificate()));
  }

  @FunctionalInterface
  private interface Trial {
    void of(Made made) throws Exception;
  }

  private static Stream<DynamicTest> tests(Map<String, Made> cases, Trial trial) {
    return cases.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> trial.of(e.getValue())));
  }

  @Test
  void believesACertificateForAnAddress() throws Exception {
    assertBelieved(named().address(127, 0, 0, 1).make(), "127.0.0.1", Optional.empty());
  }

  @Test
  void refusesACertificateForAnotherAddress() throws Exception {
    assertRefused(named().address(127, 0, 0, 2).make(), "127.0.0.1", Optional.empty());
  }

  @Test
  void refusesAnAddressWrittenAsAName() throws Exception {
    assertRefused(named("127.0.0.1").make(), "127.0.0.1", Optional.empty());
  }

  @Test
  void believesAPinnedKeyWhateverItsName() throws Exception {
    Made self = CertificateDraft.of("anything").make();
    assertBelieved(self, HOST, Optional.of(self.pin()));
  }

  @Test
  void refusesAnotherKeyThanThePinnedOneThoughAnAuthorityVouchesForIt() throws Exception {
    assertRefused(named(HOST).make(), HOST, Optional.of(STRANGER.pin()));
  }

  @Test
  void refusesAPinnedKeyOfAnIssuer() throws Exception {
    assertRefused(under(intermediate()), HOST, Optional.of(ROOT.pin()));
  }

  @Test
  void refusesAPinnedKeyWhoseTimeIsOver() throws Exception {
    Made old = CertificateDraft.of("old").valid(DAY.multipliedBy(-9), DAY.negated()).make();
    assertRefused(old, HOST, Optional.of(old.pin()));
  }

  @Test
  void refusesAPinnedKeyThatIsTooShort() throws Exception {
    Made weak = CertificateDraft.of("weak").rsa(1024).make();
    assertRefused(weak, HOST, Optional.of(weak.pin()));
  }

  @Test
  void takesASessionUpAgainWhenItComesAgain() throws Exception {
    try (WatchedServer server = new WatchedServer(named(HOST).make())) {
      GuardedSockets sockets = sockets(HOST, server.port(), Optional.empty());
      for (int i = 0; i < 5; i++) {
        signIn(sockets, HOST, server.port());
        assertEquals("a LOGIN owner secret\r\n", server.heard());
      }
      assertEquals(1, server.sessions());
    }
  }

  @Test
  void aSessionOfAnotherPinIsNotTakenUpAgain() throws Exception {
    Made self = CertificateDraft.of("self").make();
    try (WatchedServer server = new WatchedServer(self)) {
      signIn(sockets(HOST, server.port(), Optional.of(self.pin())), HOST, server.port());
      server.heard();
      assertThrows(
          ConnectionFailure.class,
          () -> signIn(sockets(HOST, server.port(), Optional.of(ROOT.pin())), HOST, server.port()));
      assertEquals("", server.heard());
    }
  }

  @TestFactory
  Stream<DynamicTest> agreesOnSafeWaysOnly() {
    return Stream.of(
            way("TLS 1.3", true, "TLSv1.3", "TLS_AES_128_GCM_SHA256"),
            way("TLS 1.2", true, "TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"),
            way("ChaCha20", true, "TLSv1.2", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"),
            way("CBC with SHA-1", false, "TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"),
            way("CBC with SHA-256", false, "TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"),
            way("CBC with SHA-384", false, "TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"))
        .map(way -> DynamicTest.dynamicTest(way.title(), () -> assertAgreed(way)));
  }

  private record Way(String title, boolean good, UnaryOperator<SSLParameters> ways) {}

  private static Way way(String title, boolean good, String version, String suite) {
    return new Way(
        title,
        good,
        parameters -> {
          parameters.setProtocols(new String[] {version});
          parameters.setCipherSuites(new String[] {suite});
          return parameters;
        });
  }

  private static void assertAgreed(Way way) throws Exception {
    try (WatchedServer server = new WatchedServer(named(HOST).make(), way.ways())) {
      GuardedSockets sockets = sockets(HOST, server.port(), Optional.empty());
      if (way.good()) {
        signIn(sockets, HOST, server.port());
        assertEquals("a LOGIN owner secret\r\n", server.heard());
      } else {
        assertTrue(
            assertThrows(ConnectionFailure.class, () -> signIn(sockets, HOST, server.port()))
                .untrusted());
        assertEquals("", server.heard());
      }
    }
  }
}
