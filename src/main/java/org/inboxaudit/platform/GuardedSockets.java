package org.inboxaudit.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.inboxaudit.platform.NetworkConfig.PrivateServer;

/// Connects to public mail servers, and to those private ones that the operator listed.
///
/// A name is looked up once and the very address that was checked is connected to: a second look-up
/// could answer otherwise (DNS rebinding). One forbidden address among its answers condemns the
/// whole name.
@ApplicationScoped
public class GuardedSockets implements MailSockets {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MAXIMUM_ADDRESSES = 32;

  /// IMAP (RFC 8314 §3.2) and ManageSieve (RFC 5804 §1.8).
  private static final Set<Integer> PORTS = Set.of(993, 4190);

  private static final String[] TLS_VERSIONS = {"TLSv1.3", "TLSv1.2"};

  private final List<PrivateServer> privateServers;
  private final Resolver resolver;
  private final Duration patience;

  @Inject
  public GuardedSockets(NetworkConfig config) {
    this(config.privateServers(), InetAddress::getAllByName, PATIENCE);
  }

  /// @param patience for looking up and connecting together, and for TLS
  GuardedSockets(
      List<? extends PrivateServer> privateServers, Resolver resolver, Duration patience) {
    this.privateServers = List.copyOf(privateServers);
    this.resolver = resolver;
    this.patience = patience;
    // a mistyped pin must stop the start, not the first audit
    privateServers.forEach(server -> server.pin().ifPresent(PinnedKey::new));
  }

  /// Looks names up; a test brings its own.
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  @Override
  public HostVerdict judge(String host, int port) {
    if (listed(host, port).isPresent()) {
      return HostVerdict.ALLOWED;
    }
    if (HostName.parse(host).isEmpty()) {
      return HostVerdict.INVALID_HOST;
    }
    return PORTS.contains(port) ? HostVerdict.ALLOWED : HostVerdict.PORT_NOT_ALLOWED;
  }

  private Optional<PrivateServer> listed(String host, int port) {
    return privateServers.stream()
        .filter(server -> server.port() == port && server.host().equalsIgnoreCase(host))
        .findFirst();
  }

  private static String nameOf(String host) {
    return HostName.parse(host).map(HostName::value).orElse(host);
  }

  @Override
  public Socket open(String host, int port) throws ConnectionFailure {
    if (judge(host, port) != HostVerdict.ALLOWED) {
      throw new ConnectionFailure(false);
    }
    long end = System.nanoTime() + patience.toNanos();
    List<InetAddress> addresses = resolve(nameOf(host));
    if (listed(host, port).isEmpty() && !addresses.stream().allMatch(GuardedSockets::allowed)) {
      throw new ConnectionFailure(false);
    }
    for (InetAddress address : addresses) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        break;
      }
      Optional<Socket> socket = connect(new InetSocketAddress(address, port), (int) left);
      if (socket.isPresent()) {
        return socket.get();
      }
    }
    throw new ConnectionFailure(false);
  }

  /// A public address can also be this very machine's.
  private static boolean allowed(InetAddress address) {
    try {
      return AddressRules.isPublic(address) && NetworkInterface.getByInetAddress(address) == null;
    } catch (IOException e) {
      return false;
    }
  }

  private List<InetAddress> resolve(String name) throws ConnectionFailure {
    FutureTask<InetAddress[]> question = new FutureTask<>(() -> resolver.resolve(name));
    Thread.ofVirtual().start(question);
    try {
      List<InetAddress> answer = List.of(question.get(patience.toMillis(), TimeUnit.MILLISECONDS));
      if (answer.isEmpty() || answer.size() > MAXIMUM_ADDRESSES) {
        throw new ConnectionFailure(false);
      }
      return answer;
    } catch (ExecutionException | TimeoutException e) {
      throw new ConnectionFailure(false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectionFailure(false);
    }
  }

  private static Optional<Socket> connect(InetSocketAddress address, int milliseconds) {
    Socket socket = new Socket(java.net.Proxy.NO_PROXY);
    try {
      socket.connect(address, milliseconds);
      socket.setTcpNoDelay(true);
      return Optional.of(socket);
    } catch (IOException e) {
      closeQuietly(socket);
      return Optional.empty();
    }
  }

  @Override
  public Socket secure(Socket plain, String host, int port) throws ConnectionFailure {
    Optional<String> pin = listed(host, port).flatMap(PrivateServer::pin);
    Thread deadline = closeAfter(patience, plain);
    try {
      int before = plain.getSoTimeout();
      plain.setSoTimeout((int) patience.toMillis());
      String name = nameOf(host);
      SSLSocket secured =
          (SSLSocket) context(pin).getSocketFactory().createSocket(plain, name, port, true);
      SSLParameters parameters = secured.getSSLParameters();
      parameters.setProtocols(TLS_VERSIONS);
      HostName.parse(host)
          .ifPresent(_ -> parameters.setServerNames(List.of(new SNIHostName(name))));
      if (pin.isEmpty()) {
        // the rules of RFC 6125 for names in certificates; the JDK knows them under this word
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
      }
      secured.setSSLParameters(parameters);
      secured.startHandshake();
      secured.setSoTimeout(before);
      return secured;
    } catch (IOException e) {
      closeQuietly(plain);
      throw new ConnectionFailure(isDistrust(e));
    } finally {
      deadline.interrupt();
    }
  }

  /// Whether a server that speaks TLS could not be believed; a server that speaks something else,
  /// or hangs up, was just not reached.
  private static boolean isDistrust(IOException e) {
    return e instanceof SSLPeerUnverifiedException
        || (e instanceof SSLHandshakeException && !(e.getCause() instanceof EOFException));
  }

  private static SSLContext context(Optional<String> pin) {
    try {
      if (pin.isEmpty()) {
        return SSLContext.getDefault();
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new PinnedKey(pin.get())}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform lacks TLS", e);
    }
  }

  /// A time-out on the socket begins anew with every octet; this one does not.
  private static Thread closeAfter(Duration time, Socket socket) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                Thread.sleep(time);
                closeQuietly(socket);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is of no use any more, and nothing was written that could be lost
    }
  }
}
