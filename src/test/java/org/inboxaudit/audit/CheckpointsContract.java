package org.inboxaudit.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.inboxaudit.audit.Checkpoints.ErasedException;
import org.inboxaudit.audit.replay.RuleMemory;
import org.inboxaudit.check.MailboxIndex;
import org.inboxaudit.check.MailboxIndex.Correspondent;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What holds wherever checkpoints are kept: above all, that a checkpoint is there whole or not at
/// all (ADR 6).
public abstract class CheckpointsContract {
  private static final AuditId ID = new AuditId("aud_1");
  private static final EmailAddress COLLEAGUE = EmailAddress.of("colleague@example.net");
  private static final Instant MONDAY = Instant.parse("2026-02-02T08:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-02-03T08:00:00Z");
  private static final Instant WEDNESDAY = Instant.parse("2025-12-31T23:59:59Z");

  /// A store without any audit, but with the consent of [SampleAudit].
  protected abstract Audits audits();

  protected abstract Checkpoints checkpoints();

  /// Has every save from now on fail after it has written all but its last part, which is the
  /// messages by year.
  protected abstract void breakTheLastPartOfASave();

  @BeforeEach
  void addAnAudit() {
    audits().add(SampleAudit.of("aud_1"));
  }

  @Test
  void loadsNothingBeforeTheFirstSave() {
    assertEquals(Optional.empty(), checkpoints().load(ID));
  }

  @Test
  void loadsWhatWasSaved() {
    Progress progress = progress("folder\u0000\ud83d-7");
    checkpoints().save(ID, progress, List.of(), new IndexDelta());

    assertEquals(Optional.of(progress), checkpoints().load(ID));
  }

  @Test
  void loadsOnlyTheLatest() {
    checkpoints().save(ID, Progress.START, List.of(), new IndexDelta());
    checkpoints().save(ID, progress("7"), List.of(), new IndexDelta());

    assertEquals(Optional.of(progress("7")), checkpoints().load(ID));
  }

  @Test
  void givesFindingsBackInTheOrderOfTheirFingerprints() {
    Finding first = finding("a").with("name", "\u0000 \u202e \ud83d བོད");
    Finding second = finding("b").when(MONDAY.plusNanos(1));
    checkpoints().save(ID, Progress.START, List.of(second), new IndexDelta());
    checkpoints().save(ID, Progress.START, List.of(first), new IndexDelta());

    assertEquals(List.of(first, second), checkpoints().findings(ID));
  }

  @Test
  void replacesAFindingByItsFingerprint() {
    Finding later = finding("a").at(Severity.CRITICAL);
    checkpoints().save(ID, Progress.START, List.of(finding("a")), new IndexDelta());
    checkpoints().save(ID, Progress.START, List.of(later), new IndexDelta());

    assertEquals(List.of(later), checkpoints().findings(ID));
  }

  @Test
  void keepsAFindingWithAVeryLongFingerprint() {
    Finding finding = finding("x".repeat(20_000));
    checkpoints().save(ID, Progress.START, List.of(finding), new IndexDelta());

    assertEquals(List.of(finding), checkpoints().findings(ID));
  }

  @Test
  void savesTheSameTwiceWithoutATrace() {
    checkpoints().save(ID, progress("7"), List.of(finding("a")), new IndexDelta());
    checkpoints().save(ID, progress("7"), List.of(finding("a")), new IndexDelta());

    assertEquals(List.of(finding("a")), checkpoints().findings(ID));
    assertEquals(Optional.of(progress("7")), checkpoints().load(ID));
  }

  @Test
  void leavesNothingOfASaveThatFailedMidway() {
    checkpoints().save(ID, progress("7"), List.of(finding("a")), new IndexDelta());
    breakTheLastPartOfASave();

    assertThrows(
        RuntimeException.class,
        () -> checkpoints().save(ID, progress("9"), List.of(finding("b")), heard(MONDAY, "m1")));

    assertEquals(Optional.of(progress("7")), checkpoints().load(ID));
    assertEquals(List.of(finding("a")), checkpoints().findings(ID));
    MailboxIndex index = checkpoints().index(ID, true);
    assertEquals(0, index.correspondents());
    assertFalse(index.holdsMessage("m1"));
  }

  @Test
  void savesNothingForAnErasedAudit() {
    audits().erase(ID);

    assertThrows(
        ErasedException.class,
        () -> checkpoints().save(ID, progress("7"), List.of(finding("a")), new IndexDelta()));
    assertEquals(Optional.empty(), checkpoints().load(ID));
    assertEquals(List.of(), checkpoints().findings(ID));
  }

  @Test
  void erasesCheckpointFindingsAndIndexWithTheAudit() {
    checkpoints().save(ID, progress("7"), List.of(finding("a")), heard(MONDAY, "m1"));
    MailboxIndex index = checkpoints().index(ID, true);

    audits().erase(ID);

    assertEquals(Optional.empty(), checkpoints().load(ID));
    assertEquals(List.of(), checkpoints().findings(ID));
    assertFalse(index.holdsMessage("m1"));
    assertEquals(0, index.correspondents());
  }

