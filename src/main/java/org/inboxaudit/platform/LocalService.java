package org.inboxaudit.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/// A service of the operator on this machine, or in their own network, that a setting names. It is
/// spoken to without TLS, so nothing that lies on the internet can be one.
public final class LocalService {
  private static final int HIGHEST_PORT = 65_535;

  private final SocketAddress address;

  private LocalService(SocketAddress address) {
    this.address = address;
  }

  /// Reads where a service is: the path of a socket (`/run/x.sock`), or `localhost:port`, or a
  /// loopback or private address (RFC 1918, RFC 4193) and a port. No name is looked up.
  ///
  /// @param setting for the sentence
  /// @throws IllegalArgumentException with one sentence for the operator, if it is none of these
  public static LocalService at(String setting, String written) {
    if (written.startsWith("/")) {
      return new LocalService(UnixDomainSocketAddress.of(written));
    }
    int colon = written.lastIndexOf(':');
    try {
      String host = written.substring(0, Math.max(0, colon)).replace("[", "").replace("]", "");
      InetAddress address = InetAddress.ofLiteral(host.equals("localhost") ? "127.0.0.1" : host);
      int port = Integer.parseInt(written.substring(colon + 1));
      if (port > 0 && port <= HIGHEST_PORT && isNear(address)) {
        return new LocalService(new InetSocketAddress(address, port));
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new IllegalArgumentException(
        setting
            + " is neither the path of a socket nor a loopback or private address with a port.");
  }

  private static boolean isNear(InetAddress address) {
    boolean uniqueLocal =
        address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc;
    return address.isLoopbackAddress() || address.isSiteLocalAddress() || uniqueLocal;
  }

  /// Something that is said over one connection.
  public interface Talk<T> {
    T with(SocketChannel channel) throws IOException;
  }

  /// Connects, has something said, and hangs up, all within `time`.
  ///
  /// @throws IOException if it cannot be reached, or the line is cut, or the time is over
  public <T> T talk(Duration time, Talk<T> talk) throws IOException {
    try (SocketChannel channel =
        address instanceof InetSocketAddress
            ? SocketChannel.open()
            : SocketChannel.open(StandardProtocolFamily.UNIX)) {
      Thread deadline = Thread.ofVirtual().start(() -> closeAfter(time, channel));
      try {
        channel.connect(address);
        return talk.with(channel);
      } finally {
        deadline.interrupt();
      }
    }
  }

  private static void closeAfter(Duration time, SocketChannel channel) {
    try {
      Thread.sleep(time);
      channel.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // it is of no use any more
    }
  }
}
