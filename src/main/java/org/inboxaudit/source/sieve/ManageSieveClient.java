package org.inboxaudit.source.sieve;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.inboxaudit.consent.Mailbox.MailServer;
import org.inboxaudit.consent.Secret;
import org.inboxaudit.platform.MailSockets;
import org.inboxaudit.platform.MailSockets.ConnectionFailure;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.SourceException.Failure;
import org.inboxaudit.source.sieve.ManageSieveLine.MalformedException;
import org.inboxaudit.source.sieve.Token.Text;
import org.inboxaudit.source.sieve.Token.TooLong;
import org.inboxaudit.source.sieve.Token.Word;

/// Speaks ManageSieve (RFC 5804) as far as reading needs it: greeting, STARTTLS, sign-in, list,
/// get, log out. One command is in flight at a time, and none is sent before TLS but STARTTLS.
final class ManageSieveClient implements AutoCloseable {
  /// Scripts that are remembered from a listing; a server with more is not believed to be honest.
  static final int SCRIPTS = 1_000;

  private ManageSieveLine line;
  private final Patience patience;
  private final InstantSource clock;

  private ManageSieveClient(ManageSieveLine line, Patience patience, InstantSource clock) {
    this.line = line;
    this.patience = patience;
    this.clock = clock;
  }

  /// How long a server is waited for.
  ///
  /// @param silence how long it may say nothing
  /// @param conversation how long all of it may take
  record Patience(Duration silence, Duration conversation) {
    static final Patience DEFAULT = new Patience(Duration.ofSeconds(30), Duration.ofMinutes(5));
  }

  /// Connects, and returns once TLS is laid and the server said what it can do under it.
  static Connected connect(
      MailSockets sockets, MailServer server, InstantSource clock, Patience patience)
      throws SourceException, InterruptedException {
    Instant deadline = clock.instant().plus(patience.conversation());
    Socket plain;
    try {
      plain = sockets.open(server.host(), server.port());
    } catch (ConnectionFailure e) {
      throw failed(e);
    }
    try {
      ManageSieveLine line = new ManageSieveLine(plain, clock, patience.silence(), deadline);
      ManageSieveClient client = new ManageSieveClient(line, patience, clock);
      client.startTls(sockets, server, deadline);
      return new Connected(client, client.capabilities(Failure.PROTOCOL, Failure.CUT));
    } catch (IOException e) {
      close(plain);
      throw new SourceException(Failure.UNREACHABLE, e);
    } catch (SourceException | InterruptedException | RuntimeException e) {
      close(plain);
      throw e;
    }
  }

  /// A client and what the server can do, as said under TLS. What it said before TLS is forgotten:
  /// anybody on the line could have said it (RFC 5804 §2.2).
  record Connected(ManageSieveClient client, Capabilities capabilities) {}

  /// What a server says it can do.
  ///
  /// @param saslMechanisms in upper case
  record Capabilities(boolean startTls, List<String> saslMechanisms) {}

  /// A script in the list.
  record Script(String name, boolean active) {}

  /// The list of scripts.
  ///
  /// @param left how many further scripts there are, beyond the limit
  record Listing(List<Script> scripts, long left) {
    Listing {
      scripts = List.copyOf(scripts);
    }
  }

  /// The answer to a question for a script.
  sealed interface Fetched {
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Content(byte[] octets) implements Fetched {}

    /// Larger than the limit.
    record OverLimit() implements Fetched {}

    /// The server has no such script, or does not give it out.
    record No() implements Fetched {}
  }

  private void startTls(MailSockets sockets, MailServer server, Instant deadline)
      throws SourceException, InterruptedException, IOException {
    Capabilities before = capabilities(Failure.UNREACHABLE, Failure.UNREACHABLE);
    // an answer that comes before its question is not the server's either
    if (!before.startTls() || line.holdsUnread()) {
      throw new SourceException(Failure.TLS_UNTRUSTED);
    }
    send(ManageSieveCommand.STARTTLS);
    List<List<Token>> answer = answer(Failure.PROTOCOL, Failure.CUT);
    if (status(answer) != Status.OK || answer.size() != 1 || line.holdsUnread()) {
      throw new SourceException(Failure.TLS_UNTRUSTED);
    }
    try {
      Socket secured = sockets.secure(line.socket(), server.host(), server.port());
      line = new ManageSieveLine(secured, clock, patience.silence(), deadline);
    } catch (ConnectionFailure e) {
      throw failed(e);
    }
  }

  /// Reads capability lines up to the OK (RFC 5804 §1.7), as the server sends them by itself in its
  /// greeting and again after the TLS handshake.
  private Capabilities capabilities(Failure malformed, Failure cut)
      throws SourceException, InterruptedException {
    boolean startTls = false;
    List<String> mechanisms = new ArrayList<>();
    List<List<Token>> lines = answer(malformed, cut);
    if (status(lines) != Status.OK) {
      throw new SourceException(malformed);
    }
    for (List<Token> capability : lines.subList(0, lines.size() - 1)) {
      String name = text(capability, 0).toUpperCase(Locale.ROOT);
      startTls |= name.equals("STARTTLS");
      if (name.equals("SASL") && capability.size() > 1) {
        mechanisms.addAll(
            Arrays.asList(text(capability, 1).toUpperCase(Locale.ROOT).split(" ", -1)));
      }
    }
    return new Capabilities(startTls, List.copyOf(mechanisms));
  }

