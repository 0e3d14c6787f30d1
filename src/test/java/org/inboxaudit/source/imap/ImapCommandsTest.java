package org.inboxaudit.source.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.inboxaudit.source.GateTrial;
import org.inboxaudit.source.ReadOnlyGate;
import org.inboxaudit.testing.WireReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImapCommandsTest {
  private final ByteArrayOutputStream passed = new ByteArrayOutputStream();
  private final ReadOnlyGate gate = new ReadOnlyGate(passed, new ImapCommands());

  private void send(String text) throws IOException {
    gate.write(text.getBytes(ISO_8859_1));
    gate.flush();
  }

  private void passes(String text) throws IOException {
    send(text);
    assertEquals(text, passed.toString(ISO_8859_1));
    assertFalse(gate.refused());
  }

  private void isHeldBack(String text) {
    assertThrows(IOException.class, () -> send(text));
    assertEquals(0, passed.size());
    assertTrue(gate.refused());
  }

  private static Stream<String> harmless() {
    return Stream.of(
            "CAPABILITY",
            "NOOP",
            "LOGIN owner \"x y\"",
            "ID (\"name\" \"Inbox Audit\")",
            "ID (\"name\" \"Inbox Audit\" \"version\" \"1\")",
            "AUTHENTICATE PLAIN",
            "AUTHENTICATE PLAIN AGEAYg==",
            "AUTHENTICATE XOAUTH2 dXNlcj0=",
            "LIST \"\" \"*\"",
            "LIST \"\" \"*\" RETURN (SUBSCRIBED SPECIAL-USE)",
            "LIST \"\" \"*\" RETURN (SUBSCRIBED SPECIAL-USE STATUS (MESSAGES UIDNEXT))",
            "LSUB \"\" \"*\"",
            "STATUS INBOX (MESSAGES UIDNEXT UIDVALIDITY HIGHESTMODSEQ)",
            "STATUS \"Sent Items\" (MESSAGES)",
            "EXAMINE INBOX",
            "EXAMINE \"Entw&APw-rfe\"",
            "EXAMINE \"a {5}\"",
            "MYRIGHTS INBOX",
            "MYRIGHTS \"Entw&APw-rfe\"",
            "GETACL INBOX",
            "GETACL \"Sent Items\"",
            "GETMETADATA \"\" (/shared/imapsieve/script)",
            "GETMETADATA \"Sent Items\" (/shared/imapsieve/script)",
            "UID SEARCH UID 1:*",
            "UID SEARCH RETURN (ALL) UID 17:*",
            "UID FETCH 1:3,9 (UID FLAGS INTERNALDATE RFC822.SIZE BODYSTRUCTURE)",
            "UID FETCH 5:* (UID MODSEQ BODY.PEEK[HEADER])",
            "UID FETCH 7 (UID BODY.PEEK[]<0.1024>)",
            "UID FETCH 7 (UID BODY.PEEK[1.2]<0.1024> BODY.PEEK[1.2.MIME])",
            "UID FETCH 7 (UID BINARY.PEEK[1.2]<0.1024>)",
            "UID FETCH 7 (UID BODY.PEEK[HEADER.FIELDS (DATE From X-A)]<0.1024>)",
            "LOGOUT")
        .map(command -> "A1 " + command);
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void letsHarmlessCommandsPass(String command) throws IOException {
    passes(command + "\r\n");
  }

  private static Stream<String> harmful() {
    return Stream.of(
        "A1 SELECT INBOX",
        "A1 select INBOX",
        "A1 STORE 1 +FLAGS (\\Seen)",
        "A1 UID STORE 1 +FLAGS (\\Deleted)",
        "A1 EXPUNGE",
        "A1 UID EXPUNGE 1",
        "A1 CLOSE",
        "A1 UNSELECT",
        "A1 COPY 1 Trash",
        "A1 UID MOVE 1 Trash",
        "A1 APPEND INBOX {5}",
        "A1 CREATE x",
        "A1 DELETE x",
        "A1 RENAME x y",
        "A1 SUBSCRIBE x",
        "A1 SETACL INBOX x lrswipkxtea",
        "A1 DELETEACL INBOX x",
        "A1 LISTRIGHTS INBOX x",
        "A1 GETACL INBOX x lrswipkxtea",
        "A1 GETACL",
        "A1 MYRIGHTS INBOX INBOX",
        "A1 GETMETADATA INBOX (/private/comment)",
        "A1 GETMETADATA INBOX (/shared/imapsieve/script /shared/comment)",
        "A1 GETMETADATA INBOX (/shared/imapsieve/script \"main\")",
        "A1 GETMETADATA (DEPTH infinity) INBOX (/shared/imapsieve/script)",
        "A1 GETMETADATA INBOX /shared/imapsieve/script",
        "A1 SETMETADATA INBOX (/private/comment \"x\")",
        "A1 STARTTLS",
        "A1 IDLE",
        "A1 ENABLE QRESYNC",
        "A1 COMPRESS DEFLATE",
        "A1 FETCH 1 (BODY[])",
        "A1 FETCH 1 (FLAGS)",
        "A1 UID FETCH 1 (UID BODY[])",
        "A1 UID FETCH 1 (UID BODY[1]<0.10>)",
        "A1 UID FETCH 1 (UID RFC822)",
        "A1 UID FETCH 1 (UID RFC822.TEXT)",
        "A1 UID FETCH 1 (UID BINARY[1])",
        "A1 UID FETCH 1 (UID BINARY[1]<0.10>)",
        "A1 UID FETCH 1 (UID BINARY.PEEK[1]<0.10> BINARY[1])",
        "A1 UID FETCH 1 (UID BINARY.PEEK[TEXT]<0.10>)",
        "A1 UID FETCH 1 (UID BODY.PEEK[1]<0.1> BODY[1])",
        "A1 UID FETCH 1 BODY[1]",
        "A1 UID FETCH 1 (UID BODY.PEEK[1] BODY[1] ])",
        "A1 UID FETCH 1 (UID) BODY[1]",
        "A1 EXAMINE INBOX EXPUNGE",
        "A1 EXAMINE \"INBOX",
        "A1 EXAMINE IN\"BOX",
        "A1 LOGIN owner x y",
        "A1 LIST \"\" \"*\" RETURN (STATUS (MESSAGES)",
        "A1 AUTHENTICATE LOGIN",
        "A1  EXPUNGE",
        "EXPUNGE",
        "");
  }

  @ParameterizedTest
  @MethodSource("harmful")
  void holdsEverythingElseBack(String command) {
    isHeldBack(command + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A1 NOOP\nA2 EXPUNGE\r\n",
        "A1 NOOP\rA2 EXPUNGE\r\n",
        "A1 NOOP\r\r\n",
        "A1 NOOP\0\r\n",
        "A1 EXAMINE \"a\r\nA2 EXPUNGE\"\r\n",
        "A1 EXAMINE \"a\rA2 EXPUNGE\"\r\n",
        "A1 EXAMINE \"a\nb\"\r\n",
        "A1 EXAMINE \"a\0b\"\r\n",
        "A1 EXAMINE a\tb\r\n"
      })
  void holdsLineEndsInsideALineBack(String text) {
    isHeldBack(text);
  }

  @Test
  void looksAtEachOfSeveralCommandsInOneWrite() {
    isHeldBack("A1 NOOP\r\nA2 EXAMINE INBOX\r\nA3 EXPUNGE\r\nA4 NOOP\r\n");
  }

  @Test
  void letsSeveralHarmlessCommandsPassInOneWrite() throws IOException {
    passes("A1 NOOP\r\nA2 EXAMINE INBOX\r\nA3 UID FETCH 1 (UID)\r\n");
  }

  @Test
  void nothingPassesAfterAnythingWasHeldBack() {
    isHeldBack("A1 EXPUNGE\r\n");
    isHeldBack("A2 CAPABILITY\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A1 LOGIN owner {7}\r\npässwor\r\n",
        "A1 LOGIN owner {7+}\r\npässwor\r\nA2 EXAMINE {3+}\r\na b\r\n",
        "A1 LOGIN {5}\r\now er {4}\r\nA1 Q\r\n",
        "A1 LOGIN {0}\r\n {0+}\r\n\r\n",
        "A1 EXAMINE {14}\r\n\"a ( ) * % \\ b\r\n",
        "A1 STATUS {3}\r\nä\u0001ö (MESSAGES)\r\n",
        "A1 MYRIGHTS {3}\r\naäö\r\nA2 GETACL {3+}\r\na\"b\r\n",
        "A1 GETMETADATA {3}\r\na b (/shared/imapsieve/script)\r\n"
      })
  void aLiteralMayHoldAnyName(String text) throws IOException {
    passes(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A1 LOGIN owner {13}\r\nx\r\nA2 EXPUNGE\r\n",
        "A1 EXAMINE {3+}\r\na\rb\r\n",
        "A1 EXAMINE {3+}\r\na\nb\r\n",
        "A1 EXAMINE {3+}\r\na\0b\r\n",
        "A1 EXAMINE {14+}\r\nx DELETE INBOX\r\n",
        "A1 GETACL {17}\r\nx DELETEACL a b c\r\n",
        "A1 MYRIGHTS {16}\r\nx SETACL a b lrs\r\n",
        "A1 GETMETADATA {17}\r\nx SETMETADATA a b (/shared/imapsieve/script)\r\n",
        "A1 GETMETADATA {1}\r\nx (/shared/comment)\r\n",
        "A1 GETACL {1}\r\nx anyone lr\r\n",
        "A1 EXAMINE {5+}\r\nx uid STORE 1 +FLAGS (\\Seen)\r\n",
        "A1 EXAMINE {3+}\r\nx STORE 1 +FLAGS (\\Seen)\r\n",
        "A1 EXAMINE {1+}\r\nx\r\nA2 EXPUNGE\r\n",
        "A1 EXAMINE {1}\r\nx EXPUNGE\r\n",
        "A1 EXAMINE {1}\r\nxx\r\n",
        "A1 STATUS {1}\r\nx (MESSAGES) x\r\n",
        "A1 EXAMINE \"x {3}\r\nabc\"\r\n",
        "A1 EXAMINE {03}\r\nabc\r\n",
        "A1 EXAMINE ~{3}\r\nabc\r\n",
        "A1 EXAMINE a{3}\r\nabc\r\n",
        "A1 UID FETCH {3}\r\n1:3 (UID)\r\n",
        "A1 NOOP {3}\r\nabc\r\n",
        "A1 ID (\"name\" {3}\r\nabc)\r\n",
        "A1 AUTHENTICATE PLAIN {3}\r\nabc\r\n",
        "A1 EXAMINE {99999}\r\n",
        "A1 EXAMINE {99999999999999999999}\r\n",
        "{3}\r\nabc\r\n"
      })
  void aLiteralBringsNoCommandWithIt(String text) {
    assertThrows(IOException.class, () -> gate.write(text.getBytes(ISO_8859_1)));
    assertTrue(gate.refused());
    assertEquals(0, passed.size());
  }

  @Test
  void theNextCommandIsReadAsOneWhereTheServerRefusedALiteral() throws IOException {
    send("A1 EXAMINE {20}\r\n");
    gate.literalRefused();
    send("A2 NOOP\r\n");
    assertThrows(IOException.class, () -> send("A3 EXPUNGE\r\n"));
  }

  @Test
  void aLiteralThatHasBegunCannotBeRefused() throws IOException {
    send("A1 EXAMINE {20}\r\n");
    send("A2");
    gate.literalRefused();
    assertThrows(IOException.class, () -> send(" NOOP\r\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\rb", "a\nb", "a\0b", "x DELETE INBOX", "x  uid store 1 +FLAGS ä"})
  void saysWhichNamesNoLiteralMayHold(String name) {
    assertFalse(ImapCommands.canBeLiteral(name));
    assertTrue(ImapCommands.canBeLiteral("Gel\u00f6schte Objekte"));
  }

  @Test
  void aCommandDoesNotPassAsAnAnswer() throws IOException {
    send("A1 AUTHENTICATE PLAIN\r\n");
    assertThrows(IOException.class, () -> send("A2 EXPUNGE\r\n"));
  }

  /// The server would take the line for the answer and what follows for commands.
  @Test
  void noLiteralPassesWhereAnAnswerIsDue() throws IOException {
    send("A1 AUTHENTICATE PLAIN\r\n");
    assertThrows(IOException.class, () -> send("A2 LOGIN a {3+}\r\nabc\r\n"));
  }

  @Test
  void anAnswerPassesOnce() throws IOException {
    passes("A1 AUTHENTICATE PLAIN\r\nAGEAYg==\r\n");
    assertThrows(IOException.class, () -> send("AGEAYg==\r\n"));
  }

  @Test
  void noAnswerPassesWhereAllWasSaidAtOnce() throws IOException {
    send("A1 AUTHENTICATE PLAIN AGEAYg==\r\n");
    assertThrows(IOException.class, () -> send("AGEAYg==\r\n"));
  }

  @Test
  void anOauthRefusalIsAnsweredWithNothing() throws IOException {
    passes("A1 AUTHENTICATE XOAUTH2 dXNlcj0=\r\n\r\nA2 LOGOUT\r\n");
  }

  @Test
  void aCommandMayFollowARefusedSignIn() throws IOException {
    passes("A1 AUTHENTICATE PLAIN\r\nA2 LOGOUT\r\n");
  }

  @Test
  void aLineWithoutAnEndIsHeldBack() {
    isHeldBack("A1 EXAMINE " + "x".repeat(70_000));
  }

  private static final Set<String> CHANGES =
      Set.of(
          "SELECT",
          "CLOSE",
          "EXPUNGE",
          "STORE",
          "COPY",
          "MOVE",
          "APPEND",
          "CREATE",
          "DELETE",
          "RENAME",
          "SUBSCRIBE",
          "UNSUBSCRIBE",
          "SETACL",
          "DELETEACL",
          "SETMETADATA",
          "FETCH",
          "UID STORE",
          "UID EXPUNGE",
          "UID MOVE",
          "UID COPY");

  @Test
  void noForbiddenCommandPassesInAHundredThousandSessions() {
    List<String> commands = new ArrayList<>(harmless().toList());
    commands.addAll(harmless().toList());
    commands.addAll(harmful().filter(command -> !command.isEmpty()).toList());
    commands.addAll(List.of("AGEAYg==", "x DELETE INBOX", "Sent Items"));
    List<String> pieces =
        List.of(
            "A1 ",
            "B2 ",
            " ",
            "\r\n",
            "\r",
            "\n",
            "\0",
            "\"",
            "\\",
            "(",
            ")",
            "{",
            "}",
            "{5}\r\n",
            "{5+}\r\n",
            "{13}\r\n",
            "x\r\nA2 EXPUNGE\r\n",
            "EXPUNGE",
            "UID ",
            "STORE ",
            "EXAMINE ",
            "STATUS ",
            "GETACL ",
            "MYRIGHTS ",
            "GETMETADATA ",
            "(/shared/imapsieve/script)",
            "SETACL ",
            "LOGIN ",
            "INBOX",
            "AUTHENTICATE PLAIN",
            "BODY[]",
            "BODY.PEEK[1]",
            "RFC822",
            "FETCH 1 ",
            "=",
            "ä",
            "\u0001",
            "*",
            "NOOP",
            "\r\nA3 CLOSE\r\n");
    long octets = new GateTrial(commands, pieces).run(new ImapCommands(), this::judge);
    assertTrue(octets > 500_000, "only " + octets + " octets passed");
  }

  private void judge(String octets) {
    for (String line : WireReading.lines(octets, true)) {
      assertTrue(WireReading.isHarmlessImap(line), line);
    }
    for (String line : WireReading.lines(octets, false)) {
      assertFalse(CHANGES.contains(WireReading.imapVerb(line)), line);
    }
  }
}
