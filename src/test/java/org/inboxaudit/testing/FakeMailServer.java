package org.inboxaudit.testing;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// An IMAP server on the loopback that answers honestly (RFC 9051, RFC 3501) whatever a reader of
/// mail needs, and lies, stalls or hangs up where a test wants it to.
///
/// It knows CAPABILITY, ID, NOOP, LOGIN, AUTHENTICATE PLAIN, LIST, LSUB, STATUS, EXAMINE, UID
/// SEARCH (`ALL` or `UID set`), UID FETCH (UID, FLAGS, INTERNALDATE, RFC822.SIZE, MODSEQ,
/// BODYSTRUCTURE, BODY.PEEK and, where it says BINARY, BINARY.PEEK), LOGOUT and, where it says ACL
/// or METADATA, MYRIGHTS, GETACL and GETMETADATA, one by one or pipelined. Any name and password
/// will do. All else, above all what could change a mailbox, is answered with BAD and kept for
/// [#refused]. Answers are streamed, so neither folders nor answers need memory.
///
/// ```
/// FakeMailServer server = FakeMailServer.tls().add(FakeFolder.of("INBOX", 1_000_000, uid -> …));
/// server.once(FakeMailServer.command("UID FETCH"), exchange -> exchange.say("* BYE").cut());
/// ```
public final class FakeMailServer implements AutoCloseable {
  /// What is kept about the octets of messages, so that a template is looked through once.
  private static final int KEPT = 1 << 10;

  private final ScriptedServer server;
  private final List<FakeFolder> folders = new CopyOnWriteArrayList<>();
  private final List<Hook> hooks = new CopyOnWriteArrayList<>();
  private final List<String> refused = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger commands = new AtomicInteger();
  private final AtomicLong octetsSent = new AtomicLong();
  private final AtomicReferenceArray<MimePart> parts = new AtomicReferenceArray<>(KEPT);

  /// Ends of connections by octets of the session; true for a reset.
  private final TreeMap<Long, Boolean> cuts = new TreeMap<>();

  private volatile List<String> capabilities =
      List.of(
          "IMAP4rev1",
          "LITERAL+",
          "SASL-IR",
          "AUTH=PLAIN",
          "ID",
          "LIST-EXTENDED",
          "LIST-STATUS",
          "SPECIAL-USE",
          "ESEARCH",
          "CONDSTORE");
  private volatile String script = "";
  private volatile Action greeting = exchange -> exchange.say("* OK ready");

  /// What happens instead of the honest answer.
  @FunctionalInterface
  public interface Action {
    void perform(FakeExchange exchange) throws IOException, InterruptedException;
  }

  /// @param left how often it still happens
  private record Hook(Predicate<String> commands, Action action, AtomicInteger left) {}

  private FakeMailServer(boolean secure, TlsIdentity identity) {
    server = secure ? ScriptedServer.tls(identity, this::hold) : ScriptedServer.plain(this::hold);
  }

  /// A server that speaks TLS from the first octet, with the identity of most tests.
  public static FakeMailServer tls() {
    return new FakeMailServer(true, TlsIdentity.localhost());
  }

  public static FakeMailServer tls(TlsIdentity identity) {
    return new FakeMailServer(true, identity);
  }

  /// A server without TLS.
  public static FakeMailServer plain() {
    return new FakeMailServer(false, TlsIdentity.localhost());
  }

  /// Commands that begin with these words, in capitals or not: `command("UID FETCH")`.
  public static Predicate<String> command(String words) {
    return command ->
        command.regionMatches(true, 0, words, 0, words.length())
            && (command.length() == words.length() || command.charAt(words.length()) == ' ');
  }

  /// Sets what the server can do. It does only what it says: without ESEARCH, `SEARCH RETURN` is
  /// refused.
  public FakeMailServer capabilities(String... words) {
    capabilities = List.of(words);
    return this;
  }

  /// Adds to what the server can do.
  public FakeMailServer with(String... words) {
    capabilities = Stream.concat(capabilities.stream(), Stream.of(words)).toList();
    return this;
  }

  /// Hangs a Sieve script on all folders that have none (RFC 6785 §2.3.1).
  public FakeMailServer script(String name) {
    script = name;
    return this;
  }

