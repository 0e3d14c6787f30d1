package org.inboxaudit.source.imap;

import static org.inboxaudit.testing.FakeExchange.TAG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.inboxaudit.evidence.AccessGrant;
import org.inboxaudit.evidence.AccountSetting;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.source.EvidenceSourceContract;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.SourceException.Failure;
import org.inboxaudit.testing.FakeFolder;
import org.inboxaudit.testing.FakeMailServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What IMAP itself tells of settings: who may look into folders, and which scripts hang on them.
@Timeout(60)
class SettingsReadingTest {
  private final FakeMailServer server = FakeMailServer.tls().with("ACL", "METADATA");
  private volatile String first = "";
  private final FakeFolder inbox = FakeFolder.empty("INBOX");

  @AfterEach
  void stop() throws IOException {
    assertEquals(List.of(), server.refused());
    server.close();
  }

  private List<Observation> read(EvidenceKind... kinds) throws Exception {
    return EvidenceSourceContract.read(
        ImapFixture.source(server.port()),
        ImapFixture.access(server.port(), "owner"),
        ImapFixture.plan(Round.WHOLE, Set.of(kinds), Cursor.START, ImapFixture.BUDGET));
  }

  private List<Observation> grants() throws Exception {
    return read(EvidenceKind.ACCESS_GRANT);
  }

  private List<Observation> settings() throws Exception {
    return read(EvidenceKind.ACCOUNT_SETTING);
  }

  /// Each grant as `folder grantee rights`.
  private static List<String> grants(List<Observation> said) {
    return said.stream()
        .filter(AccessGrant.class::isInstance)
        .map(AccessGrant.class::cast)
        .map(grant -> grant.folder() + " " + grant.grantee() + " " + grant.rights())
        .toList();
  }

  /// Each script as `folder: script`.
  private static List<String> scripts(List<Observation> said) {
    return said.stream()
        .filter(AccountSetting.class::isInstance)
        .map(AccountSetting.class::cast)
        .map(setting -> setting.folder() + ": " + setting.value())
        .toList();
  }

  private static List<Observation> ends(List<Observation> said) {
    return said.stream().filter(o -> o instanceof Gap || o instanceof Complete).toList();
  }

  @Test
  void tellsWhoElseMayLookIntoWhichFolder() throws Exception {
    server.add(
        inbox.grants("anyone", "lr", "ann@example.org", "lrswi"),
        FakeFolder.empty("Entw&APw-rfe").grants("$helpdesk", "rl"));
    List<Observation> said = grants();
    assertEquals(
        List.of("INBOX ann@example.org ilrsw", "INBOX anyone lr", "Entwürfe $helpdesk lr"),
        grants(said));
    assertEquals(List.of(new Complete(EvidenceKind.ACCESS_GRANT, 3)), ends(said));
  }

  @Test
  void leavesTheOwnerOut() throws Exception {
    server.add(
        inbox.grants(
            "owner@example.org", "lrs", "OWNER", "lr", "#owner", "lr", "user=owner", "lrs"));
    assertEquals(List.of(), grants(grants()));
  }

  @Test
  void takesRightsThatAreWithheldForNoGrant() throws Exception {
    server.add(inbox.grants("-anyone", "lr", "ann", ""));
    List<Observation> said = grants();
    assertEquals(List.of(), grants(said));
    assertEquals(List.of(new Complete(EvidenceKind.ACCESS_GRANT, 0)), ends(said));
  }

  @ParameterizedTest
  @CsvSource({
    "lrswipcd, eiklprstw",
    "lrswipkxtecd, eiklprstwx",
    "rrll, lr",
    "LR, lr",
    "lr9, 9lr",
    "c, k",
    "kc, k",
    "d, et",
    "td, t"
  })
  void writesRightsInOneWay(String said, String rights) {
    assertEquals(rights, Rights.normalised(said));
  }

