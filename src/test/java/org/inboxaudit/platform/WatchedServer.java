package org.inboxaudit.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.inboxaudit.testing.CertificateDraft.Made;
import org.jspecify.annotations.Nullable;

/// A TLS server on the loopback that shows any certificate, however bad, and writes down what it is
/// told under TLS. It greets, and answers nothing.
final class WatchedServer implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
  private final SSLContext context = SSLContext.getInstance("TLS");
  private final UnaryOperator<SSLParameters> ways;
  private final Set<Long> sessions = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  WatchedServer(Made identity) throws IOException, GeneralSecurityException {
    this(identity, ways -> ways);
  }

  /// @param ways which versions and suites it knows
  WatchedServer(Made identity, UnaryOperator<SSLParameters> ways)
      throws IOException, GeneralSecurityException {
    this.ways = ways;
    context.init(new KeyManager[] {new Keys(identity)}, null, null);
    Thread.ofVirtual().start(this::listen);
  }

  int port() {
    return listener.getLocalPort();
  }

  /// How many sessions were begun. One that is taken up again keeps its time of birth.
  int sessions() {
    return sessions.size();
  }

  /// What one connection said under TLS, once it has ended.
  String heard() throws InterruptedException {
    String said = heard.poll(20, TimeUnit.SECONDS);
    if (said == null) {
      throw new IllegalStateException("nobody came");
    }
    return said;
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        Socket plain = listener.accept();
        Thread.ofVirtual().start(() -> serve(plain));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket plain) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (plain;
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, null, true)) {
      socket.setSSLParameters(ways.apply(socket.getSSLParameters()));
      socket.startHandshake();
      sessions.add(socket.getSession().getCreationTime());
      socket.getOutputStream().write("* OK ready\r\n".getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        said.write(octet);
      }
    } catch (IOException e) {
      // the client hung up, as it should
    } finally {
      heard.add(said.toString(StandardCharsets.ISO_8859_1));
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  /// Hands out one key without looking at it. Java's own would keep bad certificates back.
  private static final class Keys extends X509ExtendedKeyManager {
    private final Made identity;

    private Keys(Made identity) {
      this.identity = identity;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
        String type, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
      return chooseServerAlias(type, issuers, null);
    }

    @Override
    public @Nullable String chooseServerAlias(
        String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return type.startsWith(identity.keys().getPublic().getAlgorithm()) ? "server" : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return identity.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return identity.keys().getPrivate();
    }

    @Override
    public String[] getServerAliases(String type, Principal @Nullable [] issuers) {
      return new String[] {"server"};
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
        String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return null;
    }
  }
}
