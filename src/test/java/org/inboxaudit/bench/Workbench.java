package org.inboxaudit.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import org.inboxaudit.platform.MailSockets;

/// What all figures share.
///
/// @param rounds how often each way is measured, after one round that does not count
record Workbench(BenchServer server, Mailboxes mailboxes, int rounds, PrintStream out) {

  void say(String line) {
    out.println(line);
  }

  void show(Rounds measured) {
    measured.table().forEach(out::println);
  }

  /// The door to the server without TLS.
  Door plain() {
    return new Door(BenchDoors.plain(), server.plainPort());
  }

  /// The door to the server as the service uses it.
  Door tls() {
    return new Door(BenchDoors.guarded(server.tlsPort()), server.tlsPort());
  }

  /// Measures these ways in turn and shows the table.
  Rounds rounds(Rounds.Way... ways) throws Exception {
    Rounds measured = Rounds.of(server, rounds, ways);
    show(measured);
    return measured;
  }

  /// A setting of this run: a system property, or else a variable of the environment.
  static String setting(String name, String otherwise) {
    Map<String, String> environment = System.getenv();
    String given = System.getProperty(name, environment.getOrDefault(name, ""));
    return given.isBlank() ? otherwise : given.strip();
  }

  /// How a server is reached.
  record Door(MailSockets sockets, int port) {
    java.net.Socket open() throws IOException {
      try {
        return sockets.secure(sockets.open("localhost", port), "localhost", port);
      } catch (MailSockets.ConnectionFailure e) {
        throw new IOException(e);
      }
    }
  }
}