  @Test
  void readsNamesOfAllKinds() throws Exception {
    server.add(
        inbox.grants("a b", "lr", "q\"uote", "lr", "NIL", "lr"),
        FakeFolder.empty("with \"quotes\" \\").grants("ann", "lr"),
        FakeFolder.empty("gr\u00fc\u00dfe").grants("gr\u00c3\u00bcn", "lr"));
    assertEquals(
        List.of(
            "INBOX NIL lr",
            "INBOX a b lr",
            "INBOX q\"uote lr",
            "with \"quotes\" \\ ann lr",
            "grüße grün lr"),
        grants(grants()));
  }

  @Test
  void asksForNoListItMayNotSee() throws Exception {
    server.add(inbox.grants("ann", "lr"), FakeFolder.empty("Shared").rights("lr"));
    List<Observation> said = grants();
    assertEquals(List.of("INBOX ann lr"), grants(said));
    assertEquals(
        List.of(new Gap(EvidenceKind.ACCESS_GRANT, Reason.DENIED, "Shared", Gap.UNKNOWN)),
        ends(said));
    assertFalse(server.received().stream().anyMatch(line -> line.contains("GETACL \"Shared\"")));
  }

  @Test
  void saysWhereItWasRefused() throws Exception {
    server
        .add(inbox)
        .onCommand(
            FakeMailServer.command("GETACL"), exchange -> exchange.say(TAG + " NO [NOPERM] no"));
    assertEquals(
        List.of(new Gap(EvidenceKind.ACCESS_GRANT, Reason.DENIED, "INBOX", Gap.UNKNOWN)),
        ends(grants()));
  }

  @Test
  void missesNothingOfAFolderThatIsGone() throws Exception {
    server
        .add(inbox, FakeFolder.empty("Gone"))
        .onCommand(
            FakeMailServer.command("GETACL \"Gone\""),
            exchange -> exchange.say(TAG + " NO [NONEXISTENT] gone"));
    assertEquals(List.of(new Complete(EvidenceKind.ACCESS_GRANT, 0)), ends(grants()));
  }

  @Test
  void saysWhereNothingWasSaid() throws Exception {
    server
        .add(inbox)
        .onCommand(FakeMailServer.command("GETACL"), exchange -> exchange.say(TAG + " OK done"));
    assertEquals(
        List.of(new Gap(EvidenceKind.ACCESS_GRANT, Reason.UNAVAILABLE, "INBOX", Gap.UNKNOWN)),
        ends(grants()));
  }

  @Test
  void asksNobodyWhoDoesNotKnowRights() throws Exception {
    server.without("ACL", "METADATA").add(inbox);
    assertEquals(
        Set.of(
            Gap.of(EvidenceKind.ACCESS_GRANT, Reason.NOT_SUPPORTED),
            Gap.of(EvidenceKind.ACCOUNT_SETTING, Reason.NOT_SUPPORTED)),
        Set.copyOf(ends(read(EvidenceKind.ACCESS_GRANT, EvidenceKind.ACCOUNT_SETTING))));
  }

  @Test
  void asksForNothingThePlanDoesNotWant() throws Exception {
    server.add(inbox.grants("ann", "lr").script("main"));
    read(EvidenceKind.FOLDER);
    assertFalse(
        server.received().stream()
            .anyMatch(line -> line.contains("ACL") || line.contains("METADATA")));
  }

  @Test
  void readsAllOfARoundOnOneConnection() throws Exception {
    server.add(inbox.grants("ann", "lr").script("main"));
    List<Observation> said =
        read(EvidenceKind.FOLDER, EvidenceKind.ACCESS_GRANT, EvidenceKind.ACCOUNT_SETTING);
    assertEquals(1, server.connections());
    assertEquals(
        List.of(
            new Complete(EvidenceKind.FOLDER, 1),
            new Complete(EvidenceKind.ACCESS_GRANT, 1),
            new Complete(EvidenceKind.ACCOUNT_SETTING, 1)),
        ends(said));
  }

