package org.inboxaudit.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.inboxaudit.platform.MailSockets.ConnectionFailure;
import org.inboxaudit.platform.MailSockets.HostVerdict;
import org.inboxaudit.testing.ScriptedServer;
import org.inboxaudit.testing.TlsIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedSocketsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final GuardedSockets PUBLIC_ONLY = resolving();

  private record Listed(String host, int port, Optional<String> pin)
      implements NetworkConfig.PrivateServer {}

  private static GuardedSockets resolving(String... addresses) {
    return new GuardedSockets(
        List.of(),
        _ -> Stream.of(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new),
        PATIENCE);
  }

  private static GuardedSockets listing(int port, Optional<String> pin) {
    return new GuardedSockets(
        List.of(new Listed("localhost", port, pin)), InetAddress::getAllByName, PATIENCE);
  }

  private static ScriptedServer server(TlsIdentity identity) {
    return ScriptedServer.tls(identity, line -> line.say("* OK"));
  }

  private static ConnectionFailure failure(GuardedSockets sockets, int port) {
    return assertThrows(
        ConnectionFailure.class,
        () -> sockets.secure(sockets.open("localhost", port), "localhost", port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.example.org",
        "MAIL.Example.ORG",
        "m-1.example.org",
        "xn--bcher-kva.example",
        "bücher.example",
        "почта.example"
      })
  void allowsNamesOfPublicHosts(String host) {
    assertEquals(HostVerdict.ALLOWED, PUBLIC_ONLY.judge(host, 993));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "localhost",
        "mail",
        "mail.localhost",
        "printer.local",
        "db.cluster.local",
        "metadata.google.internal",
        "1.0.0.127.in-addr.arpa",
        "example.onion",
        "example.org.",
        "example..org",
        ".example.org",
        "-a.example.org",
        "a-.example.org",
        "a_b.example.org",
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "127.0.0.0x1",
        "１２７.0.0.1",
        "127。0。0。1",
        "[::1]",
        "::1",
        "[::ffff:127.0.0.1]",
        "fe80::1%25eth0",
        "http://example.org",
        "example.org/",
        "example.org:993",
        "user@example.org",
        "example.org\\@localhost",
        "example.org%00.example.com",
        "example.org\u0000",
        "example.org\r\nhost: x",
        "exa mple.org",
        "example.org?x",
        "example.org#x",
        "a.b.1",
        "example.1org"
      })
  void refusesWhatIsNoNameOfAPublicHost(String host) {
    assertEquals(HostVerdict.INVALID_HOST, PUBLIC_ONLY.judge(host, 993));
  }

  @Test
  void refusesANameThatIsTooLong() {
    String host = "a.".repeat(130) + "example.org";
    assertEquals(HostVerdict.INVALID_HOST, PUBLIC_ONLY.judge(host, 993));
  }

  @Test
  void allowsTwoPortsAndNoOther() {
    List<Integer> allowed =
        java.util.stream.IntStream.rangeClosed(-1, 65_536)
            .filter(port -> PUBLIC_ONLY.judge("mail.example.org", port) == HostVerdict.ALLOWED)
            .boxed()
            .toList();
    assertEquals(List.of(993, 4190), allowed);
  }

  @Test
  void oneForbiddenAddressCondemnsTheName() {
    GuardedSockets sockets = resolving("1.1.1.1", "127.0.0.1");
    assertThrows(ConnectionFailure.class, () -> sockets.open("mail.example.org", 993));
  }

  @Test
  void doesNotConnectToAPrivateAddressBehindAPublicName() throws IOException {
    int[] asked = {0};
    GuardedSockets sockets =
        new GuardedSockets(
            List.of(),
            _ -> {
              asked[0]++;
              return new InetAddress[] {InetAddress.getLoopbackAddress()};
            },
            PATIENCE);
    assertThrows(ConnectionFailure.class, () -> sockets.open("mail.example.org", 993));
    assertEquals(1, asked[0]);
  }

  @Test
  void aListedPrivateServerMayHaveAnyPort() {
    assertEquals(HostVerdict.ALLOWED, listing(10_993, Optional.empty()).judge("LOCALHOST", 10_993));
  }

  @Test
  void aListedHostIsNotListedForOtherPorts() {
    assertEquals(
        HostVerdict.INVALID_HOST, listing(10_993, Optional.empty()).judge("localhost", 10_994));
  }

  @Test
  void doesNotConnectToAServerThatIsNotListed() throws IOException {
    try (ScriptedServer server = server(TlsIdentity.localhost())) {
      assertThrows(ConnectionFailure.class, () -> PUBLIC_ONLY.open("localhost", server.port()));
    }
  }

  @Test
  void believesThePinnedKey() throws IOException, ConnectionFailure {
    try (ScriptedServer server = server(TlsIdentity.localhost())) {
      GuardedSockets sockets = listing(server.port(), Optional.of(TlsIdentity.localhost().pin()));
      try (Socket socket =
          sockets.secure(sockets.open("localhost", server.port()), "localhost", server.port())) {
        assertEquals('*', socket.getInputStream().read());
      }
    }
  }

  @Test
  void readsAPinWithColons() throws IOException, ConnectionFailure {
    String colons =
        TlsIdentity.localhost().pin().toUpperCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1:");
    try (ScriptedServer server = server(TlsIdentity.localhost())) {
      GuardedSockets sockets = listing(server.port(), Optional.of(colons));
      try (Socket socket =
          sockets.secure(sockets.open("localhost", server.port()), "localhost", server.port())) {
        assertTrue(socket.isConnected());
      }
    }
  }

  @Test
  void doesNotBelieveAnotherKeyThanThePinnedOne() throws IOException {
    try (ScriptedServer server = server(TlsIdentity.other())) {
      String pin = TlsIdentity.localhost().pin();
      assertTrue(failure(listing(server.port(), Optional.of(pin)), server.port()).untrusted());
    }
  }

  @Test
  void doesNotBelieveACertificateWhoseTimeIsOver() throws IOException {
    try (ScriptedServer server = server(TlsIdentity.expired())) {
      String pin = TlsIdentity.expired().pin();
      assertTrue(failure(listing(server.port(), Optional.of(pin)), server.port()).untrusted());
    }
  }

  @Test
  void doesNotBelieveASelfSignedCertificateWithoutAPin() throws IOException {
    try (ScriptedServer server = server(TlsIdentity.localhost())) {
      assertTrue(failure(listing(server.port(), Optional.empty()), server.port()).untrusted());
    }
  }

  @Test
  void aServerWithoutTlsWasNotReached() throws IOException {
    try (ScriptedServer server = ScriptedServer.plain(line -> line.say("* OK ready"))) {
      assertFalse(failure(listing(server.port(), Optional.empty()), server.port()).untrusted());
    }
  }

  @Test
  void aServerThatHangsUpWasNotReached() throws IOException {
    try (ScriptedServer server = ScriptedServer.plain(_ -> {})) {
      assertFalse(failure(listing(server.port(), Optional.empty()), server.port()).untrusted());
    }
  }

  @Test
  void doesNotWaitForASilentServer() throws IOException {
    try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.Line::hang)) {
      assertFalse(failure(listing(server.port(), Optional.empty()), server.port()).untrusted());
    }
  }

  @Test
  void aMistypedPinStopsTheStart() {
    assertThrows(
        IllegalArgumentException.class, () -> listing(993, Optional.of("not a fingerprint")));
  }
}
