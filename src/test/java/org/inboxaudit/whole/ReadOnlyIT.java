package org.inboxaudit.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.inboxaudit.testing.DovecotServer;
import org.inboxaudit.testing.DovecotServer.Setup;
import org.inboxaudit.testing.ImapTalk;
import org.inboxaudit.testing.MailServers;
import org.inboxaudit.testing.MailboxState;
import org.inboxaudit.testing.Needed;
import org.inboxaudit.testing.RequiresDovecot;
import org.inboxaudit.testing.TestMailServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Proves on real servers that an audit changes nothing: by all that is said on the wire, by the
/// whole state of the mailbox before and after, and by taking away the means to change anything.
class ReadOnlyIT {
  /// On each server; in the long form, 500 and more on four servers.
  private static final int AUDITS = Boolean.getBoolean("soak") ? 105 : 2;

  private static final int CUT_AUDITS = Boolean.getBoolean("soak") ? 21 : 2;
  private static final long SIGN_IN = 4_000;
  private static final AtomicInteger ALL_AUDITS = new AtomicInteger();
  private static final AtomicInteger ALL_COMMANDS = new AtomicInteger();

  @AfterAll
  static void tell() {
    tell("all servers", ALL_AUDITS.get(), ALL_COMMANDS.get());
  }

  private static void tell(String where, int audits, int commands) {
    System.out.printf(
        "read-only, %s: %d audits, %d commands, 0 forbidden, states equal%n",
        where, audits, commands);
  }

  @TestFactory
  Stream<DynamicTest> changesNothingOn() {
    return MailServers.all().entrySet().stream()
        .map(
            server ->
                DynamicTest.dynamicTest(
                    server.getKey(), () -> changesNothing(server.getKey(), server.getValue())));
  }

  private static void changesNothing(String name, Supplier<TestMailServer> starter)
      throws Exception {
    try (TestMailServer server = starter.get();
        AuditStage stage = AuditStage.before(server)) {
      MailboxState before = stage.state();
      JsonNode report = stage.audit();
      for (int i = 1; i < AUDITS; i++) {
        assertEquals(report, stage.audit());
      }
      auditWithCuts(stage, report);
      proveHarmless(name, stage, before);
    }
  }

  private static void auditWithCuts(AuditStage stage, JsonNode report) throws Exception {
    Random random = new Random(9051);
    long longest = stage.longestSession();
    assertTrue(longest > SIGN_IN, "a session of " + longest + " octets cannot be cut");
    for (int i = 0; i < CUT_AUDITS; i++) {
      stage.cutAfter(random.nextLong(SIGN_IN, longest));
      assertEquals(report, stage.audit());
      assertFalse(stage.cutIsDue(), "the line was not cut");
    }
  }

  private static void proveHarmless(String name, AuditStage stage, MailboxState before)
      throws IOException {
    assertEquals(Map.of(), before.differences(stage.state()));
    assertEquals(List.of(), stage.forbidden());
    assertTrue(stage.commands() > 10 * stage.audits(), "the recorder has seen too little");
    ALL_AUDITS.addAndGet(stage.audits());
    ALL_COMMANDS.addAndGet(stage.commands());
    tell(name, stage.audits(), stage.commands());
  }

  @Test
  @RequiresDovecot
  void readsAllOfAMailboxThatItMayOnlyLookAt() throws Exception {
    try (DovecotServer server = DovecotServer.start(Setup.APART);
        AuditStage stage = AuditStage.before(server)) {
      MailboxState before = stage.state();
      JsonNode report = stage.audit();
      server.startAgain(Setup.APART_LOOK_AND_READ);
      try (ImapTalk talk = server.talk("watched")) {
        assertThrows(IOException.class, () -> talk.ask("DELETE \"two  blanks\""));
      }
      assertEquals(report, stage.audit());
      server.startAgain(Setup.APART);
      proveHarmless("rights l and r only", stage, before);
    }
  }

  @Test
  @RequiresDovecot
  void readsAllOfAMailboxOnAReadOnlyMount() throws Exception {
    Needed.here(Files.isExecutable(Path.of("/usr/bin/bwrap")), "bubblewrap");
    Needed.here("root".equals(System.getProperty("user.name")), "root, for a mount,");
    try (DovecotServer server = DovecotServer.start(Setup.APART);
        AuditStage stage = AuditStage.before(server)) {
      MailboxState before = stage.state();
      JsonNode report = stage.audit();
      server.startAgain(Setup.APART_READ_ONLY_MOUNT);
      try (ImapTalk talk = server.talk("watched")) {
        assertThrows(IOException.class, () -> talk.ask("CREATE new"));
      }
      assertEquals(report, stage.audit());
      proveHarmless("read-only mount", stage, before);
    }
  }
}
