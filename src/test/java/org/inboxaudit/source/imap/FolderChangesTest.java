package org.inboxaudit.source.imap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.inboxaudit.evidence.Checkpoint;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Folder;
import org.inboxaudit.evidence.Folder.Change;
import org.inboxaudit.testing.ImapTalk;
import org.inboxaudit.testing.MailServers;
import org.inboxaudit.testing.TestMailServer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What a second audit tells of messages that went, on every server there is.
class FolderChangesTest {
  private static final String USER = "owner";
  private static final Instant BEFORE = EvidenceFixtures.NOW.minusSeconds(864_000);
  private static final Instant AFTER = EvidenceFixtures.NOW.plusSeconds(864_000);

  @TestFactory
  Stream<DynamicTest> tellsWhatWentAndWhatOnlyMoved() {
    return MailServers.all().entrySet().stream()
        .map(server -> DynamicTest.dynamicTest(server.getKey(), () -> tellsIt(server)));
  }

  private static void tellsIt(Map.Entry<String, Supplier<TestMailServer>> which) throws Exception {
    try (TestMailServer server = which.getValue().get()) {
      server.addUser(USER, "secret");
      put(server, "INBOX", 20, BEFORE);
      put(server, "Archive", 3, BEFORE);
      put(server, "Quiet", 4, BEFORE);
      assertTrue(changes(server, Cursor.START).isEmpty(), "nothing to compare with");
      Cursor cursor = read(server);
      try (ImapTalk talk = server.talk(USER)) {
        talk.ask("SELECT INBOX");
        talk.ask("UID COPY 1:2 " + ImapTalk.quoted(server.wireName("Archive")));
        talk.ask("UID STORE 1:7 +FLAGS (\\Deleted)");
        talk.ask("EXPUNGE");
      }
      put(server, "INBOX", 5, AFTER);
      assertEquals(
          Map.of(
              "INBOX", new Change(EvidenceFixtures.NOW, 20, 7, 0),
              "Archive", new Change(EvidenceFixtures.NOW, 3, 0, 2),
              "Quiet", new Change(EvidenceFixtures.NOW, 4, 0, 0)),
          changes(server, cursor));
    }
  }

  private static void put(TestMailServer server, String folder, int count, Instant when)
      throws IOException {
    for (int i = 0; i < count; i++) {
      String message = "Message-ID: <%s%d%s@example.org>\r\n\r\nhi\r\n".formatted(folder, i, when);
      server.append(USER, folder, "", when, message.getBytes(US_ASCII));
    }
  }

  private static Cursor read(TestMailServer server) throws Exception {
    Cursor[] end = {Cursor.START};
    ImapFixture.source(server.imapPort())
        .read(
            ImapFixture.access(server.imapPort(), USER),
            ImapFixture.plan(Round.LOG, Cursor.START),
            said -> {
              if (said instanceof Checkpoint checkpoint) {
                end[0] = checkpoint.cursor();
              }
            });
    return end[0];
  }

  /// By the last part of the folder's name: servers put folders below the inbox, or beside it.
  private static Map<String, Change> changes(TestMailServer server, Cursor from) throws Exception {
    Map<String, Change> changes = new java.util.TreeMap<>();
    ImapFixture.source(server.imapPort())
        .read(
            ImapFixture.access(server.imapPort(), USER),
            ImapFixture.plan(Round.WHOLE, Set.of(EvidenceKind.FOLDER), from, ImapFixture.BUDGET),
            said -> {
              if (said instanceof Folder folder) {
                String name = folder.name();
                String own =
                    name.substring(1 + Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')));
                Optional<Change> change = folder.change();
                change.ifPresent(told -> changes.put(own, told));
              }
            });
    return changes;
  }
}