  @Test
  void forgetsWhatOnlyTheRunningAuditNeeded() {
    save(heard(TUESDAY, "m1"));
    checkpoints().save(ID, progress("7"), List.of(finding("a")), new IndexDelta());

    checkpoints().forget(ID);

    assertEquals(Optional.empty(), checkpoints().load(ID));
    assertEquals(List.of(), checkpoints().findings(ID));
    assertEquals(0, checkpoints().index(ID, true).correspondents());
    assertTrue(audits().find(ID).isPresent());
  }

  @Test
  void addsUpWhatPassedWithAnAddress() {
    save(heard(TUESDAY, "m1"));
    save(heard(MONDAY, "m2"));
    save(written(TUESDAY, "m3"));
    save(written(WEDNESDAY, "m4"));

    assertEquals(
        Optional.of(
            new Correspondent(
                2, 2, Optional.of(MONDAY), Optional.of(WEDNESDAY), Optional.of(TUESDAY))),
        checkpoints().index(ID, true).correspondent(COLLEAGUE));
  }

  @Test
  void knowsNoTimeOfWhatNeverHappened() {
    save(heard(MONDAY, "m1"));

    assertEquals(
        Optional.of(
            new Correspondent(1, 0, Optional.of(MONDAY), Optional.empty(), Optional.empty())),
        checkpoints().index(ID, true).correspondent(COLLEAGUE));
  }

  @Test
  void knowsNobodyWhoNeverWrote() {
    save(heard(MONDAY, "m1"));

    assertEquals(
        Optional.empty(),
        checkpoints().index(ID, true).correspondent(EmailAddress.of("stranger@example.net")));
    assertEquals(1, checkpoints().index(ID, true).correspondents());
  }

  @Test
  void countsMessagesByYear() {
    save(heard(MONDAY, "m1"));
    save(heard(TUESDAY, "m2"));
    save(heard(WEDNESDAY, "m3"));

    assertEquals(
        new TreeMap<>(Map.of(2025, 1L, 2026, 2L)), checkpoints().index(ID, true).messagesByYear());
  }

  @Test
  void knowsWhichMessagesAndSentFilesItSaw() {
    IndexDelta sent = written(MONDAY, "m1");
    sent.learn(SampleMail.attachment(MONDAY, "f".repeat(64)), SampleMail.CONTEXT);
    save(sent);
    save(written(MONDAY, "m1"));
    MailboxIndex index = checkpoints().index(ID, true);

    assertTrue(index.holdsMessage("m1"));
    assertFalse(index.holdsMessage("m2"));
    assertTrue(index.sentFile("f".repeat(64)));
    assertFalse(index.sentFile("e".repeat(64)));
  }

  @Test
  void knowsWhatWasAnsweredAndWhatWasSentOn() {
    IndexDelta sent = new IndexDelta();
    sent.learn(SampleMail.reply("in-reply-to", "Re: hello", "<a1@x.example>"), SampleMail.CONTEXT);
    sent.learn(
        SampleMail.reply("references", "Re: hello", "<a0@x.example> <a2@x.example>"),
        SampleMail.CONTEXT);
    sent.learn(SampleMail.reply("in-reply-to", "Fwd: hello", "<f1@x.example>"), SampleMail.CONTEXT);
    save(sent);
    MailboxIndex index = checkpoints().index(ID, true);

    assertEquals(
        List.of(true, true, false, false),
        Stream.of("a1", "a2", "a0", "f1").map(id -> index.answered(id + "@x.example")).toList());
    assertEquals(
        List.of(true, false),
        Stream.of("f1", "a1").map(id -> index.passedOn(id + "@x.example")).toList());
  }

  @Test
  void tellsWhetherTheIndexIsComplete() {
    assertTrue(checkpoints().index(ID, true).complete());
    assertFalse(checkpoints().index(ID, false).complete());
  }

  @Test
  void keepsTheIndexesOfTwoAuditsApart() {
    audits().add(SampleAudit.of("aud_2"));
    save(heard(MONDAY, "m1"));

    MailboxIndex other = checkpoints().index(new AuditId("aud_2"), true);

    assertEquals(0, other.correspondents());
    assertFalse(other.holdsMessage("m1"));
    assertEquals(new TreeMap<>(), other.messagesByYear());
  }

