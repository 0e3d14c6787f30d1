package org.inboxaudit.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FakeMailServerTest {
  private static final String LETTER =
      """
      From: a@example.org
      Subject: files
       and more
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary="b 1"

      --b 1
      Content-Type: text/plain; charset=utf-8

      hello
      --b 1
      Content-Type: message/rfc822

      Subject: inner

      words
      --b 1
      Content-Type: application/pdf; name=a.pdf
      Content-Transfer-Encoding: base64
      Content-Disposition: attachment; filename="a \\"b\\".pdf"

      AAAA
      --b 1--
      """;

  private static FakeMailServer server(String letter) {
    return FakeMailServer.plain().add(FakeFolder.of("INBOX", List.of(letter, "Subject: two\n\n")));
  }

  /// What the server says to commands that are sent at once.
  private static String said(FakeMailServer server, String... commands) throws IOException {
    StringBuilder all = new StringBuilder("t LOGIN a b\r\n");
    List.of(commands).forEach(command -> all.append("t ").append(command).append("\r\n"));
    return saidRaw(server, all + "t LOGOUT\r\n");
  }

  private static String saidRaw(FakeMailServer server, String octets) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static void assertSays(String expected, String... commands) throws IOException {
    try (FakeMailServer server = server(LETTER)) {
      String said = said(server, commands);
      assertTrue(said.contains(expected.replace("\n", "\r\n")), said);
    }
  }

  @Test
  void tellsTheStructureOfAMessage() throws IOException {
    assertSays(
        "* 1 FETCH (UID 1 BODYSTRUCTURE ((\"text\" \"plain\" (\"charset\" \"utf-8\") NIL NIL"
            + " \"7bit\" 5 0 NIL NIL NIL NIL)(\"message\" \"rfc822\" NIL NIL NIL \"7bit\" 23"
            + " (NIL \"inner\" NIL NIL NIL NIL NIL NIL NIL NIL) (\"text\" \"plain\" NIL NIL NIL"
            + " \"7bit\" 5 0 NIL NIL NIL NIL) 2 NIL NIL NIL NIL)(\"application\" \"pdf\" (\"name\""
            + " \"a.pdf\") NIL NIL \"base64\" 4 NIL (\"attachment\" (\"filename\""
            + " \"a \\\"b\\\".pdf\")) NIL NIL) \"mixed\" (\"boundary\" \"b 1\") NIL NIL NIL))",
        "EXAMINE INBOX",
        "UID FETCH 1 (UID BODYSTRUCTURE)");
  }

  @Test
  void givesSectionsOfAMessage() throws IOException {
    assertSays(
        """
        * 1 FETCH (UID 1 BODY[1] {5}
        hello BODY[2.HEADER] {18}
        Subject: inner

         BODY[2.1]<1> {3}
        ord BODY[3.MIME]<0> {9}
        Content-T BODY[4] NIL BODY[HEADER.FIELDS (SUBJECT)] {29}
        Subject: files
         and more

        )
        """,
        "EXAMINE INBOX",
        "UID FETCH 1 (BODY.PEEK[1] BODY.PEEK[2.HEADER] BODY.PEEK[2.1]<1.3> BODY.PEEK[3.MIME]<0.9>"
            + " BODY.PEEK[4] BODY.PEEK[HEADER.FIELDS (SUBJECT)])");
  }

  @Test
  void findsTheLastMessageBehindAnyNumber() throws IOException {
    assertSays("* SEARCH 2\n", "EXAMINE INBOX", "UID SEARCH UID 9:*");
  }

  @Test
  void tellsRangesWhereAskedFor() throws IOException {
    assertSays(
        "* ESEARCH (TAG \"t\") UID ALL 1:2\n", "EXAMINE INBOX", "UID SEARCH RETURN (ALL) UID 1:*");
  }

  @Test
  void countsWhileItLists() throws IOException {
    assertSays(
        "* LIST (\\Subscribed) \"/\" \"INBOX\"\n* STATUS \"INBOX\" (MESSAGES 2 UIDNEXT 3)\n",
        "LIST \"\" \"*\" RETURN (SUBSCRIBED STATUS (MESSAGES UIDNEXT))");
  }

  @Test
  void refusesWhatCouldChangeAMailbox() throws IOException {
    try (FakeMailServer server = server(LETTER)) {
      said(server, "SELECT INBOX", "EXAMINE INBOX", "UID FETCH 1 (BODY[])", "UID STORE 1 x y");
      assertEquals(
          List.of("t SELECT INBOX", "t UID FETCH 1 (BODY[])", "t UID STORE 1 x y"),
          server.refused());
    }
  }

  @Test
  void takesLiterals() throws IOException {
    try (FakeMailServer server = server(LETTER)) {
      String said =
          saidRaw(server, "t LOGIN {1+}\r\na {1}\r\nb\r\nt EXAMINE {5+}\r\nINBOX\r\nt LOGOUT\r\n");
      assertTrue(said.contains("+ go on\r\n") && said.contains("* 2 EXISTS"), said);
    }
  }

  @Test
  void tellsOfMessagesThatWentAndCame() throws IOException {
    FakeFolder folder = FakeFolder.of("INBOX", 5, _ -> new byte[0]);
    try (FakeMailServer server = FakeMailServer.plain().add(folder)) {
      server.onCommand(
          FakeMailServer.command("EXAMINE"),
          exchange -> {
            exchange.answer();
            folder.expunge(2, 3).deliver(1);
          });
      String said = said(server, "EXAMINE INBOX", "UID FETCH 1:* (UID)");
      assertTrue(
          said.contains(
              """
              * 3 EXPUNGE
              * 2 EXPUNGE
              * 4 EXISTS
              * 1 FETCH (UID 1)
              * 2 FETCH (UID 4)
              * 3 FETCH (UID 5)
              * 4 FETCH (UID 6)
              """
                  .replace("\n", "\r\n")),
          said);
    }
  }

  @Test
  void endsASessionWhoseFolderIsNumberedAnew() throws IOException {
    FakeFolder folder = FakeFolder.of("INBOX", 5, _ -> new byte[0]);
    try (FakeMailServer server = FakeMailServer.plain().add(folder)) {
      server.onCommand(
          FakeMailServer.command("EXAMINE"),
          exchange -> {
            exchange.answer();
            folder.renumber(2, 10);
          });
      assertTrue(
          said(server, "EXAMINE INBOX", "UID FETCH 1:* (UID)")
              .endsWith("* BYE the mailbox has other numbers now\r\n"));
    }
  }

  @Test
  void hangsUpBehindAnOctetOnce() throws IOException {
    try (FakeMailServer server = server(LETTER)) {
      String whole = said(server);
      server.cutAfter(server.octetsSent() + 7);
      assertEquals(whole.substring(0, 7), said(server));
      assertEquals(whole, said(server));
    }
  }

  @Test
  void letsATestAnswer() throws IOException {
    try (FakeMailServer server = server(LETTER)) {
      server.once(
          FakeMailServer.command("examine"),
          exchange -> exchange.answerSpoilt(text -> text.replace("EXISTS", "EXITS")));
      server.onCommand(
          FakeMailServer.command("NOOP"), exchange -> exchange.say(FakeExchange.TAG + " NO"));
      String said = said(server, "EXAMINE INBOX", "NOOP");
      assertTrue(said.contains("2 EXITS") && said.contains("t NO\r\n"), said);
    }
  }

  @Test
  void holdsAMillionMessagesWithoutMemory() throws IOException {
    byte[] letter = FakeFolder.octets(LETTER);
    long count = Boolean.getBoolean("soak") ? 1_000_000 : 20_000;
    try (FakeMailServer server =
        FakeMailServer.plain().add(FakeFolder.of("INBOX", count, _ -> letter))) {
      String fetch = "t UID FETCH 1:* (UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[HEADER])\r\n";
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        socket
            .getOutputStream()
            .write(
                ("t LOGIN a b\r\nt EXAMINE INBOX\r\n" + fetch + "t LOGOUT\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
        socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
      }
      assertTrue(server.octetsSent() > 200 * count);
      assertEquals(List.of(), server.refused());
    }
  }
}
