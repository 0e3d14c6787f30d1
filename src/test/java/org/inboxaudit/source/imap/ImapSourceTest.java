package org.inboxaudit.source.imap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.inboxaudit.source.imap.ImapFixture.bounce;
import static org.inboxaudit.source.imap.ImapFixture.plain;
import static org.inboxaudit.source.imap.ImapFixture.withFile;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.inboxaudit.consent.Access;
import org.inboxaudit.evidence.AccessGrant;
import org.inboxaudit.evidence.AccountSetting;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.Checkpoint;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.DeliveryStatus;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Folder;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Link;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.evidence.MessageFlag;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.source.EvidenceSource;
import org.inboxaudit.source.EvidenceSourceContract;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.testing.DovecotServer;
import org.inboxaudit.testing.ImapTalk;
import org.inboxaudit.testing.MailboxState;
import org.inboxaudit.testing.RequiresDovecot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@RequiresDovecot
class ImapSourceTest extends EvidenceSourceContract {
  private static final String USER = "owner";
  private static final Instant WHEN = Instant.parse("2026-03-01T02:00:05Z");

  @SuppressWarnings("NullAway.Init")
  private static DovecotServer server;

  @BeforeAll
  static void start() throws IOException {
    server = DovecotServer.start(DovecotServer.Setup.SETTINGS);
    server.addUser(USER, "secret");
    put("INBOX", "", bounce(1, "stranger@example.net"));
    for (int i = 0; i < 20; i++) {
      put("INBOX", i % 2 == 0 ? "S" : "", plain(i, "letter " + i));
    }
    put("INBOX", "", plain(100, "New sign-in from a browser"));
    put("Sent", "S", plain(101, "sent"));
    put("Work.Reports", "FR", withFile(1, "report.pdf", "cmVwb3J0"));
    put("Work.Reports", "", withFile(2, "other.pdf", "b3RoZXI="));
    put("Entw&APw-rfe", "D", plain(102, "=?utf-8?Q?Entwurf_f=C3=BCr_dich?="));
    put("Entw&APw-rfe", "D", plain(103, "8 bit: grüße"));
    server.addFolder(USER, "Empty");
    try (ImapTalk talk = server.talk(USER)) {
      talk.ask("SETACL INBOX anyone lr");
      talk.ask("SETACL \"Entw&APw-rfe\" ann lrs");
      talk.ask("SETMETADATA Sent (/shared/imapsieve/script \"copies\")");
    }
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static void put(String folder, String flags, String message) throws IOException {
    server.append(USER, folder, flags, WHEN, message.replace("\n", "\r\n").getBytes(UTF_8));
  }

  @Override
  protected EvidenceSource source() {
    return ImapFixture.source(server.imapPort());
  }

  @Override
  protected Access access() {
    return ImapFixture.access(server.imapPort(), USER);
  }

  @Override
  protected ReadPlan plan(Round round, Set<EvidenceKind> kinds, Cursor from) {
    return ImapFixture.plan(round, kinds, from, ImapFixture.BUDGET);
  }

  private <T> List<T> told(Round round, Class<T> type) throws Exception {
    return read(round, before(round)).stream().filter(type::isInstance).map(type::cast).toList();
  }

  private Message message(String messageId) throws Exception {
    return told(Round.LOG, Message.class).stream()
        .filter(message -> message.messageId().equals(messageId))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tellsEachFolderWithItsRole() throws Exception {
    Map<String, FolderRole> roles =
        told(Round.WHOLE, Folder.class).stream()
            .collect(Collectors.toMap(Folder::name, Folder::role));
    assertEquals(
        Map.of(
            "INBOX", FolderRole.INBOX,
            "Sent", FolderRole.SENT,
            "Work.Reports", FolderRole.OTHER,
            "Entwürfe", FolderRole.DRAFTS,
            "Empty", FolderRole.OTHER),
        roles);
  }

  @Test
  void countsTheMessagesOfEachFolder() throws Exception {
    Map<String, Long> counts =
        told(Round.WHOLE, Folder.class).stream()
            .collect(Collectors.toMap(Folder::name, Folder::messages));
    assertEquals(
        Map.of("INBOX", 22L, "Sent", 1L, "Work.Reports", 2L, "Entwürfe", 2L, "Empty", 0L), counts);
  }

  @Test
  void tellsEveryMessageOfEveryFolder() throws Exception {
    Map<String, Long> counts =
        told(Round.LOG, Message.class).stream()
            .map(message -> message.locator().folder())
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    assertEquals(Map.of("INBOX", 22L, "Sent", 1L, "Work.Reports", 2L, "Entwürfe", 2L), counts);
  }

  @Test
  void readsTheEnvelope() throws Exception {
    Message message = message("m4@example.org");
    assertEquals("colleague@example.org", message.from().orElseThrow().toString());
    assertEquals("A colleague", message.fromName());
    assertEquals("letter 4", message.subject());
    assertEquals("[owner@example.org, other@example.net]", message.recipients().toString());
    assertEquals(Optional.of(OffsetDateTime.parse("2026-03-01T10:00:00+08:00")), message.sentAt());
    assertEquals(WHEN, message.receivedAt());
    assertEquals(Set.of(MessageFlag.SEEN), message.flags());
  }

  @Test
  void bringsTheHeaderFieldsOfThePlan() throws Exception {
    assertEquals(
        Map.of("received", List.of("from mx.example.org")), message("m4@example.org").headers());
  }

  @Test
  void undoesEncodedWords() throws Exception {
    assertEquals("Entwurf für dich", message("m102@example.org").subject());
  }

  @Test
  void readsOctetsThatNoHeaderMayHold() throws Exception {
    assertEquals("8 bit: grüße", message("m103@example.org").subject());
  }

  @Test
  void tellsTheLeavesOfTheStructure() throws Exception {
    assertEquals(
        List.of(
            new Message.Part("1", "text/plain", "", "7bit", 12, false),
            new Message.Part("2", "application/pdf", "report.pdf", "base64", 8, true)),
        message("f1@example.org").parts());
  }

  @Test
  void opensTheFilesThatAreWanted() throws Exception {
    assertEquals(
        List.of("other.pdf b3RoZXI=", "report.pdf cmVwb3J0"),
        told(Round.DEEP, Attachment.class).stream()
            .map(file -> file.fileName() + " " + file.sha256())
            .sorted()
            .toList());
  }

  @Test
  void handsTheTextsOfAMessageToTheExtractorTogether() throws Exception {
    List<String> texts =
        told(Round.DEEP, MessageBody.class).getFirst().links().stream()
            .map(Link::url)
            .map(String::strip)
            .toList();
    assertEquals(List.of("whole 7 hello"), texts);
  }

  @Test
  void handsWholeLettersToTheExtractor() throws Exception {
    Notice notice = told(Round.DEEP, Notice.class).getFirst();
    assertEquals("octets " + notice.message().size(), notice.device());
  }

  @Test
  void tellsTheExtractorWhomToBelieve() throws Exception {
    Notice notice = told(Round.DEEP, Notice.class).getFirst();
    assertEquals("owner@example.org mx.example.org", notice.account() + " " + notice.place());
  }

  @Test
  void tellsWhoMayLookIntoFolders() throws Exception {
    assertEquals(
        List.of("Entwürfe ann lrs", "INBOX anyone lr"),
        told(Round.WHOLE, AccessGrant.class).stream()
            .map(grant -> grant.folder() + " " + grant.grantee() + " " + grant.rights())
            .sorted()
            .toList());
  }

  @Test
  void tellsTheScriptsThatHangOnFolders() throws Exception {
    assertEquals(
        List.of("Sent copies"),
        told(Round.WHOLE, AccountSetting.class).stream()
            .map(setting -> setting.folder() + " " + setting.value())
            .toList());
  }

  @Test
  void tellsWhenFlagsWereChangedInWatchedFoldersOnly() throws Exception {
    ReadPlan watching = ImapFixture.watching(Round.LOG, Set.of("Entwürfe"));
    Set<String> told =
        read(source(), access(), watching).stream()
            .filter(Message.class::isInstance)
            .map(Message.class::cast)
            .filter(message -> message.modSeq().isPresent())
            .map(message -> message.locator().folder())
            .collect(Collectors.toSet());
    assertEquals(Set.of("Entwürfe"), told);
  }

  @Test
  void handsWholeNotificationsToTheExtractor() throws Exception {
    DeliveryStatus status = told(Round.DEEP, DeliveryStatus.class).getFirst();
    assertEquals("octets " + status.message().size(), status.status());
  }

  @Test
  void leavesTheMailboxAsItWas() throws Exception {
    MailboxState before = server.state(USER);
    read(Round.WHOLE, Cursor.START);
    read(Round.DEEP, before(Round.DEEP));
    assertEquals(before, server.state(USER));
  }

  @Test
  void readsAgainWhatTheStructureDoesNotAccountFor() throws Exception {
    server.addUser("hiding", "secret");
    String hidden = "\n--x\nContent-Type: a/b; name=a.exe\n\n" + "TVqQ".repeat(2_000) + "\n--b\n";
    String message = withFile(1, "a.pdf", "YQ==").replaceFirst("\n--b\n", hidden);
    server.append("hiding", "INBOX", "", WHEN, message.replace("\n", "\r\n").getBytes(UTF_8));
    Access access = ImapFixture.access(server.imapPort(), "hiding");
    List<String> files = new ArrayList<>();
    Cursor cursor = Cursor.START;
    for (Round round : Round.values()) {
      for (Object said : read(source(), access, ImapFixture.plan(round, cursor))) {
        if (said instanceof Checkpoint checkpoint) {
          cursor = checkpoint.cursor();
        } else if (said instanceof Attachment file) {
          files.add(file.fileName());
        }
      }
    }
    assertEquals(List.of("hidden", "a.pdf"), files);
  }

  @Test
  void sendsHarmlessCommandsOnly() throws Exception {
    server.addUser("watched", "secret");
    server.append("watched", "INBOX", "", WHEN, withFile(1, "a.pdf", "YQ==").getBytes(UTF_8));
    Access access = ImapFixture.access(server.imapPort(), "watched");
    Cursor cursor = Cursor.START;
    for (Round round : Round.values()) {
      for (Object said : read(source(), access, ImapFixture.plan(round, cursor))) {
        if (said instanceof Checkpoint checkpoint) {
          cursor = checkpoint.cursor();
        }
      }
    }
    List<String> verbs =
        server.wireLogUntil("watched", "imap", "LOGOUT").stream()
            .map(line -> line.split(" ", 4))
            .map(words -> words[1].equals("UID") ? "UID " + words[2] : words[1])
            .distinct()
            .sorted()
            .toList();
    assertEquals(
        List.of(
            "EXAMINE",
            "GETACL",
            "GETMETADATA",
            "ID",
            "LIST",
            "LOGOUT",
            "MYRIGHTS",
            "UID FETCH",
            "UID SEARCH"),
        verbs);
    assertTrue(
        server.wireLog("watched", "imap").stream().noneMatch(line -> line.contains("BODY[")));
  }
}
