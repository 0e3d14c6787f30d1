package org.inboxaudit.source.imap;

import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.LiteralException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.inboxaudit.consent.Access;
import org.inboxaudit.consent.Mailbox.MailServer;
import org.inboxaudit.platform.MailSockets;
import org.inboxaudit.platform.MailSockets.ConnectionFailure;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.SourceException.Failure;

/// One signed-in connection. TLS from the first octet, one attempt to sign in, and no second
/// connection behind our back: the library is given two streams, both guarded, and nothing else.
final class ImapConnection implements AutoCloseable {
  /// For a command that is said in full.
  static final Argument NOTHING = new Argument();

  private static final long ANSWER = 1 << 20;
  private static final int ANSWERS = 200_000;
  private static final long LITERAL = 30L << 20;
  private static final Duration FAREWELL = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofMillis(200);

  /// Response codes (RFC 5530) and words by which servers ask to come back later.
  private static final List<String> THROTTLES =
      List.of(
          "[unavailable]",
          "[limit]",
          "[inuse]",
          "[overquota]",
          "throttl",
          "too many",
          "rate limit",
          "bandwidth limit",
          "maximum number of connections",
          "not connected",
          "try again later");

  private final Socket socket;
  private final LimitedInput input;
  private final ReadOnlyGate gate;
  private final IMAPProtocol protocol;
  private final Thread watch;
  private boolean broken;

  private ImapConnection(Socket socket, Patience patience, long largestPart) throws IOException {
    this.socket = socket;
    input =
        new LimitedInput(
            socket.getInputStream(),
            Math.max(LITERAL, largestPart + ANSWER),
            patience.command(),
            patience.clock());
    gate = new ReadOnlyGate(socket.getOutputStream());
    protocol =
        new IMAPProtocol(
            input,
            new PrintStream(gate, false, StandardCharsets.US_ASCII),
            new Properties(),
            false);
    watch = closeOnInterrupt(Thread.currentThread(), socket);
  }

  /// Connects and signs in.
  ///
  /// @param largestPart the largest part that will be asked for, in octets
  static ImapConnection open(
      MailSockets sockets, Access access, Patience patience, long largestPart)
      throws SourceException, InterruptedException {
    MailServer server = access.mailbox().imap();
    ImapConnection connection;
    try {
      Socket plain = sockets.open(server.host(), server.port());
      connection =
          new ImapConnection(
              sockets.secure(plain, server.host(), server.port()), patience, largestPart);
    } catch (ConnectionFailure e) {
      stopIfInterrupted();
      throw new SourceException(e.untrusted() ? Failure.TLS_UNTRUSTED : Failure.UNREACHABLE);
    } catch (IOException e) {
      throw new SourceException(Failure.UNREACHABLE);
    }
    try {
      connection.greet(patience);
      connection.signIn(access);
      connection.introduce();
      return connection;
    } catch (SourceException | InterruptedException | RuntimeException e) {
      connection.broken = true;
      connection.close();
      throw e;
    }
  }

