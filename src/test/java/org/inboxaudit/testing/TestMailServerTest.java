package org.inboxaudit.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What a test that reads from any of the servers relies on.
class TestMailServerTest {
  private static final Instant WHEN = Instant.parse("2026-03-01T10:00:00Z");
  private static final byte[] MESSAGE =
      "From: owner@example.org\r\nSubject: hello\r\n\r\nhello\r\n".getBytes(UTF_8);

  @TestFactory
  Stream<DynamicTest> showsWhatWasPutThereAndEveryChangeOfIt() {
    return MailServers.all().entrySet().stream()
        .map(server -> DynamicTest.dynamicTest(server.getKey(), () -> shows(server.getValue())));
  }

  private static void shows(Supplier<TestMailServer> starter) throws IOException {
    try (TestMailServer server = starter.get()) {
      server.addUser("owner", "secret");
      server.append("owner", "INBOX", "S", WHEN, MESSAGE);
      server.append("owner", "Work.Reports", "", WHEN, MESSAGE);
      MailboxState state = server.state("owner");
      assertEquals(Map.of(), state.differences(server.state("owner")), "looking changes nothing");
      assertTrue(state.facts().toString().contains("Work.Reports"), state::toString);
      try (ImapTalk talk = server.talk("owner")) {
        talk.ask("SELECT INBOX");
        talk.ask("UID STORE 1 +FLAGS (\\Flagged)");
      }
      assertNotEquals(Map.of(), state.differences(server.state("owner")));
      assertNotEquals(
          List.of(),
          state.differences(server.state("owner")).keySet().stream()
              .filter(name -> name.startsWith("flags"))
              .toList());
    }
  }
}
