package org.inboxaudit.source.sieve;

import static org.inboxaudit.source.sieve.SieveStage.PASSWORD;
import static org.inboxaudit.source.sieve.SieveStage.USER;
import static org.inboxaudit.source.sieve.SieveStage.scripts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import org.inboxaudit.platform.MailSockets;
import org.inboxaudit.source.sieve.SieveStage.Place;
import org.inboxaudit.testing.ManageSieveServer;
import org.inboxaudit.testing.TlsIdentity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SieveSourceTest extends ManageSieveContract {
  private static final SSLContext TLS = TlsIdentity.localhost().context();

  @SuppressWarnings("NullAway.Init")
  private static ManageSieveServer server;

  private String stored = "";

  @BeforeAll
  static void startServer() throws IOException {

    server = ManageSieveServer.start(TLS, 0);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Override
  Place serve(Map<String, String> scripts, Optional<String> active) {
    server.user(USER, PASSWORD, scripts, active);
    stored = new TreeMap<>(scripts) + " " + active;
    return new Place(server.port(), USER);
  }

  @Override
  MailSockets sockets() {
    return new LoopbackSockets(TLS);
  }

  @Override
  String state() {
    return stored;
  }

  private List<String> read(Map<String, String> scripts, String active) throws Exception {
    return SieveStage.patient(sockets()).read(serve(scripts, Optional.of(active)));
  }

  @Test
  void readsScriptsThatIncludeEachOtherOnce() throws Exception {
    assertEquals(
        List.of("runs a", "runs b", "complete 2"),
        read(scripts("a", "include :personal \"b\";", "b", "include :personal \"a\";"), "a"));
  }

  @Test
  void saysThatAGlobalIncludeCannotBeRead() throws Exception {
    assertEquals(
        List.of("runs a", "gap DENIED spam 1"),
        read(scripts("a", "include :global \"spam\";"), "a"));
  }

  @Test
  void saysThatAnIncludedScriptIsMissing() throws Exception {
    assertEquals(
        List.of("runs a", "gap UNAVAILABLE gone 1"),
        read(scripts("a", "include :personal \"gone\";"), "a"));
  }

  @Test
  void saysThatAScriptCouldNotBeUnderstood() throws Exception {
    assertEquals(
        List.of("runs a", "gap UNREADABLE b 1"), read(scripts("a", "keep;", "b", "broken"), "a"));
  }

  @Test
  void followsIncludesTenDeepAndNamesTheNext() throws Exception {
    Map<String, String> chain = new TreeMap<>();
    for (char name = 'a'; name <= 'm'; name++) {
      chain.put(String.valueOf(name), "include :personal \"" + (char) (name + 1) + "\";");
    }
    List<String> said = read(chain, "a");
    assertEquals(
        List.of("runs k", "gap LIMIT_REACHED l 1", "rests m"), said.subList(10, said.size()));
  }

  @Test
  void namesEachRestingScriptBeyondFifty() throws Exception {
    Map<String, String> many = new TreeMap<>();
    for (int i = 100; i < 152; i++) {
      many.put("s" + i, "keep;");
    }
    List<String> said = SieveStage.patient(sockets()).read(serve(many, Optional.empty()));
    assertEquals(
        List.of("rests s149", "gap LIMIT_REACHED s150 1", "gap LIMIT_REACHED s151 1"),
        said.subList(49, said.size()));
  }

  @Test
  void saysThatAScriptIsTooLargeAndReadsTheNext() throws Exception {
    assertEquals(
        List.of("gap LIMIT_REACHED big 1", "rests small"),
        SieveStage.patient(sockets())
            .read(
                serve(
                    scripts("big", "#".repeat((1 << 20) + 1), "small", "keep;"),
                    Optional.empty())));
  }

  @Test
  void sendsNoCommandThatWrites() throws Exception {
    read(scripts("a", "keep;", "b", "keep;"), "a");
    assertTrue(
        List.of("STARTTLS", "AUTHENTICATE", "LISTSCRIPTS", "GETSCRIPT", "LOGOUT")
            .containsAll(server.commands()),
        server.commands()::toString);
  }
}
