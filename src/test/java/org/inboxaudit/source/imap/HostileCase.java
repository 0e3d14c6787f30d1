package org.inboxaudit.source.imap;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.inboxaudit.testing.FakeMailServer;
import org.inboxaudit.testing.FakeMailServer.Action;

/// One thing that no honest server does, and how a reading may end then.
///
/// @param sentence what the server does
/// @param patience how long a silent server is waited for, and by which clock
/// @param ends where the reading may end
record HostileCase(String sentence, Patience patience, Lie lie, Set<End> ends) {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(500);

  /// A word that stands in texts of the server, and may stand nowhere else.
  static final String WORD = "trustmeword";

  /// Sets up the server. It has an INBOX of three messages: a plain one, one with a file, and a
  /// notice of a sign-in.
  @FunctionalInterface
  interface Lie {
    void prepare(FakeMailServer server);
  }

  /// How a reading ends. The names of failures are those of
  /// [org.inboxaudit.source.SourceException].
  enum End {
    /// All was told, nothing is missing.
    WHOLE,
    /// It is said that something is missing.
    GAP,
    /// Something is missing and nobody says so. No lie may bring that about.
    HIDDEN,
    /// Something was told twice. No lie may bring that about.
    DOUBLED,
    SIGN_IN_REFUSED,
    UNREACHABLE,
    TLS_UNTRUSTED,
    PROTOCOL,
    CUT,
    THROTTLED,
    RENUMBERED
  }

  static HostileCase that(String sentence, Lie lie, End first, End... more) {
    return new HostileCase(sentence, patience(LONG), lie, EnumSet.of(first, more));
  }

  /// The server makes us wait.
  static HostileCase slow(String sentence, Lie lie, End first, End... more) {
    return new HostileCase(sentence, patience(SHORT), lie, EnumSet.of(first, more));
  }

  /// The server does something at every command of a kind.
  static HostileCase at(String command, String sentence, Action action, End first, End... more) {
    return that(
        sentence, server -> server.onCommand(FakeMailServer.command(command), action), first, more);
  }

  /// The same, and makes us wait.
  static HostileCase slowAt(
      String command, String sentence, Action action, End first, End... more) {
    return slow(
        sentence, server -> server.onCommand(FakeMailServer.command(command), action), first, more);
  }

  /// The same by a clock that goes on by a second whenever it is looked at, so that nobody waits
  /// for a slow server.
  HostileCase everyLookTakesASecond() {
    AtomicLong seconds = new AtomicLong();
    InstantSource clock = () -> Instant.ofEpochSecond(seconds.incrementAndGet());
    return new HostileCase(sentence, new Patience(LONG, LONG, clock), lie, ends);
  }

  private static Patience patience(Duration time) {
    return new Patience(time, time, InstantSource.system());
  }

  @Override
  public String toString() {
    return sentence;
  }
}