  @Test
  void asksThousandOfManyFoldersOnly() throws Exception {
    for (int i = 0; i < 1_002; i++) {
      server.add(FakeFolder.empty("f" + i).script("s"));
    }
    List<Observation> said = read(EvidenceKind.ACCESS_GRANT, EvidenceKind.ACCOUNT_SETTING);
    assertEquals(
        Set.of(
            new Gap(EvidenceKind.ACCESS_GRANT, Reason.LIMIT_REACHED, "", 2),
            new Gap(EvidenceKind.ACCOUNT_SETTING, Reason.LIMIT_REACHED, "", 2)),
        Set.copyOf(ends(said)));
    assertEquals(1_000, scripts(said).size());
  }

  /// The server answers nothing before it has the second question.
  @Test
  void asksAboutSeveralFoldersAtATime() throws Exception {
    server
        .add(inbox, FakeFolder.empty("Other"))
        .onCommand(FakeMailServer.command("MYRIGHTS \"INBOX\""), exchange -> first = exchange.tag())
        .onCommand(
            FakeMailServer.command("MYRIGHTS \"Other\""),
            exchange -> {
              exchange.answer();
              exchange.say("* MYRIGHTS INBOX alr", first + " OK done");
            });
    assertEquals(List.of(new Complete(EvidenceKind.ACCESS_GRANT, 0)), ends(grants()));
  }

  @Test
  void keepsSoMuchOfAllListsAndSaysSo() throws Exception {
    String[] many = new String[4_000];
    for (int i = 0; i < many.length; i += 2) {
      many[i] = "u" + i;
      many[i + 1] = "lr";
    }
    for (String name : List.of("a", "b", "c")) {
      server.add(FakeFolder.empty(name).grants(many));
    }
    List<Observation> said = grants();
    assertEquals(5_000, grants(said).size());
    assertEquals(
        List.of(new Gap(EvidenceKind.ACCESS_GRANT, Reason.LIMIT_REACHED, "c", 1_000)), ends(said));
  }

  @Test
  void saysThatAListIsLongerThanWeRead() throws Exception {
    server.add(inbox.grants("ann", "lr".repeat(40_000)));
    assertEquals(
        List.of(new Gap(EvidenceKind.ACCESS_GRANT, Reason.UNAVAILABLE, "INBOX", Gap.UNKNOWN)),
        ends(grants()));
  }

  @Test
  void countsNamesThatAreTooLong() throws Exception {
    server.add(inbox.grants("x".repeat(1_000), "lr", "ann", "lr"));
    List<Observation> said = grants();
    assertEquals(List.of("INBOX ann lr"), grants(said));
    assertEquals(
        List.of(new Gap(EvidenceKind.ACCESS_GRANT, Reason.LIMIT_REACHED, "INBOX", 1)), ends(said));
  }

  @ParameterizedTest
  @CsvSource({
    "* ACL INBOX ann",
    "* ACL INBOX (ann lr)",
    "* ACL",
    "* ACL Other ann lr",
    "* ACL INBOX ann lr bob",
    "* ACL () ann lr"
  })
  void believesNoListThatMakesNoSense(String line) throws Exception {
    server
        .add(inbox)
        .onCommand(
            FakeMailServer.command("GETACL"), exchange -> exchange.say(line, TAG + " OK done"));
    List<Observation> said = grants();
    assertEquals(List.of(), grants(said));
    assertEquals(
        List.of(new Gap(EvidenceKind.ACCESS_GRANT, Reason.UNAVAILABLE, "INBOX", Gap.UNKNOWN)),
        ends(said));
  }

  @Test
  void endsWhereAListHasNoEnd() {
    server
        .add(inbox)
        .onCommand(
            FakeMailServer.command("GETACL"),
            exchange -> {
              exchange.sayOctets("* ACL INBOX");
              exchange.repeat(" \"u\" lr", 64L << 20);
            });
    assertEquals(Failure.PROTOCOL, assertThrows(SourceException.class, this::grants).failure());
  }

