package org.inboxaudit.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.inboxaudit.platform.MailSockets.ConnectionFailure;
import org.inboxaudit.platform.MailSockets.HostVerdict;
import org.inboxaudit.testing.ScriptedServer;
import org.inboxaudit.testing.TlsIdentity;
import org.junit.jupiter.api.Test;

class GuardedSocketsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final GuardedSockets PUBLIC_ONLY =
      new GuardedSockets(List.of(), InetAddress::getAllByName, PATIENCE);

  private record Listed(String host, int port, Optional<String> pin)
      implements NetworkConfig.PrivateServer {
    @Override
    public Optional<LocalDate> expires() {
      return Optional.empty();
    }
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
