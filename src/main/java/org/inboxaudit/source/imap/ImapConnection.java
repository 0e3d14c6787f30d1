package org.inboxaudit.source.imap;

import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.inboxaudit.consent.Access;
import org.inboxaudit.consent.Mailbox.MailServer;
import org.inboxaudit.platform.MailSockets;
import org.inboxaudit.platform.MailSockets.ConnectionFailure;
import org.inboxaudit.source.ReadOnlyGate;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.SourceException.Failure;
import org.inboxaudit.source.imap.ImapLexer.MalformedException;
import org.inboxaudit.source.imap.ImapLexer.Token;
import org.inboxaudit.source.imap.Refusal.Phase;

/// One signed-in connection, TLS from the first octet. Several commands may be in flight; their
/// answers are told apart by what they hold, not by their order, which a server may change (RFC
/// 9051 §5.5).
final class ImapConnection implements AutoCloseable {
  private static final int ANSWERS = 200_000;
  private static final Duration FAREWELL = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Socket socket;
  private final ImapInput input;
  private final ReadOnlyGate gate;
  private final Thread watch;
  private final Map<String, InFlight> inFlight = new LinkedHashMap<>();
  private Capabilities capabilities = Capabilities.NONE;
  private long sent;
  private int answers;
  private long lost;
  private boolean broken;

  /// A command that was sent and has not ended.
  ///
  /// @param lostBefore how many responses could not be understood before it was sent
  private record InFlight(Command command, Allowance allowance, long lostBefore) {}

  private ImapConnection(Socket socket, Patience patience) throws IOException {
    this.socket = socket;
    input = new ImapInput(socket.getInputStream(), patience.command(), patience.clock());
    gate = ImapCommands.gate(socket);
    watch = closeOnInterrupt(Thread.currentThread(), socket);
  }

  /// What the answer to one command may come to, in octets.
  ///
  /// @param octets in all
  /// @param line the longest line, literals not counted
  /// @param literal the largest literal
  record Allowance(long octets, long line, long literal) {
    /// For everything that is not as long as the mailbox is large.
    static final Allowance SMALL = new Allowance(1 << 20, 64 << 10, 64 << 10);

    private Allowance with(Allowance other) {
      return new Allowance(
          octets + other.octets, Math.max(line, other.line), Math.max(literal, other.literal));
    }
  }

  /// Takes what a server answers to one command.
  interface Command {

    /// Offers what a FETCH response tells.
    ///
    /// @return whether it was asked for by this command
    default boolean take(FetchAnswer answer) throws InterruptedException {
      return false;
    }

    /// Tells any other untagged response. The lexer stands on its first word behind the number.
    ///
    /// @param number what stands before the word, -1 if nothing does
    default void hear(long number, ImapLexer lexer) throws MalformedException {}

    /// The command has ended.
    void ended(Ended end) throws SourceException, InterruptedException;
  }

  /// How a command ended.
  ///
  /// @param text for finding out why, in lower case; never shown or logged
  /// @param lost how many responses could not be understood since it was sent
  record Ended(boolean ok, String text, long lost) {

    /// Whether what was asked about was deleted meanwhile (RFC 5530 §3).
    boolean isOfNothing() {
      return !ok && text.contains("[nonexistent]");
    }
  }

  /// Connects and signs in.
  static ImapConnection open(MailSockets sockets, Access access, Patience patience)
      throws SourceException, InterruptedException {
    MailServer server = access.mailbox().imap();
    long end = System.nanoTime() + patience.greeting().toNanos();
    ImapConnection connection;
    Thread deadline = Thread.ofVirtual().unstarted(() -> {});
    try {
      Socket plain = sockets.open(server.host(), server.port());
      deadline = closeAt(end, plain);
      connection =
          new ImapConnection(sockets.secure(plain, server.host(), server.port()), patience);
    } catch (ConnectionFailure e) {
      deadline.interrupt();
      stopIfInterrupted();
      throw new SourceException(e.untrusted() ? Failure.TLS_UNTRUSTED : Failure.UNREACHABLE);
    } catch (IOException e) {
      deadline.interrupt();
      throw new SourceException(Failure.UNREACHABLE);
    }
    try {
      connection.begin(access, patience, deadline);
      return connection;
    } catch (SourceException | InterruptedException | RuntimeException e) {
      deadline.interrupt();
      connection.broken = true;
      connection.close();
      throw e;
    }
  }

