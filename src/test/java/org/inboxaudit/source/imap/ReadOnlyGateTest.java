package org.inboxaudit.source.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadOnlyGateTest {
  private final ByteArrayOutputStream passed = new ByteArrayOutputStream();
  private final ReadOnlyGate gate = new ReadOnlyGate(passed);

  private void send(String text) throws IOException {
    gate.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A1 CAPABILITY",
        "A1 LOGIN owner \"x y\"",
        "A1 ID (\"name\" \"Inbox Audit\")",
        "A1 LIST \"\" \"*\"",
        "A1 LIST \"\" \"*\" RETURN (SUBSCRIBED SPECIAL-USE STATUS (MESSAGES))",
        "A1 EXAMINE INBOX",
        "A1 UID SEARCH UID 1:*",
        "A1 UID FETCH 1:3,9 (UID FLAGS INTERNALDATE RFC822.SIZE BODYSTRUCTURE)",
        "A1 UID FETCH 7 (UID BODY.PEEK[]<0.1024>)",
        "A1 UID FETCH 7 (UID BODY.PEEK[1.2]<0.1024>)",
        "A1 UID FETCH 7 (UID BODY.PEEK[HEADER.FIELDS (date from x-a)]<0.1024>)",
        "A1 LOGOUT"
      })
  void letsHarmlessCommandsPass(String command) throws IOException {
    send(command + "\r\n");
    assertEquals(command + "\r\n", passed.toString(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A1 SELECT INBOX",
        "A1 select INBOX",
        "A1 STORE 1 +FLAGS (\\Seen)",
        "A1 UID STORE 1 +FLAGS (\\Deleted)",
        "A1 EXPUNGE",
        "A1 CLOSE",
        "A1 COPY 1 Trash",
        "A1 UID MOVE 1 Trash",
        "A1 APPEND INBOX {5}",
        "A1 CREATE x",
        "A1 DELETE x",
        "A1 RENAME x y",
        "A1 SUBSCRIBE x",
        "A1 SETACL INBOX x lrswipkxtea",
        "A1 SETMETADATA INBOX (/private/comment \"x\")",
        "A1 STARTTLS",
        "A1 IDLE",
        "A1 FETCH 1 (BODY[])",
        "A1 UID FETCH 1 (UID BODY[])",
        "A1 UID FETCH 1 (UID BODY[1]<0.10>)",
        "A1 UID FETCH 1 (UID RFC822)",
        "A1 UID FETCH 1 (UID RFC822.TEXT)",
        "A1 UID FETCH 1 (UID BODY.PEEK[1]<0.1> BODY[1])",
        "A1  EXPUNGE",
        "EXPUNGE",
        ""
      })
  void holdsEverythingElseBack(String command) {
    assertThrows(IOException.class, () -> send(command + "\r\n"));
    assertEquals(0, passed.size());
  }

  @Test
  void nothingPassesAfterAnythingWasHeldBack() {
    assertThrows(IOException.class, () -> send("A1 EXPUNGE\r\n"));
    assertThrows(IOException.class, () -> send("A2 CAPABILITY\r\n"));
  }

  @Test
  void aLiteralMayHoldAnything() throws IOException {
    send("A1 LOGIN owner {13}\r\n");
    send("x\r\nA2 EXPUNGE");
    send("\r\n");
    assertThrows(IOException.class, () -> send("A2 EXPUNGE\r\n"));
  }

  @Test
  void aCommandDoesNotPassAsAPassword() throws IOException {
    send("A1 AUTHENTICATE PLAIN\r\n");
    assertThrows(IOException.class, () -> send("A2 EXPUNGE\r\n"));
  }

  @Test
  void aPasswordPassesOnce() throws IOException {
    send("A1 AUTHENTICATE PLAIN\r\nAGEAYg==\r\n");
    assertThrows(IOException.class, () -> send("AGEAYg==\r\n"));
  }
}
