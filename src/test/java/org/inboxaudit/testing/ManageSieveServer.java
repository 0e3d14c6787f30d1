package org.inboxaudit.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A small ManageSieve server (RFC 5804) with scripts in memory: STARTTLS, PLAIN, list, get.
///
/// It refuses every command that would change a script, and remembers the name of every command it
/// was given. Not for the internet: it believes its clients to be ours.
public final class ManageSieveServer implements AutoCloseable {
  private final ServerSocket listener;
  private final SSLContext tls;
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();

  private ManageSieveServer(ServerSocket listener, SSLContext tls) {
    this.listener = listener;
    this.tls = tls;
  }

  private record Account(
      String password, SortedMap<String, String> scripts, Optional<String> active) {}

  /// Starts to listen on the loopback.
  ///
  /// @param port 0 for any free one
  public static ManageSieveServer start(SSLContext tls, int port) throws IOException {
    ServerSocket listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    ManageSieveServer server = new ManageSieveServer(listener, tls);
    Thread.ofVirtual().name("managesieve-listener").start(server::listen);
    return server;
  }

  /// Adds a user, or replaces what they have.
  public ManageSieveServer user(
      String name, String password, Map<String, String> scripts, Optional<String> active) {
    accounts.put(name, new Account(password, new TreeMap<>(scripts), active));
    return this;
  }

  public int port() {
    return listener.getLocalPort();
  }

  /// The names of the commands that came in, in their order.
  public List<String> commands() {
    return List.copyOf(commands);
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        Thread.ofVirtual().name("managesieve-connection").start(() -> serve(socket));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      new Connection(socket).run();
    } catch (IOException _) {
      // the client has gone
    }
  }

  private final class Connection {
    private Socket socket;
    private InputStream in;
    private boolean secured;
    private Optional<Account> account = Optional.empty();

    private Connection(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new BufferedInputStream(socket.getInputStream());
    }

    private void run() throws IOException {
      capabilities();
      boolean open = true;
      while (open) {
        List<String> words = command();
        if (words.isEmpty()) {
          say("NO \"Say something.\"");
          continue;
        }
        String verb = words.getFirst().toUpperCase(Locale.ROOT);
        commands.add(verb);
        open = answer(verb, words.subList(1, words.size()));
      }
    }

    private boolean answer(String verb, List<String> arguments) throws IOException {
      switch (verb) {
        case "CAPABILITY" -> capabilities();
        case "NOOP" -> say("OK \"Done.\"");
        case "STARTTLS" -> startTls();
        case "AUTHENTICATE" -> authenticate(arguments);
        case "LISTSCRIPTS" -> list();
        case "GETSCRIPT" -> get(arguments);
        case "LOGOUT" -> {
          say("OK \"Goodbye.\"");
          return false;
        }
        default -> say("NO \"Nothing is changed here.\"");
      }
      return true;
    }

    private void capabilities() throws IOException {
      say("\"IMPLEMENTATION\" \"Inbox Audit sample\"");
      say("\"SIEVE\" \"fileinto reject envelope copy imap4flags include variables vacation\"");
      say("\"SASL\" \"" + (secured ? "PLAIN" : "") + "\"");
      if (!secured) {
        say("\"STARTTLS\"");
      }
      say("\"VERSION\" \"1.0\"");
      say("OK \"Ready.\"");
    }

    private void startTls() throws IOException {
      if (secured) {
        say("NO \"TLS is on.\"");
        return;
      }
      say("OK \"Begin.\"");
      SSLSocket over =
          (SSLSocket)
              tls.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
      over.setUseClientMode(false);
      over.startHandshake();
      socket = over;
      in = new BufferedInputStream(over.getInputStream());
      secured = true;
      capabilities();
    }

    private void authenticate(List<String> arguments) throws IOException {
      if (!secured || arguments.size() != 2 || !arguments.getFirst().equals("PLAIN")) {
        say("NO \"Not like this.\"");
        return;
      }
      String[] parts =
          new String(Base64.getDecoder().decode(arguments.get(1)), StandardCharsets.UTF_8)
              .split("\0", -1);
      account =
          Optional.of(parts)
              .filter(three -> three.length == 3)
              .flatMap(
                  three ->
                      Optional.ofNullable(accounts.get(three[1]))
                          .filter(known -> known.password().equals(three[2])));
      say(account.isPresent() ? "OK \"Welcome.\"" : "NO \"Refused.\"");
    }

    private void list() throws IOException {
      if (account.isEmpty()) {
        say("NO \"Who are you?\"");
        return;
      }
      for (String name : account.get().scripts().keySet()) {
        boolean active = account.get().active().equals(Optional.of(name));
        say(quoted(name) + (active ? " ACTIVE" : ""));
      }
      say("OK \"That is all.\"");
    }

    private void get(List<String> arguments) throws IOException {
      Optional<String> script =
          account
              .filter(_ -> arguments.size() == 1)
              .flatMap(known -> Optional.ofNullable(known.scripts().get(arguments.getFirst())));
      if (script.isEmpty()) {
        say("NO (NONEXISTENT) \"No such script.\"");
        return;
      }
      byte[] octets = script.get().getBytes(StandardCharsets.UTF_8);
      say("{" + octets.length + "}");
      socket.getOutputStream().write(octets);
      say("");
      say("OK \"Here it is.\"");
    }

    private static String quoted(String text) {
      return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void say(String line) throws IOException {
      socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
    }

    /// Reads one command: its words, quoted strings and literals up to the end of the line.
    private List<String> command() throws IOException {
      List<String> words = new ArrayList<>();
      ByteArrayOutputStream word = new ByteArrayOutputStream();
      for (int octet = next(); octet != '\n'; octet = next()) {
        switch (octet) {
          case ' ', '\r' -> flush(word, words);
          case '"' -> words.add(quotedString());
          case '{' -> words.add(literal());
          default -> word.write(octet);
        }
      }
      flush(word, words);
      return words;
    }

    private static void flush(ByteArrayOutputStream word, List<String> words) {
      if (word.size() > 0) {
        words.add(word.toString(StandardCharsets.UTF_8));
        word.reset();
      }
    }

    private String quotedString() throws IOException {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      for (int octet = next(); octet != '"'; octet = next()) {
        text.write(octet == '\\' ? next() : octet);
      }
      return text.toString(StandardCharsets.UTF_8);
    }

    private String literal() throws IOException {
      StringBuilder size = new StringBuilder();
      for (int octet = next(); octet != '}'; octet = next()) {
        if (octet != '+') {
          size.append((char) octet);
        }
      }
      next();
      next();
      return new String(in.readNBytes(Integer.parseInt(size.toString())), StandardCharsets.UTF_8);
    }

    private int next() throws IOException {
      int octet = in.read();
      if (octet < 0) {
        throw new EOFException();
      }
      return octet;
    }
  }
}
