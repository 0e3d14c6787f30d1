package org.inboxaudit.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.platform.GuardedSockets;
import org.inboxaudit.platform.MailSockets;
import org.inboxaudit.platform.NetworkConfig.PrivateServer;
import org.inboxaudit.testing.TlsIdentity;

/// The ways to a server on this machine.
final class BenchDoors {
  private BenchDoors() {}

  /// Without TLS: it costs the same with every reader, and hides what differs.
  static MailSockets plain() {
    return new PlainSockets();
  }

  /// The door of the service itself, open to one port of this machine.
  static MailSockets guarded(int port) {
    return new GuardedSockets(() -> List.of(new Here(port)));
  }

  private record Here(int port) implements PrivateServer {
    @Override
    public String host() {
      return "localhost";
    }

    @Override
    public Optional<String> pin() {
      return Optional.of(TlsIdentity.localhost().pin());
    }

    @Override
    public Optional<LocalDate> expires() {
      return Optional.empty();
    }
  }

  private static final class PlainSockets implements MailSockets {
    @Override
    public HostVerdict judge(String host, int port) {
      return HostVerdict.ALLOWED;
    }

    @Override
    public Socket open(String host, int port) throws ConnectionFailure {
      try {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return socket;
      } catch (IOException e) {
        throw new ConnectionFailure(false);
      }
    }

    @Override
    public Socket secure(Socket plain, String host, int port) {
      return plain;
    }
  }
}