  /// Signs in with SASL PLAIN (RFC 4616). Tries once.
  void signIn(String userName, Secret secret, Capabilities underTls)
      throws SourceException, InterruptedException {
    String password = secret.reveal();
    boolean sayable = userName.indexOf('\0') < 0 && password.indexOf('\0') < 0;
    if (!underTls.saslMechanisms().contains("PLAIN") || !sayable) {
      throw new SourceException(Failure.SIGN_IN_REFUSED);
    }
    byte[] response = ("\0" + userName + "\0" + password).getBytes(StandardCharsets.UTF_8);
    send(
        ManageSieveCommand.AUTHENTICATE,
        "PLAIN".getBytes(StandardCharsets.US_ASCII),
        Base64.getEncoder().encode(response));
    if (status(answer(Failure.PROTOCOL, Failure.CUT)) != Status.OK) {
      throw new SourceException(Failure.SIGN_IN_REFUSED);
    }
  }

  /// Lists the scripts.
  ///
  /// @return empty if the server does not tell
  Optional<Listing> list() throws SourceException, InterruptedException {
    send(ManageSieveCommand.LISTSCRIPTS);
    List<Script> scripts = new ArrayList<>();
    long left = 0;
    while (true) {
      List<Token> tokens = readLine(Failure.PROTOCOL, Failure.CUT);
      Optional<Status> end = endOf(tokens);
      if (end.isPresent()) {
        return end.get() == Status.OK ? Optional.of(new Listing(scripts, left)) : Optional.empty();
      }
      boolean active = tokens.size() > 1 && tokens.get(1).equals(new Word("ACTIVE"));
      if (scripts.size() < SCRIPTS || active) {
        scripts.add(new Script(text(tokens, 0), active));
      } else {
        left++;
      }
    }
  }

  /// Gets a script. One whose name cannot be a name is not asked for.
  Fetched get(String name) throws SourceException, InterruptedException {
    byte[] octets = name.getBytes(StandardCharsets.UTF_8);
    if (!ManageSieveLine.isQuotable(octets)) {
      return new Fetched.No();
    }
    send(ManageSieveCommand.GETSCRIPT, octets);
    List<List<Token>> lines = answer(Failure.PROTOCOL, Failure.CUT);
    if (status(lines) != Status.OK) {
      return new Fetched.No();
    }
    if (lines.size() != 2 || lines.getFirst().size() != 1) {
      throw new SourceException(Failure.PROTOCOL);
    }
    return switch (lines.getFirst().getFirst()) {
      case Text text -> new Fetched.Content(text.octets());
      case TooLong _ -> new Fetched.OverLimit();
      case Word _, Token.Parenthesis _ -> throw new SourceException(Failure.PROTOCOL);
    };
  }

  /// Says goodbye and hangs up; whatever goes wrong in that is of no interest any more.
  @Override
  public void close() {
    try {
      line.send(ManageSieveCommand.LOGOUT, List.of());
    } catch (IOException _) {
      // the line is gone already
    }
    close(line.socket());
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // nothing is left to be done with it
    }
  }

  private void send(ManageSieveCommand command, byte[]... arguments)
      throws SourceException, InterruptedException {
    try {
      line.send(command, Arrays.asList(arguments));
    } catch (IOException e) {
      if (line.refused()) {
        throw new IllegalStateException("a command was not on the list of harmless ones");
      }
      throw cut(Failure.CUT, e);
    }
  }

  /// Reads lines up to and with the one that ends the answer.
  private List<List<Token>> answer(Failure malformed, Failure cut)
      throws SourceException, InterruptedException {
    List<List<Token>> lines = new ArrayList<>();
    do {
      lines.add(readLine(malformed, cut));
      if (lines.size() > ANSWER_LINES) {
        throw new SourceException(malformed);
      }
    } while (endOf(lines.getLast()).isEmpty());
    return lines;
  }

  private static final int ANSWER_LINES = 100;

  private List<Token> readLine(Failure malformed, Failure cut)
      throws SourceException, InterruptedException {
    try {
      List<Token> tokens = line.read();
      boolean known = !tokens.isEmpty() && (!(tokens.getFirst() instanceof Word) || ends(tokens));
      if (!known) {
        throw new SourceException(malformed);
      }
      if (tokens.getFirst().equals(new Word("BYE"))) {
        throw new SourceException(asksToWait(tokens) ? Failure.THROTTLED : cut);
      }
      return tokens;
    } catch (MalformedException e) {
      throw new SourceException(malformed, e);
    } catch (IOException e) {
      throw cut(cut, e);
    }
  }

  /// A virtual thread that is interrupted while it reads loses its socket instead of waking up.
  private static SourceException cut(Failure failure, IOException cause)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return new SourceException(failure, cause);
  }

  private static SourceException failed(ConnectionFailure failure) {
    return new SourceException(
        failure.untrusted() ? Failure.TLS_UNTRUSTED : Failure.UNREACHABLE, failure);
  }

  private enum Status {
    OK,
    NO
  }

  private static boolean ends(List<Token> tokens) {
    return tokens.getFirst() instanceof Word word
        && List.of("OK", "NO", "BYE").contains(word.upperCase());
  }

  private static Optional<Status> endOf(List<Token> tokens) {
    if (!ends(tokens)) {
      return Optional.empty();
    }
    return Optional.of(tokens.getFirst().equals(new Word("OK")) ? Status.OK : Status.NO);
  }

  private static Status status(List<List<Token>> lines) throws SourceException {
    List<Token> last = lines.getLast();
    if (asksToWait(last)) {
      throw new SourceException(Failure.THROTTLED);
    }
    return endOf(last).orElseThrow();
  }

  /// RFC 5804 §1.3: `NO (TRYLATER)` and `BYE (TRYLATER)`.
  private static boolean asksToWait(List<Token> tokens) {
    return !tokens.getFirst().equals(new Word("OK")) && tokens.contains(new Word("TRYLATER"));
  }

  private static String text(List<Token> tokens, int index) {
    return tokens.get(index) instanceof Text text ? text.string() : "";
  }
}
