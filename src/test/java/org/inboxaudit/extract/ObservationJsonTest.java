package org.inboxaudit.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.Checkpoint;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Folder;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.Link;
import org.inboxaudit.evidence.LinkTrait;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.MailSession;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.evidence.MessageFlag;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.evidence.RuleCondition;
import org.inboxaudit.evidence.SensitiveContent;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.evidence.SourceId;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ObservationJsonTest {
  private static final SourceId IMAP = new SourceId("imap");
  private static final EmailAddress OWNER = EmailAddress.of("owner@example.org");

  private static final Link LINK =
      new Link(
          "https://login.example.net/?a=b",
          "login.example.net",
          "example.org",
          Set.of(LinkTrait.SHOWS_OTHER_HOST));

  private static final Message MESSAGE =
      new Message(
          new EvidenceRef(IMAP, EvidenceKind.MESSAGE, "m1"),
          new Message.Locator("INBOX", FolderRole.INBOX, 7, 42),
          "id@example.org",
          Optional.of(OffsetDateTime.parse("2026-03-01T10:00:00+05:30")),
          Instant.parse("2026-03-01T04:31:00Z"),
          Optional.of(OWNER),
          "Owner",
          List.of(OWNER),
          List.of(),
          "a \"subject\"\n\u202e",
          1234,
          Set.of(MessageFlag.SEEN, MessageFlag.ANSWERED),
          OptionalLong.of(715194045007L),
          new TreeMap<>(Map.of("received", List.of("one", "two"))),
          List.of(new Message.Part("1.2", "application/pdf", "a.pdf", "base64", 99, true)));

  private static RuleCondition everyCondition() {
    return new RuleCondition.AllOf(
        List.of(
            new RuleCondition.Always(),
            new RuleCondition.Never(),
            new RuleCondition.AnyOf(List.of(new RuleCondition.Not(new RuleCondition.Always()))),
            new RuleCondition.Matches(
                List.of("subject"), RuleCondition.Match.CONTAINS, List.of("visa")),
            new RuleCondition.Exists(List.of("x")),
            new RuleCondition.Size(true, 5),
            new RuleCondition.Opaque("spamtest")));
  }

  private static List<RuleAction> everyAction() {
    return List.of(
        new RuleAction.Forward(OWNER, true),
        new RuleAction.ForwardComputed("${a}", false),
        new RuleAction.NotifyAddress(OWNER),
        new RuleAction.FileInto("Trash"),
        new RuleAction.Keep(),
        new RuleAction.Discard(),
        new RuleAction.Reject(),
        new RuleAction.SetFlags(List.of("\\Seen")),
        new RuleAction.Reply(List.of(), List.of(), false),
        new RuleAction.EditHeader("subject"),
        new RuleAction.Include("other", true),
        new RuleAction.Execute("program"),
        new RuleAction.Opaque("fax"));
  }

  private static Stream<Observation> oneOfEachKind() {
    return Stream.of(
        MESSAGE,
        new MailRule(
            new EvidenceRef(IMAP, EvidenceKind.MAIL_RULE, "r"),
            "name",
            true,
            "",
            everyCondition(),
            everyAction(),
            false),
        new Folder(
            new EvidenceRef(IMAP, EvidenceKind.FOLDER, "f"), "Sent", FolderRole.SENT, true, -1),
        new SignIn(
            new EvidenceRef(IMAP, EvidenceKind.SIGN_IN, "s"),
            Instant.EPOCH,
            Instant.EPOCH,
            1,
            true,
            IpAddress.parse("192.0.2.1"),
            SignIn.Protocol.IMAP,
            "Thunderbird"),
        new MailSession(
            new EvidenceRef(IMAP, EvidenceKind.MAIL_SESSION, "s"),
            Instant.EPOCH,
            IpAddress.parse("2001:db8::1"),
            SignIn.Protocol.POP3,
            1,
            2,
            3),
        new Attachment(
            new EvidenceRef(IMAP, EvidenceKind.ATTACHMENT, "m1", "2!x.exe"),
            MESSAGE,
            "x.exe",
            List.of("a.zip"),
            "",
            "application/octet-stream",
            3,
            "ab",
            Set.of(AttachmentTrait.PROGRAM, AttachmentTrait.MACRO),
            List.of(LINK),
            Set.of(SensitiveContent.TRAVEL),
            "Test.Marker"),
        new MessageBody(
            new EvidenceRef(IMAP, EvidenceKind.MESSAGE_BODY, "m1"),
            MESSAGE,
            List.of(LINK),
            Set.of(BodyTrait.PASSWORD_FORM),
            Set.of(SensitiveContent.CREDENTIAL)),
        new Notice(
            new EvidenceRef(IMAP, EvidenceKind.NOTICE, "m1"),
            MESSAGE,
            "google",
            Notice.Event.NEW_SIGN_IN,
            Notice.Standing.VOUCHED,
            "",
            Optional.empty(),
            "",
            "",
            ""),
        Gap.of(EvidenceKind.SIGN_IN, Gap.Reason.NOT_SUPPORTED),
        new Complete(EvidenceKind.MESSAGE, 12),
        new Checkpoint(new Cursor("a:b")),
        new Checkpoint(Cursor.START));
  }

  @TestFactory
  Stream<DynamicTest> readsBackWhatItWrote() {
    return oneOfEachKind()
        .map(
            observation ->
                DynamicTest.dynamicTest(
                    observation.getClass().getSimpleName(),
                    () ->
                        assertEquals(
                            observation,
                            ObservationJson.read(ObservationJson.write(observation)))));
  }

  @Property(tries = 200)
  void readsBackAnyText(
      @ForAll String name, @ForAll @LongRange(min = -1) long items, @ForAll Gap.Reason reason) {
    Gap gap = new Gap(EvidenceKind.FOLDER, reason, name, items);
    assertEquals(gap, ObservationJson.read(ObservationJson.write(gap)));
  }

  @Property(tries = 200)
  void readsBackAnyAddress(@ForAll String localPart) {
    RuleAction action =
        new RuleAction.NotifyAddress(new EmailAddress(localPart, new Domain("example.org")));
    MailRule rule =
        new MailRule(
            new EvidenceRef(IMAP, EvidenceKind.MAIL_RULE, "r"),
            "",
            true,
            "",
            new RuleCondition.Always(),
            List.of(action),
            false);
    assertEquals(rule, ObservationJson.read(ObservationJson.write(rule)));
  }

  @Test
  void writesOneLine() {
    assertFalse(ObservationJson.write(MESSAGE).contains("\n"));
  }

  @Test
  void writesWordsAsWords() {
    assertEquals(
        """
        {"type":"Complete","kind":"MESSAGE","items":12}""",
        ObservationJson.write(new Complete(EvidenceKind.MESSAGE, 12)));
  }

  @Test
  void writesSetsInOneOrder() {
    String json = ObservationJson.write(MESSAGE);
    assertTrue(json.contains("\"flags\":[\"SEEN\",\"ANSWERED\"]"), json);
  }

  @Test
  void refusesAnUnknownType() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ObservationJson.read("{\"type\":\"java.lang.ProcessBuilder\"}"));
  }

  @Test
  void refusesAMissingComponent() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ObservationJson.read("{\"type\":\"Complete\",\"items\":1}"));
  }

  @Test
  void refusesANull() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ObservationJson.read("{\"type\":\"Complete\",\"kind\":null,\"items\":1}"));
  }

  @Test
  void refusesAMisspeltComponent() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            ObservationJson.read(
                "{\"type\":\"Complete\",\"kind\":\"MESSAGE\",\"items\":1,\"itmes\":2}"));
  }

  @Test
  void refusesDeepNesting() {
    String open = "{\"type\":\"Not\",\"condition\":".repeat(100);
    assertThrows(
        IllegalArgumentException.class,
        () -> ObservationJson.read("{\"type\":\"MailRule\",\"condition\":" + open));
  }
}