  /// A blocked read takes no notice of an interrupt, but it ends with its socket.
  private static Thread closeOnInterrupt(Thread reader, Socket socket) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (!reader.isInterrupted() && reader.isAlive()) {
                  Thread.sleep(LOOK);
                }
                socket.close();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (IOException e) {
                // the reader finds the socket unusable either way
              }
            });
  }

  /// Only an OK is a greeting. PREAUTH would mean that somebody else is signed in (RFC 9051
  /// §7.1.4).
  private void greet(Patience patience) throws SourceException, InterruptedException {
    try {
      socket.setSoTimeout((int) patience.greeting().toMillis());
      Response greeting = protocol.readResponse();
      if (!greeting.isUnTagged() || !greeting.isOK()) {
        throw new SourceException(Failure.UNREACHABLE);
      }
      protocol.capability();
      socket.setSoTimeout((int) patience.command().toMillis());
    } catch (IOException | ProtocolException e) {
      stopIfInterrupted();
      throw new SourceException(Failure.UNREACHABLE);
    }
  }

  private void signIn(Access access) throws SourceException, InterruptedException {
    input.begin(ANSWER);
    String user = access.mailbox().userName();
    try {
      if (protocol.hasCapability("AUTH=PLAIN")) {
        protocol.authplain(null, user, access.secret().reveal());
      } else {
        protocol.login(user, access.secret().reveal());
      }
    } catch (ProtocolException e) {
      stopIfInterrupted();
      Response answer = e.getResponse();
      // "too many failed attempts" is a refusal too, and must not be tried again
      if (answer != null
          && isThrottle(answer)
          && !answer.toString().toLowerCase(Locale.ROOT).contains("[authenticationfailed]")) {
        throw new SourceException(Failure.THROTTLED);
      }
      boolean refused = answer == null || !answer.isBYE();
      throw new SourceException(refused ? Failure.SIGN_IN_REFUSED : Failure.UNREACHABLE);
    }
  }

  /// Asks again what the server can do, now that it knows us, and says who we are (RFC 2971): some
  /// providers refuse every folder to a client without a name.
  private void introduce() throws SourceException, InterruptedException {
    input.begin(ANSWER);
    try {
      protocol.capability();
      if (protocol.hasCapability("ID")) {
        protocol.id(Map.of("name", "Inbox Audit"));
      }
    } catch (ProtocolException e) {
      stopIfInterrupted();
      Response answer = e.getResponse();
      if (answer != null && answer.isBYE()) {
        throw new SourceException(isThrottle(answer) ? Failure.THROTTLED : Failure.CUT);
      }
    }
  }

  boolean can(String capability) {
    return protocol.hasCapability(capability);
  }

  /// Takes one untagged answer.
  @FunctionalInterface
  interface Untagged {
    void accept(Response response) throws InterruptedException;
  }

  /// What the server said at the end.
  ///
  /// @param text for finding out why; never shown or logged
  record Tagged(boolean ok, String text) {}

  Tagged run(String command, Argument arguments, Untagged each)
      throws SourceException, InterruptedException {
    return run(command, arguments, ANSWER, each);
  }

  /// Sends a command and hands over each untagged answer as it comes. An answer that cannot be
  /// parsed is left out.
  ///
  /// @param octets how much the answer may be
  Tagged run(String command, Argument arguments, long octets, Untagged each)
      throws SourceException, InterruptedException {
    stopIfInterrupted();
    input.begin(octets);
    // until the answer has ended, nothing else can be said on this line
    broken = true;
    try {
      String tag = protocol.writeCommand(command, arguments == NOTHING ? null : arguments);
      for (int i = 0; i < ANSWERS; i++) {
        Optional<Response> response = next();
        if (response.isPresent()) {
          Response answer = response.get();
          if (answer.isTagged() && tag.equals(answer.getTag())) {
            broken = false;
            return end(answer);
          }
          if (answer.isBYE()) {
            throw new SourceException(isThrottle(answer) ? Failure.THROTTLED : Failure.CUT);
          }
          each.accept(answer);
        }
      }
      throw new SourceException(Failure.PROTOCOL);
    } catch (LiteralException e) {
      broken = false;
      return new Tagged(false, "");
    } catch (LimitedInput.LimitPassed e) {
      throw new SourceException(Failure.PROTOCOL);
    } catch (IOException | ProtocolException e) {
      stopIfInterrupted();
      if (gate.refused()) {
        throw new IllegalStateException("a command was not on the list of harmless ones");
      }
      throw new SourceException(Failure.CUT);
    }
  }

  /// The next answer, or empty if it could not be parsed; the stream stands behind it either way.
  private Optional<Response> next() throws IOException {
    try {
      return Optional.of(protocol.readResponse());
    } catch (ProtocolException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private Tagged end(Response response) throws SourceException {
    if (!response.isOK() && isThrottle(response)) {
      throw new SourceException(Failure.THROTTLED);
    }
    return new Tagged(response.isOK(), response.toString().toLowerCase(Locale.ROOT));
  }

  private static boolean isThrottle(Response response) {
    String text = response.toString().toLowerCase(Locale.ROOT);
    return THROTTLES.stream().anyMatch(text::contains);
  }

  private static void stopIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  @Override
  public void close() {
    try {
      if (!broken) {
        socket.setSoTimeout((int) FAREWELL.toMillis());
        input.begin(ANSWER);
        protocol.logout();
      }
    } catch (SocketException | ProtocolException e) {
      // nothing more is wanted of the server
    }
    watch.interrupt();
    try {
      socket.close();
    } catch (IOException e) {
      // as above
    }
  }
}
