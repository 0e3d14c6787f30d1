package org.inboxaudit.source.imap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.inboxaudit.source.imap.ImapFixture.BUDGET;
import static org.inboxaudit.source.imap.ImapFixture.plain;
import static org.inboxaudit.source.imap.ImapFixture.withFile;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.Checkpoint;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.source.EvidenceSourceContract;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.source.ReadPlan.Budget;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.SourceException.Failure;
import org.inboxaudit.testing.DovecotServer;
import org.inboxaudit.testing.RequiresDovecot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What changes between two rounds or two audits, and where a budget ends.
@RequiresDovecot
class ImapReadingTest {
  private static final Instant WHEN = Instant.parse("2026-03-01T02:00:05Z");

  @SuppressWarnings("NullAway.Init")
  private static DovecotServer server;

  private String user = "";

  @BeforeAll
  static void start() {
    server = DovecotServer.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void addUser(TestInfo test) throws IOException {
    user =
        test.getTestMethod().orElseThrow().getName().toLowerCase(java.util.Locale.ROOT)
            + test.getDisplayName().hashCode();
    server.addUser(user, "secret");
    put("INBOX", plain(1, "one"));
    put("INBOX", plain(2, "two"));
    put("Files", withFile(1, "a.pdf", "YWFhYWFh"));
    put("Files", withFile(2, "b.pdf", "YmJiYmJi"));
  }

  private void put(String folder, String message) throws IOException {
    server.append(user, folder, "", WHEN, message.replace("\n", "\r\n").getBytes(UTF_8));
  }

  private List<Observation> read(ReadPlan plan) throws Exception {
    return EvidenceSourceContract.read(
        ImapFixture.source(server.imapPort()), ImapFixture.access(server.imapPort(), user), plan);
  }

  private List<Observation> read(Round round, Cursor from) throws Exception {
    return read(ImapFixture.plan(round, from));
  }

  private List<Observation> read(Round round, Cursor from, Budget budget) throws Exception {
    return read(ImapFixture.plan(round, EvidenceKind.in(round), from, budget));
  }

  private static Cursor end(List<Observation> said) {
    return ((Checkpoint) said.getLast()).cursor();
  }

  private static List<String> messages(List<Observation> said) {
    return said.stream()
        .filter(Message.class::isInstance)
        .map(message -> ((Message) message).messageId())
        .sorted()
        .toList();
  }

  private static List<Attachment> files(List<Observation> said) {
    return said.stream().filter(Attachment.class::isInstance).map(Attachment.class::cast).toList();
  }

  private static List<Observation> ends(List<Observation> said, EvidenceKind kind) {
    return said.stream()
        .filter(
            o ->
                (o instanceof Gap gap && gap.kind() == kind)
                    || (o instanceof Complete complete && complete.kind() == kind))
        .toList();
  }

  @Test
  void aLaterAuditReadsNewMessagesOnly() throws Exception {
    Cursor cursor = end(read(Round.LOG, Cursor.START));
    put("INBOX", plain(3, "three"));
    assertEquals(List.of("m3@example.org"), messages(read(Round.LOG, cursor)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Round.class,
      names = {"LOG", "DEEP"})
  void saysThatAFolderWasNumberedAnew(Round round) throws Exception {
    Cursor cursor = end(read(Round.LOG, Cursor.START));
    server.renumber(user, "Files");
    assertEquals(
        Failure.RENUMBERED,
        assertThrows(SourceException.class, () -> read(round, cursor)).failure());
  }

  @Test
  void doesNotOpenFoldersWithoutNewMessages() throws Exception {
    Cursor cursor = end(read(Round.LOG, Cursor.START));
    long before = examined();
    put("Files", withFile(3, "c.pdf", "YmJiYmJi"));
    assertEquals(List.of("f3@example.org"), messages(read(Round.LOG, cursor)));
    assertEquals(1, examined() - before);
  }

  private long examined() throws IOException {
    return server.wireLogUntil(user, "imap", "LOGOUT").stream()
        .filter(line -> line.contains("EXAMINE"))
        .count();
  }

  @Test
  void aRenamedFolderIsNotReadTwice() throws Exception {
    Cursor cursor = end(read(Round.LOG, Cursor.START));
    server.renameFolder(user, "Files", "Papers");
    List<Observation> said = read(Round.LOG, cursor);
    assertEquals(List.of(), messages(said));
    assertEquals(2, files(read(Round.DEEP, end(said))).size());
  }

  @Test
  void messagesThatWereDeletedMeanwhileAreNoGap() throws Exception {
    Cursor cursor = end(read(Round.LOG, Cursor.START));
    server.empty(user, "Files");
    assertEquals(
        List.of(new Complete(EvidenceKind.ATTACHMENT, 0)),
        ends(read(Round.DEEP, cursor), EvidenceKind.ATTACHMENT));
  }

  @Test
  void aFolderThatWasDeletedMeanwhileIsNoGap() throws Exception {
    Cursor cursor = end(read(Round.LOG, Cursor.START));
    server.removeFolder(user, "Files");
    assertEquals(
        List.of(new Complete(EvidenceKind.ATTACHMENT, 0)),
        ends(read(Round.DEEP, cursor), EvidenceKind.ATTACHMENT));
  }

  @Test
  void aFolderThatCannotBeOpenedIsAGapInItsFilesToo() throws Exception {
    server.lock(user, "Files");
    List<Observation> said = read(Round.LOG, Cursor.START);
    assertEquals(List.of("m1@example.org", "m2@example.org"), messages(said));
    assertEquals(
        List.of(new Gap(EvidenceKind.MESSAGE, Reason.UNAVAILABLE, "Files", Gap.UNKNOWN)),
        ends(said, EvidenceKind.MESSAGE));
    assertEquals(
        List.of(new Gap(EvidenceKind.ATTACHMENT, Reason.UNAVAILABLE, "Files", Gap.UNKNOWN)),
        ends(read(Round.DEEP, end(said)), EvidenceKind.ATTACHMENT));
  }

  @Test
  void readsTheNewestMessagesWhenThereAreTooMany() throws Exception {
    Budget two = new Budget(Optional.of(2L), BUDGET.partBytes(), BUDGET.totalPartBytes(), 7);
    List<Observation> said = read(Round.LOG, Cursor.START, two);
    assertEquals(List.of("f2@example.org", "m2@example.org"), messages(said));
    assertEquals(
        Set.of(
            new Gap(EvidenceKind.MESSAGE, Reason.SAMPLED, "INBOX", 1),
            new Gap(EvidenceKind.MESSAGE, Reason.SAMPLED, "Files", 1)),
        Set.copyOf(ends(said, EvidenceKind.MESSAGE)));
  }

  @Test
  void whatWasNotSampledWasNotOpenedEither() throws Exception {
    Budget two = new Budget(Optional.of(2L), BUDGET.partBytes(), BUDGET.totalPartBytes(), 7);
    Cursor cursor = end(read(Round.LOG, Cursor.START, two));
    assertEquals(
        Set.of(
            new Gap(EvidenceKind.ATTACHMENT, Reason.SAMPLED, "INBOX", 1),
            new Gap(EvidenceKind.ATTACHMENT, Reason.SAMPLED, "Files", 1)),
        Set.copyOf(ends(read(Round.DEEP, cursor), EvidenceKind.ATTACHMENT)));
  }

  @Test
  void looksAtTheHeadOfAFileThatIsTooLarge() throws Exception {
    Budget small = new Budget(Optional.empty(), 4, BUDGET.totalPartBytes(), 7);
    List<Observation> said = read(Round.DEEP, end(read(Round.LOG, Cursor.START)), small);
    assertEquals(
        List.of("head", "head"), files(said).stream().map(Attachment::detectedType).toList());
    assertEquals(
        List.of(new Gap(EvidenceKind.ATTACHMENT, Reason.LIMIT_REACHED, "Files", 2)),
        ends(said, EvidenceKind.ATTACHMENT));
  }

  private Attachment large(String mediaType, String fileName) throws Exception {
    put("INBOX", withFile(9, mediaType, fileName, "YWFhYWFh\n".repeat(1_000)));
    return files(read(Round.DEEP, end(read(Round.LOG, Cursor.START)))).stream()
        .filter(file -> file.fileName().equals(fileName))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void ofAFileThatIsOnlyToBeRecognisedItReadsTheHead() throws Exception {
    assertEquals(4_096, large("image/png", "true-photo.png").size());
  }

  @Test
  void readsAFileWholeThatIsNotWhatItSays() throws Exception {
    Attachment file = large("image/png", "photo.png");
    assertEquals("whole", file.detectedType());
    assertTrue(file.size() > 8_000, () -> file.size() + " octets");
  }

  @Test
  void readsADocumentWhole() throws Exception {
    assertTrue(large("application/pdf", "true-report.pdf").size() > 8_000);
  }

  @Test
  void opensTheNewestFilesUntilTheBudgetIsSpent() throws Exception {
    Budget small = new Budget(Optional.empty(), BUDGET.partBytes(), 8, 7);
    List<Observation> said = read(Round.DEEP, end(read(Round.LOG, Cursor.START)), small);
    assertEquals(List.of("b.pdf"), files(said).stream().map(Attachment::fileName).toList());
    assertEquals(
        List.of(new Gap(EvidenceKind.ATTACHMENT, Reason.LIMIT_REACHED, "Files", 1)),
        ends(said, EvidenceKind.ATTACHMENT));
  }

  @Test
  void aFileThatIsRefusedIsAGap() throws Exception {
    put("INBOX", withFile(3, "broken.bin", "YWFhYWFh"));
    List<Observation> said = read(Round.DEEP, end(read(Round.LOG, Cursor.START)));
    assertEquals(2, files(said).size());
    assertEquals(
        List.of(new Gap(EvidenceKind.ATTACHMENT, Reason.UNREADABLE, "INBOX", 1)),
        ends(said, EvidenceKind.ATTACHMENT));
  }

  @Test
  void withoutTheSecondRoundNothingCanBeOpened() throws Exception {
    assertEquals(
        List.of(Gap.of(EvidenceKind.ATTACHMENT, Reason.NOT_YET_READ)),
        ends(read(Round.DEEP, Cursor.START), EvidenceKind.ATTACHMENT));
  }

  @Test
  void anUnfinishedSecondRoundIsAGapInTheThird() throws Exception {
    Budget often = new Budget(Optional.empty(), BUDGET.partBytes(), BUDGET.totalPartBytes(), 1);
    Cursor first =
        read(Round.LOG, Cursor.START, often).stream()
            .filter(Checkpoint.class::isInstance)
            .map(checkpoint -> ((Checkpoint) checkpoint).cursor())
            .findFirst()
            .orElseThrow();
    assertEquals(
        List.of(Gap.of(EvidenceKind.NOTICE, Reason.UNAVAILABLE)),
        ends(read(Round.DEEP, first), EvidenceKind.NOTICE));
  }

  @Test
  void tellsNoMessagesToAPlanWithoutThem() throws Exception {
    ReadPlan plan =
        ImapFixture.plan(Round.LOG, EnumSet.noneOf(EvidenceKind.class), Cursor.START, BUDGET);
    List<Observation> said = read(plan);
    assertEquals(List.of(), messages(said));
    assertEquals(2, files(read(Round.DEEP, end(said))).size());
  }
}