  /// A server must have greeted by then, however it spends the time: which port is silent, and at
  /// which step, is nobody's business.
  private static Thread closeAt(long nanoTime, Socket socket) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                Thread.sleep(Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime())));
                socket.close();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (IOException e) {
                // whoever waits on it finds it unusable either way
              }
            });
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

  /// Signs in, and says who we are (RFC 2971): some providers refuse every folder to a client
  /// without a name. What they answer to that is of no interest.
  private void begin(Access access, Patience patience, Thread greetingDeadline)
      throws SourceException, InterruptedException {
    try {
      PrintStream out = new PrintStream(gate, false, StandardCharsets.US_ASCII);
      SignIn signIn = SignIn.greeted(input, out);
      greetingDeadline.interrupt();
      socket.setSoTimeout((int) patience.command().toMillis());
      capabilities = signIn.as(access.mailbox().userName(), access.secret());
    } catch (IOException e) {
      stopIfInterrupted();
      throw new SourceException(Failure.UNREACHABLE);
    } catch (SourceException e) {
      stopIfInterrupted();
      throw e;
    }
    if (can("ID")) {
      send("ID (\"name\" \"Inbox Audit\")", Allowance.SMALL, _ -> {});
    }
  }

  boolean can(String capability) {
    return capabilities.has(capability);
  }

  /// Sends a command and does not wait for its answer.
  ///
  /// @param text in octets, one a character; may hold one literal
  void send(String text, Allowance allowance, Command command)
      throws SourceException, InterruptedException {
    stopIfInterrupted();
    String tag = "x" + ++sent;
    inFlight.put(tag, new InFlight(command, allowance, lost));
    allow();
    try {
      int literal = text.indexOf("}\r\n");
      if (literal < 0) {
        write(tag + " " + text + "\r\n");
      } else {
        write(tag + " " + text.substring(0, literal + 3));
        if (awaitContinuation(tag)) {
          write(text.substring(literal + 3) + "\r\n");
        } else {
          gate.literalRefused();
        }
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void write(String text) throws IOException {
    gate.write(text.getBytes(StandardCharsets.ISO_8859_1));
    gate.flush();
  }

  /// A server may refuse a literal (RFC 9051 §4.3).
  private boolean awaitContinuation(String tag) throws SourceException, InterruptedException {
    while (inFlight.containsKey(tag)) {
      if (readOne()) {
        return true;
      }
    }
    return false;
  }

  /// The sum of what the commands in flight may still bring.
  private void allow() {
    Allowance sum = Allowance.SMALL;
    for (InFlight each : inFlight.values()) {
      sum = sum.with(each.allowance());
    }
    input.allow(sum.octets(), sum.line(), sum.literal());
    answers = 0;
  }

  /// Sends a command and reads on until it has ended.
  Ended run(String text, Allowance allowance, Hearing hearing)
      throws SourceException, InterruptedException {
    Ended[] end = new Ended[1];
    send(
        text,
        allowance,
        new Command() {
          @Override
          public void hear(long number, ImapLexer lexer) throws MalformedException {
            hearing.hear(number, lexer);
          }

          @Override
          public void ended(Ended how) {
            end[0] = how;
          }
        });
    while (end[0] == null) {
      read();
    }
    return end[0];
  }

  /// Takes untagged responses, as [Command#hear].
  @FunctionalInterface
  interface Hearing {
    void hear(long number, ImapLexer lexer) throws MalformedException;
  }

  /// Reads one response and hands it to the command it answers. One that cannot be parsed is left
  /// out: what is missing then is missed by whoever asked for it.
  void read() throws SourceException, InterruptedException {
    readOne();
  }

  /// @return whether it was a continuation request
  private boolean readOne() throws SourceException, InterruptedException {
    try {
      int length = input.next();
      if (++answers > ANSWERS) {
        throw new SourceException(Failure.PROTOCOL);
      }
      lost += length > 0 ? 0 : 1;
      return length > 0 && dispatch(new ImapLexer(input.response(), 0, length));
    } catch (MalformedException e) {
      lost++;
      return false;
    } catch (IOException e) {
      throw failed(e);
    } catch (SourceException e) {
      broken = true;
      throw e;
    }
  }

  private boolean dispatch(ImapLexer lexer)
      throws MalformedException, SourceException, InterruptedException {
    lexer.next();
    if (lexer.is("+")) {
      return true;
    }
    if (lexer.is("*")) {
      untagged(lexer);
    } else {
      tagged(lexer);
    }
    return false;
  }

  private void untagged(ImapLexer lexer)
      throws MalformedException, SourceException, InterruptedException {
    Token token = lexer.next();
    long number = token == Token.ATOM ? lexer.number() : -1;
    if (number >= 0) {
      lexer.next();
    }
    if (number >= 0 && lexer.is("FETCH")) {
      FetchAnswer answer = FetchAnswer.read(lexer);
      for (InFlight each : inFlight.values()) {
        if (each.command().take(answer)) {
          return;
        }
      }
    } else if (lexer.is("BYE")) {
      throw Refusal.of(Phase.READING, "* BYE " + lexer.rest())
          .orElseGet(() -> new SourceException(Failure.CUT));
    } else {
      for (InFlight each : inFlight.values()) {
        each.command().hear(number, lexer.again());
      }
    }
  }

  private void tagged(ImapLexer lexer)
      throws MalformedException, SourceException, InterruptedException {
    String tag = lexer.text();
    InFlight ended = inFlight.remove(tag);
    if (ended == null) {
      throw new SourceException(Failure.PROTOCOL);
    }
    lexer.next();
    boolean ok = lexer.is("OK");
    String text = lexer.rest();
    Optional<SourceException> refusal =
        ok ? Optional.empty() : Refusal.of(Phase.READING, tag + " NO " + text);
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    allow();
    ended.command().ended(new Ended(ok, text.toLowerCase(Locale.ROOT), lost - ended.lostBefore()));
  }

  private SourceException failed(IOException cause) throws InterruptedException {
    broken = true;
    stopIfInterrupted();
    if (gate.refused()) {
      throw new IllegalStateException("a command was not on the list of harmless ones");
    }
    return new SourceException(
        cause instanceof ImapInput.LimitPassed ? Failure.PROTOCOL : Failure.CUT);
  }

  private static void stopIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /// Says goodbye, unless answers are still on their way: nobody wants those any more.
  @Override
  public void close() {
    try {
      if (!broken && inFlight.isEmpty()) {
        socket.setSoTimeout((int) FAREWELL.toMillis());
        run("LOGOUT", Allowance.SMALL, (_, _) -> {});
      }
    } catch (IOException | SourceException e) {
      // nothing more is wanted of the server
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    watch.interrupt();
    try {
      socket.close();
    } catch (IOException e) {
      // as above
    }
  }
}