  @Test
  void movesEverythingToTheNextAudit() {
    AuditId later = new AuditId("aud_2");
    audits().add(SampleAudit.of("aud_2"));
    save(heard(TUESDAY, "m1"));
    checkpoints().save(ID, progress("7"), List.of(finding("a"), finding("b")), new IndexDelta());

    assertTrue(
        checkpoints().takeOver(ID, later, progress("8"), found -> found.equals(finding("b"))));

    assertEquals(Optional.of(progress("8")), checkpoints().load(later));
    assertEquals(List.of(finding("b")), checkpoints().findings(later));
    MailboxIndex index = checkpoints().index(later, true);
    assertTrue(index.holdsMessage("m1"));
    assertEquals(1, index.correspondent(COLLEAGUE).orElseThrow().heardFrom());
    assertEquals(Optional.empty(), checkpoints().load(ID));
    assertEquals(List.of(), checkpoints().findings(ID));
    assertEquals(0, checkpoints().index(ID, true).correspondents());
  }

  @Test
  void countsOnWhereTheEarlierAuditStood() {
    AuditId later = new AuditId("aud_2");
    audits().add(SampleAudit.of("aud_2"));
    save(heard(TUESDAY, "m1"));
    checkpoints().takeOver(ID, later, Progress.START, _ -> true);
    checkpoints().save(later, Progress.START, List.of(), heard(MONDAY, "m2"));

    assertEquals(
        Optional.of(
            new Correspondent(2, 0, Optional.of(MONDAY), Optional.empty(), Optional.empty())),
        checkpoints().index(later, true).correspondent(COLLEAGUE));
    assertEquals(
        new TreeMap<>(Map.of(2026, 2L)), checkpoints().index(later, true).messagesByYear());
  }

  @Test
  void movesNothingTwiceAndNothingOntoABegunAudit() {
    AuditId later = new AuditId("aud_2");
    AuditId third = new AuditId("aud_3");
    audits().add(SampleAudit.of("aud_2"));
    audits().add(SampleAudit.of("aud_3"));
    checkpoints().save(ID, progress("7"), List.of(), new IndexDelta());
    checkpoints().save(third, progress("1"), List.of(), new IndexDelta());

    assertFalse(checkpoints().takeOver(ID, third, Progress.START, _ -> true));
    assertTrue(checkpoints().takeOver(ID, later, progress("8"), _ -> true));
    assertFalse(checkpoints().takeOver(ID, later, Progress.START, _ -> true));

    assertEquals(Optional.of(progress("8")), checkpoints().load(later));
    assertEquals(Optional.of(progress("1")), checkpoints().load(third));
  }

  @Test
  void movesNothingToAnErasedAudit() {
    save(heard(TUESDAY, "m1"));

    assertThrows(
        ErasedException.class,
        () -> checkpoints().takeOver(ID, new AuditId("aud_2"), Progress.START, _ -> true));
    assertEquals(Optional.of(Progress.START), checkpoints().load(ID));
  }

  @Test
  void erasesWhatWasTakenOverWithTheAuditThatTookIt() {
    AuditId later = new AuditId("aud_2");
    audits().add(SampleAudit.of("aud_2"));
    save(heard(TUESDAY, "m1"));
    checkpoints().takeOver(ID, later, progress("8"), _ -> true);

    audits().erase(ID);
    assertEquals(Optional.of(progress("8")), checkpoints().load(later));

    audits().erase(later);
    assertEquals(Optional.empty(), checkpoints().load(later));
  }

  private void save(IndexDelta learnt) {
    checkpoints().save(ID, Progress.START, List.of(), learnt);
  }

  private static IndexDelta heard(Instant at, String messageId) {
    IndexDelta delta = new IndexDelta();
    delta.learn(
        SampleMail.message(COLLEAGUE, SampleMail.OWNER, FolderRole.INBOX, at, messageId),
        SampleMail.CONTEXT);
    return delta;
  }

  private static IndexDelta written(Instant at, String messageId) {
    IndexDelta delta = new IndexDelta();
    delta.learn(
        SampleMail.message(SampleMail.OWNER, COLLEAGUE, FolderRole.SENT, at, messageId),
        SampleMail.CONTEXT);
    return delta;
  }

  private static Progress progress(String cursor) {
    return new Progress(
        Round.LOG,
        Set.of("sieve"),
        new TreeMap<>(Map.of("imap", cursor)),
        new Ledger.Snapshot(
            Map.of(
                "MESSAGE",
                new Ledger.Snapshot.Kind(
                    7,
                    Set.of("imap"),
                    List.of(
                        new Ledger.Entry("imap", Gap.Reason.DENIED, "Arch\u0000iv", Gap.UNKNOWN)))),
            true),
        new TreeMap<>(Map.of("message-x@1", "{\"seen\":[\"\u0000\"]}")),
        new TreeMap<>(Map.of("rule-y", "inc_1")),
        new TreeMap<>(Map.of("message-x", 3L)),
        7,
        "basis",
        RuleMemory.NONE,
        true);
  }

  private static Finding finding(String key) {
    return new Finding(
        new CheckId("rule-external-forward"),
        new EvidenceRef(new SourceId("sieve"), EvidenceKind.MAIL_RULE, key, "1"),
        Optional.empty(),
        Severity.HIGH,
        Confidence.FAIR,
        new TreeMap<>(Map.of("target", "drop@elsewhere.example")));
  }
}