  /// Takes capabilities away.
  public FakeMailServer without(String... words) {
    capabilities = capabilities.stream().filter(word -> !List.of(words).contains(word)).toList();
    return this;
  }

  public FakeMailServer add(FakeFolder... more) {
    folders.addAll(List.of(more));
    return this;
  }

  /// Takes all folders away.
  public FakeMailServer clear() {
    folders.clear();
    return this;
  }

  /// Sets what is done when somebody connects.
  public FakeMailServer onGreeting(Action action) {
    greeting = action;
    return this;
  }

  /// Lets something else happen at every command of a kind. Of several that fit, the first that was
  /// set happens.
  ///
  /// @param commands tells them by the command without its tag
  public FakeMailServer onCommand(Predicate<String> commands, Action action) {
    hooks.add(new Hook(commands, action, new AtomicInteger(Integer.MAX_VALUE)));
    return this;
  }

  /// The same, at the next command of the kind only.
  public FakeMailServer once(Predicate<String> commands, Action action) {
    hooks.add(new Hook(commands, action, new AtomicInteger(1)));
    return this;
  }

  /// Ends the connection behind an octet of the session; connections that follow are counted on.
  /// All octets before it arrive.
  public FakeMailServer cutAfter(long octets) {
    return cutAfter(octets, false);
  }

  /// The same by a reset; octets under way may be lost.
  public FakeMailServer resetAfter(long octets) {
    return cutAfter(octets, true);
  }

  private FakeMailServer cutAfter(long octets, boolean reset) {
    synchronized (cuts) {
      cuts.put(octets, reset);
    }
    return this;
  }

  public int port() {
    return server.port();
  }

  /// Connections that were made, since the start.
  public int connections() {
    return connections.get();
  }

  /// Commands that came, since the start.
  public int commands() {
    return commands.get();
  }

  /// Octets that were said, since the start and over all connections, TLS not counted.
  public long octetsSent() {
    return octetsSent.get();
  }

  /// The lines that clients sent, over all connections, with their tags.
  public List<String> received() {
    return server.received();
  }

  /// The commands that were answered with BAD, with their tags.
  public List<String> refused() {
    return List.copyOf(refused);
  }

  private void hold(ScriptedServer.Line line) throws IOException, InterruptedException {
    connections.incrementAndGet();
    new FakeMailSession(this, line, new Wire(line.out(), wanted -> pass(line, wanted))).hold();
  }

  private int pass(ScriptedServer.Line line, int wanted) throws IOException {
    synchronized (cuts) {
      long before = octetsSent.get();
      Long cut = cuts.ceilingKey(before);
      if (cut == null || before + wanted < cut) {
        octetsSent.addAndGet(wanted);
        return wanted;
      }
      if (Boolean.TRUE.equals(cuts.remove(cut))) {
        line.resetAtEnd();
      }
      octetsSent.set(cut);
      return (int) (cut - before);
    }
  }

  Action greeting() {
    return greeting;
  }

  Action actionFor(String command) {
    commands.incrementAndGet();
    for (Hook hook : hooks) {
      if (hook.commands.test(command) && hook.left.getAndDecrement() > 0) {
        return hook.action;
      }
    }
    return FakeExchange::answer;
  }

  void refuse(String command) {
    refused.add(command);
  }

  List<String> capabilities() {
    return capabilities;
  }

  String script() {
    return script;
  }

  boolean can(String capability) {
    return capabilities.contains(capability);
  }

  List<FakeFolder> folders() {
    return folders.stream().filter(folder -> !folder.gone()).toList();
  }

  Optional<FakeFolder> find(String name) {
    return folders().stream()
        .filter(
            folder ->
                name.toUpperCase(Locale.ROOT).equals("INBOX")
                    ? folder.name().equalsIgnoreCase(name)
                    : folder.name().equals(name))
        .findFirst();
  }

  MimePart partOf(byte[] octets) {
    int at = System.identityHashCode(octets) & (KEPT - 1);
    MimePart kept = parts.get(at);
    if (kept == null || kept.octets() != octets) {
      kept = MimePart.of(octets);
      parts.set(at, kept);
    }
    return kept;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