  @Test
  void endsWhereANameHasNoEnd() {
    server
        .add(inbox)
        .onCommand(
            FakeMailServer.command("GETACL"),
            exchange -> exchange.say("* ACL INBOX {2147483647}", "x"));
    assertEquals(Failure.PROTOCOL, assertThrows(SourceException.class, this::grants).failure());
  }

  @Test
  void tellsWhichScriptHangsOnWhichFolder() throws Exception {
    server.script("fallback").add(inbox, FakeFolder.empty("Junk").script("learn-spam"));
    List<Observation> said = settings();
    assertEquals(List.of(": fallback", "Junk: learn-spam"), scripts(said));
    assertEquals(List.of(new Complete(EvidenceKind.ACCOUNT_SETTING, 2)), ends(said));
  }

  @Test
  void tellsTheScriptOfAServerThatKnowsNoneOfFolders() throws Exception {
    server.without("METADATA").with("METADATA-SERVER").script("all").add(inbox);
    List<Observation> said = settings();
    assertEquals(List.of(": all"), scripts(said));
    assertEquals(List.of(Gap.of(EvidenceKind.ACCOUNT_SETTING, Reason.NOT_SUPPORTED)), ends(said));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* METADATA \"INBOX\" (/shared/imapsieve/script NIL)",
        "* METADATA \"INBOX\" (/shared/imapsieve/script \"\")",
        "* METADATA \"INBOX\" /shared/imapsieve/script",
        "* METADATA \"INBOX\" (/shared/comment \"main\")",
        "* METADATA \"Other\" (/shared/imapsieve/script \"main\")"
      })
  void takesNothingElseForAScript(String line) throws Exception {
    server
        .add(inbox)
        .onCommand(
            FakeMailServer.command("GETMETADATA"),
            exchange -> exchange.say(line, TAG + " OK done"));
    List<Observation> said = settings();
    assertEquals(List.of(), scripts(said));
    assertEquals(List.of(new Complete(EvidenceKind.ACCOUNT_SETTING, 0)), ends(said));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "* METADATA INBOX (/Shared/ImapSieve/Script main)",
        "* METADATA \"inbox\" (/shared/comment {1}\r\nx /shared/imapsieve/script ~{4}\r\nmain)"
      })
  void readsAScriptHoweverItIsWritten(String line) throws Exception {
    server
        .add(inbox)
        .onCommand(
            FakeMailServer.command("GETMETADATA \"INBOX\""),
            exchange -> exchange.say(line, TAG + " OK done"));
    assertEquals(List.of("INBOX: main"), scripts(settings()));
  }

  @Test
  void cutsALongName() throws Exception {
    server.add(inbox.script("x".repeat(4_000)));
    assertEquals(List.of("INBOX: " + "x".repeat(500)), scripts(settings()));
  }

  @Test
  void saysWhereAScriptMayHangThatCouldNotBeRead() throws Exception {
    server
        .add(inbox, FakeFolder.empty("Closed"))
        .onCommand(
            FakeMailServer.command("GETMETADATA \"INBOX\""),
            exchange -> exchange.say("* METADATA \"INBOX\" (/shared (", TAG + " OK done"))
        .onCommand(
            FakeMailServer.command("GETMETADATA \"Closed\""),
            exchange -> exchange.say(TAG + " NO [NOPERM] no"));
    assertTrue(
        ends(settings())
            .containsAll(
                List.of(
                    new Gap(EvidenceKind.ACCOUNT_SETTING, Reason.UNAVAILABLE, "INBOX", Gap.UNKNOWN),
                    new Gap(EvidenceKind.ACCOUNT_SETTING, Reason.DENIED, "Closed", Gap.UNKNOWN))));
  }
}
