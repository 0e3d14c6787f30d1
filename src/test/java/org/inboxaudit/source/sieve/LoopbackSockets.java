package org.inboxaudit.source.sieve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.inboxaudit.platform.MailSockets;

/// Sockets to the loopback only, trusting one certificate.
final class LoopbackSockets implements MailSockets {
  private final SSLContext tls;

  LoopbackSockets(SSLContext tls) {
    this.tls = tls;
  }

  @Override
  public HostVerdict judge(String host, int port) {
    return HostVerdict.ALLOWED;
  }

  @Override
  public Socket open(String host, int port) throws ConnectionFailure {
    try {
      return new Socket(InetAddress.getLoopbackAddress(), port);
    } catch (IOException e) {
      throw new ConnectionFailure(false);
    }
  }

  @Override
  public Socket secure(Socket plain, String host, int port) throws ConnectionFailure {
    try {
      SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, host, port, true);
      socket.startHandshake();
      return socket;
    } catch (IOException e) {
      throw new ConnectionFailure(true);
    }
  }
}
