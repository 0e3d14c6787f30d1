package org.inboxaudit.source.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.inboxaudit.consent.Access;
import org.inboxaudit.consent.AccessFixture;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.Checkpoint;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Folder;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBuilder;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.ObservationJson;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.source.SourceException;
import org.junit.jupiter.api.Test;

class TapeSourceTest {
  private static final SourceId IMAP = new SourceId("imap");
  private static final Folder INBOX =
      new Folder(
          new EvidenceRef(IMAP, EvidenceKind.FOLDER, "INBOX"), "INBOX", FolderRole.INBOX, true, 2);
  private static final Message FIRST = message("m1");
  private static final Message SECOND = message("m2");
  private static final Gap UNREADABLE =
      new Gap(EvidenceKind.MESSAGE, Gap.Reason.UNREADABLE, "INBOX", 1);
  private static final Complete FOLDERS = new Complete(EvidenceKind.FOLDER, 1);
  private static final String HEADER =
      "{\"tape\":1,\"source\":\"imap\",\"kinds\":[\"FOLDER\",\"MESSAGE\",\"ATTACHMENT\"]}";

  @Test
  void takesItsNameAndKindsFromTheHeader() throws SourceException {
    TapeSource source = new TapeSource(Tape.of(List.of(HEADER)));

    assertEquals(IMAP, source.id());
    assertEquals(
        EnumSet.of(EvidenceKind.FOLDER, EvidenceKind.MESSAGE, EvidenceKind.ATTACHMENT),
        source.supplies());
  }

  @Test
  void suppliesWhatOccursWhenThereIsNoHeader() throws SourceException {
    TapeSource source = new TapeSource(tape(INBOX, FOLDERS, UNREADABLE));

    assertEquals(new SourceId("tape"), source.id());
    assertEquals(EnumSet.of(EvidenceKind.FOLDER, EvidenceKind.MESSAGE), source.supplies());
  }

  @Test
  void tellsOnlyWhatThePlanAsksFor() throws Exception {
    assertEquals(
        List.of(INBOX, FOLDERS, at("WHOLE 5")),
        play(tape(INBOX, FIRST, FOLDERS, SECOND, UNREADABLE), plan(Round.WHOLE)));
  }

  @Test
  void passesGapsOnAsTheyWereSaid() throws Exception {
    assertEquals(List.of(UNREADABLE, at("LOG 2")), play(tape(INBOX, UNREADABLE), plan(Round.LOG)));
  }

  @Test
  void completesNothingThatTheTapeDoesNotComplete() throws Exception {
    assertEquals(List.of(FIRST, at("LOG 1")), play(tape(FIRST), plan(Round.LOG)));
  }

  @Test
  void saysWhereItStandsInItsOwnNotation() throws Exception {
    assertEquals(
        List.of(FIRST, at("LOG 2"), SECOND, at("LOG 3")),
        play(tape(FIRST, new Checkpoint(new Cursor("7:99")), SECOND), plan(Round.LOG)));
  }

  @Test
  void savesAsOftenAsThePlanAsks() throws Exception {
    ReadPlan often =
        plan(
            Round.LOG, Cursor.START, _ -> Set.of(), new ReadPlan.Budget(Optional.empty(), 1, 1, 1));

    assertEquals(
        List.of(FIRST, at("LOG 1"), SECOND, at("LOG 2"), at("LOG 2")),
        play(tape(FIRST, SECOND), often));
  }

  @Test
  void everyCutResumesWithoutLossOrRepetition() throws Exception {
    Tape tape = tape(FIRST, SECOND, UNREADABLE, message("m3"), message("m4"));
    List<Observation> whole = evidence(play(tape, plan(Round.LOG)));

    for (int cut = 0; cut <= 5; cut++) {
      List<Observation> told = new ArrayList<>(whole.subList(0, cut));
      told.addAll(evidence(play(tape, plan(Round.LOG, new Cursor("LOG " + cut)))));

      assertEquals(whole, told);
    }
  }

  @Test
  void beginsEachRoundAtTheBeginning() throws Exception {
    assertEquals(
        List.of(FIRST, at("LOG 1")), play(tape(FIRST), plan(Round.LOG, new Cursor("WHOLE 1"))));
  }

  @Test
  void beginsAnewFromACursorItDoesNotKnow() throws Exception {
    for (String odd : List.of("LOG", "LOG x", "LOG 99999999999999999999", "INBOX:7")) {
      assertEquals(
          List.of(FIRST), evidence(play(tape(FIRST), plan(Round.LOG, new Cursor(odd)))), odd);
    }
  }

  @Test
  void tellsDeepThingsOnlyWhereSomeCheckWantsThem() throws Exception {
    Attachment wanted = attachment(FIRST);
    ReadPlan plan =
        plan(
            Round.DEEP,
            Cursor.START,
            message -> message.equals(FIRST) ? Set.of(EvidenceKind.ATTACHMENT) : Set.of(),
            ReadPlan.Budget.DEFAULT);

    assertEquals(List.of(wanted), evidence(play(tape(wanted, attachment(SECOND)), plan)));
  }

