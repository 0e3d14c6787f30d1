package org.inboxaudit.bench;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import org.inboxaudit.platform.MailSockets;

/// Plain sockets that write down what is said through them and count what is heard.
final class TappedSockets implements MailSockets {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final AtomicLong heard = new AtomicLong();

  @Override
  public HostVerdict judge(String host, int port) {
    return HostVerdict.ALLOWED;
  }

  @Override
  public Socket open(String host, int port) throws ConnectionFailure {
    try {
      return new Tapped(port);
    } catch (IOException e) {
      throw new ConnectionFailure(false);
    }
  }

  @Override
  public Socket secure(Socket plain, String host, int port) {
    return plain;
  }

  /// What the client has said, all connections one after the other.
  byte[] said() {
    return said.toByteArray();
  }

  /// How many octets the server has said.
  long heard() {
    return heard.get();
  }

  private final class Tapped extends Socket {
    private Tapped(int port) throws IOException {
      super(java.net.InetAddress.getLoopbackAddress(), port);
      setTcpNoDelay(true);
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read() throws IOException {
          int octet = in.read();
          heard.addAndGet(octet < 0 ? 0 : 1);
          return octet;
        }

        @Override
        public int read(byte[] octets, int offset, int length) throws IOException {
          int count = in.read(octets, offset, length);
          heard.addAndGet(Math.max(0, count));
          return count;
        }
      };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return new FilterOutputStream(super.getOutputStream()) {
        @Override
        public void write(int octet) throws IOException {
          said.write(octet);
          out.write(octet);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
          said.write(octets, offset, length);
          out.write(octets, offset, length);
        }
      };
    }
  }
}
