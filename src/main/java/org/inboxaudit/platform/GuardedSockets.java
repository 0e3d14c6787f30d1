package org.inboxaudit.platform;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.inboxaudit.platform.NetworkConfig.PrivateServer;
import org.inboxaudit.platform.PrivateServers.Entry;
import org.jboss.logging.Logger;

/// Connects to public mail servers, and to those private ones that the operator listed.
///
/// A name is looked up once and the very address that was checked is connected to: a second look-up
/// could answer otherwise (DNS rebinding). One forbidden address among its answers condemns the
/// whole name.
@Startup
@ApplicationScoped
public class GuardedSockets implements MailSockets {
  private static final Logger LOG = Logger.getLogger(GuardedSockets.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MAXIMUM_ADDRESSES = 32;

  /// IMAP (RFC 8314 §3.2) and ManageSieve (RFC 5804 §1.8).
  private static final Set<Integer> PORTS = Set.of(993, 4190);

  private final PrivateServers privateServers;
  private final Resolver resolver;
  private final Connector connector;
  private final Duration patience;
  private final TlsClient authorities;

  @Inject
  public GuardedSockets(NetworkConfig config) {
    this(config.privateServers(), InetAddress::getAllByName, PATIENCE);
    long expired = privateServers.expired();
    if (expired > 0) {
      LOG.warnf("%d of the private servers of the settings have expired and do not count", expired);
    }
  }

  /// @param patience for looking up and connecting together, and for TLS
  GuardedSockets(
      List<? extends PrivateServer> privateServers, Resolver resolver, Duration patience) {
    this(
        new PrivateServers(privateServers, Clock.systemUTC()),
        resolver,
        GuardedSockets::connect,
        patience,
        TlsClient.believingAuthorities());
  }

  GuardedSockets(
      PrivateServers privateServers,
      Resolver resolver,
      Connector connector,
      Duration patience,
      TlsClient authorities) {
    this.privateServers = privateServers;
    this.resolver = resolver;
    this.connector = connector;
    this.patience = patience;
    this.authorities = authorities;
  }

  /// Looks names up; a test brings its own.
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /// Connects to an address that was checked; a test looks on.
  @FunctionalInterface
  interface Connector {
    /// @return empty if it cannot be reached in that time
    Optional<Socket> connect(InetSocketAddress address, int milliseconds);
  }

  @Override
  public HostVerdict judge(String host, int port) {
    if (privateServers.find(host, port).isPresent()) {
      return HostVerdict.ALLOWED;
    }
    if (HostName.parse(host).isEmpty()) {
      return HostVerdict.INVALID_HOST;
    }
    return PORTS.contains(port) ? HostVerdict.ALLOWED : HostVerdict.PORT_NOT_ALLOWED;
  }

  @Override
  public Socket open(String host, int port) throws ConnectionFailure {
    if (judge(host, port) != HostVerdict.ALLOWED) {
      throw new ConnectionFailure(false);
    }
    long end = System.nanoTime() + patience.toNanos();
    List<InetAddress> addresses = resolve(PrivateServers.spelling(host));
    if (privateServers.find(host, port).isEmpty()
        && !addresses.stream().allMatch(GuardedSockets::allowed)) {
      throw new ConnectionFailure(false);
    }
    for (int i = 0; i < addresses.size(); i++) {
      // an address that swallows everything must leave time for those behind it
      long share = (end - System.nanoTime()) / (addresses.size() - i);
      if (share < TimeUnit.MILLISECONDS.toNanos(1)) {
        break;
      }
      Optional<Socket> socket =
          connector.connect(
              new InetSocketAddress(addresses.get(i), port),
              (int) TimeUnit.NANOSECONDS.toMillis(share));
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

  static Optional<Socket> connect(InetSocketAddress address, int milliseconds) {
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
    TlsClient tls = privateServers.find(host, port).flatMap(Entry::tls).orElse(authorities);
    Thread deadline = closeAfter(patience, plain);
    try {
      int before = plain.getSoTimeout();
      plain.setSoTimeout((int) patience.toMillis());
      Socket secured = tls.secure(plain, PrivateServers.spelling(host), port);
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