  @Test
  void bringsOnlyTheHeaderFieldsAskedFor() throws Exception {
    Message told = (Message) play(tape(withHeaders()), plan(Round.LOG)).getFirst();

    assertEquals(Set.of("x-mailer"), told.headers().keySet());
  }

  @Test
  void tellsTheOrderOfChangesInWatchedFoldersOnly() throws Exception {
    MessageBuilder message = EvidenceFixtures.message("m1").modSeq(7);
    Message elsewhere = message.build();
    Message watched = message.in("RSS Feeds", FolderRole.OTHER).build();

    assertEquals(
        List.of(OptionalLong.empty(), OptionalLong.of(7)),
        evidence(play(tape(elsewhere, watched), plan(Round.LOG))).stream()
            .map(told -> ((Message) told).modSeq())
            .toList());
  }

  @Test
  void passesOverNotesAndEmptyLines() throws Exception {
    Tape tape = Tape.of(List.of(HEADER, "# a note", "", ObservationJson.write(INBOX)));

    assertEquals(List.of(INBOX, at("WHOLE 4")), play(tape, plan(Round.WHOLE)));
  }

  @Test
  void stopsWhenTheConsentIsWithdrawn() throws SourceException {
    Access withdrawn =
        AccessFixture.access(
            AccessFixture.mailbox(), Set.of(CheckFamily.MESSAGE), "secret", () -> true);
    TapeSource source = new TapeSource(tape(FIRST));

    assertThrows(
        InterruptedException.class, () -> source.read(withdrawn, plan(Round.LOG), _ -> {}));
  }

  @Test
  void refusesALineThatIsNoObservation() {
    assertThrows(SourceException.class, () -> Tape.of(List.of("{\"type\":\"Nothing\"}")));
  }

  @Test
  void refusesAHeaderItCannotRead() {
    assertThrows(SourceException.class, () -> Tape.of(List.of("{\"tape\":1,\"source\":\"x\"}")));
  }

  @Test
  void refusesALineWithoutEnd() {
    assertThrows(SourceException.class, () -> Tape.of(List.of("#" + "a".repeat(1 << 20))));
  }

  private static List<Observation> play(Tape tape, ReadPlan plan) throws Exception {
    List<Observation> told = new ArrayList<>();
    new TapeSource(tape).read(AccessFixture.anywhere(), plan, told::add);
    return told;
  }

  private static List<Observation> evidence(List<Observation> told) {
    return told.stream().filter(o -> !(o instanceof Checkpoint)).toList();
  }

  private static Checkpoint at(String position) {
    return new Checkpoint(new Cursor(position));
  }

  private static Tape tape(Observation... observations) throws SourceException {
    return Tape.of(List.of(observations).stream().map(ObservationJson::write).toList());
  }

  private static ReadPlan plan(Round round) {
    return plan(round, Cursor.START);
  }

  private static ReadPlan plan(Round round, Cursor from) {
    return plan(round, from, _ -> Set.of(), ReadPlan.Budget.DEFAULT);
  }

  private static ReadPlan plan(
      Round round, Cursor from, Function<Message, Set<EvidenceKind>> deep, ReadPlan.Budget budget) {
    return new ReadPlan(
        round,
        EvidenceKind.in(round),
        Set.of(),
        from,
        new TreeSet<>(Set.of("x-mailer")),
        Set.of("RSS Feeds"),
        deep,
        List.of("owner@example.org"),
        List.of(),
        EvidenceFixtures.NOW,
        budget);
  }

  private static Message withHeaders() {
    TreeMap<String, List<String>> headers = new TreeMap<>();
    headers.put("x-mailer", List.of("Example Mail"));
    headers.put("received", List.of("from mail.example.org"));
    return message("m1", headers);
  }

  private static Message message(String key) {
    return message(key, new TreeMap<>());
  }

  private static Message message(String key, SortedMap<String, List<String>> headers) {
    return new Message(
        new EvidenceRef(IMAP, EvidenceKind.MESSAGE, key),
        new Message.Locator("INBOX", FolderRole.INBOX, 1, 1),
        key + "@example.org",
        Optional.empty(),
        Instant.parse("2026-02-11T22:14:00Z"),
        Optional.empty(),
        "",
        List.of(),
        List.of(),
        "",
        100,
        Set.of(),
        OptionalLong.empty(),
        headers,
        List.of());
  }

  private static Attachment attachment(Message message) {
    return new Attachment(
        new EvidenceRef(IMAP, EvidenceKind.ATTACHMENT, message.ref().key(), "1"),
        message,
        "note.pdf",
        List.of(),
        "application/pdf",
        "application/pdf",
        10,
        "",
        Set.of(),
        List.of(),
        Set.of(),
        "");
  }
}
