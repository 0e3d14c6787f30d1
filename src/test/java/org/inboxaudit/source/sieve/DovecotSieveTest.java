package org.inboxaudit.source.sieve;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.inboxaudit.source.sieve.SieveStage.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inboxaudit.platform.MailSockets;
import org.inboxaudit.source.sieve.SieveStage.Place;
import org.inboxaudit.testing.DovecotServer;
import org.inboxaudit.testing.RequiresDovecot;
import org.inboxaudit.testing.TlsIdentity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@RequiresDovecot
class DovecotSieveTest extends ManageSieveContract {
  @SuppressWarnings("NullAway.Init")
  private static DovecotServer server;

  private static final byte[] MESSAGE = "Subject: hello\r\n\r\nhello\r\n".getBytes(US_ASCII);
  private static final int USERS = 20;
  private static int served;
  private String user = "";

  @BeforeAll
  static void startServer() throws IOException {
    server = DovecotServer.start();
    for (int i = 1; i <= USERS; i++) { // it looks for new users only once a second
      server.addUser("owner" + i, PASSWORD);
      server.append("owner" + i, "INBOX", "S", Instant.EPOCH, MESSAGE);
    }
  }

  @AfterAll
  static void stopServer() throws IOException {
    server.close();
  }

  @Override
  Place serve(Map<String, String> scripts, Optional<String> active) throws IOException {
    user = "owner" + ++served;
    for (Map.Entry<String, String> script : scripts.entrySet()) {
      boolean runs = active.equals(Optional.of(script.getKey()));
      server.installSieve(user, script.getKey(), script.getValue(), runs);
    }
    return new Place(server.sievePort(), user);
  }

  @Override
  MailSockets sockets() {
    return new LoopbackSockets(TlsIdentity.localhost().context());
  }

  /// Pigeonhole makes a scratch directory beside the scripts when somebody first looks at them.
  @Override
  String state() throws IOException {
    Map<String, String> facts = new TreeMap<>(server.state(user).facts());
    facts.remove("file sieve/tmp");
    return facts.toString();
  }

  @Test
  void sendsThreeCommandsAfterSignInAndNoOther() throws Exception {
    Place place = serve(SieveStage.scripts("main", "keep;\r\n"), Optional.of("main"));
    SieveStage.patient(sockets()).read(place);
    List<String> commands =
        server.wireLogUntil(user, "sieve", "LOGOUT").stream()
            .map(line -> line.replaceFirst("^[0-9.]+ ", "").split(" ", -1)[0])
            .toList();
    assertEquals(
        new TreeSet<>(List.of("GETSCRIPT", "LISTSCRIPTS", "LOGOUT")), new TreeSet<>(commands));
  }
}
