package org.inboxaudit.source.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.Checkpoint;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.source.EvidenceSourceContract;
import org.inboxaudit.testing.FakeExchange;
import org.inboxaudit.testing.FakeFolder;
import org.inboxaudit.testing.FakeMailServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The headers of parts come along with what is opened, and decide whether that is enough.
@Timeout(60)
class PartHeadersTest {
  private static final String TEXT = "Content-Type: text/plain\n\nsee the file\n";

  private static String file(String fields) {
    return fields + "Content-Transfer-Encoding: base64\n\n" + "QUJD".repeat(30) + "\n";
  }

  private static String message(String subject, String body) {
    return "From: a@example.org\nSubject: %s\nMIME-Version: 1.0\n%s".formatted(subject, body);
  }

  private static String mixed(String... parts) {
    StringBuilder body = new StringBuilder("Content-Type: multipart/mixed; boundary=bound\n\n");
    for (String part : parts) {
      body.append("--bound\n").append(part);
    }
    return message("mixed", body + "--bound--\n");
  }

  private static FakeMailServer server(String message) {
    return FakeMailServer.tls().add(FakeFolder.of("INBOX", List.of(message)));
  }

  private static Set<EvidenceKind> all(Message message) {
    return message.parts().isEmpty()
        ? EnumSet.noneOf(EvidenceKind.class)
        : EnumSet.of(EvidenceKind.MESSAGE_BODY, EvidenceKind.ATTACHMENT);
  }

  /// The names of the files, `hidden` for those of a message that was read whole, and `text`.
  private static List<String> opened(FakeMailServer server) throws Exception {
    Cursor cursor = Cursor.START;
    List<String> opened = new ArrayList<>();
    for (Round round : Round.values()) {
      for (Observation said :
          EvidenceSourceContract.read(
              ImapFixture.source(server.port()),
              ImapFixture.access(server.port(), "owner"),
              ImapFixture.opening(round, cursor, PartHeadersTest::all))) {
        switch (said) {
          case Checkpoint checkpoint -> cursor = checkpoint.cursor();
          case Attachment file -> opened.add(file.fileName());
          case MessageBody _ -> opened.add("text");
          default -> {
            // not of a content
          }
        }
      }
    }
    return opened;
  }

  private static long asked(FakeMailServer server, String item) {
    return server.received().stream().filter(line -> line.contains(item)).count();
  }

  @Test
  void anOrdinaryMessageIsNotReadASecondTime() throws Exception {
    try (FakeMailServer server =
        server(
            mixed(
                TEXT,
                file("Content-Type: a/b; name=a.pdf\n"),
                file("Content-Type: a/b; name=b.pdf\n")))) {
      assertEquals(List.of("text", "a.pdf", "b.pdf"), opened(server));
      assertEquals(1, asked(server, "BODY.PEEK[1.MIME]"));
      assertEquals(1, asked(server, "BODY.PEEK[3.MIME]"));
    }
  }

  @Test
  void aSecondNameInASecondFieldMakesTheMessageBeReadWhole() throws Exception {
    String field = "Content-Disposition: attachment; filename=";
    try (FakeMailServer server =
        server(mixed(TEXT, file(field + "a.txt\n" + field + "a.js\n"), file(field + "b.pdf\n")))) {
      assertEquals(List.of("text", "hidden", "a.txt", "b.pdf"), opened(server));
    }
  }

  @Test
  void octetsThatNothingAccountsForMakeAMessageBeReadWhole() throws Exception {
    String file = file("Content-Type: a/b; name=b.js\n");
    String letter = "Content-Type: text/plain\n\n" + "long letter\n".repeat(2_000);
    try (FakeMailServer server = server(mixed(letter, TEXT) + "--bound\n" + file + file)) {
      assertEquals(List.of("text", "hidden"), opened(server));
    }
  }

  @Test
  void aMessageOfFilesAloneIsLookedAtAsWell() throws Exception {
    try (FakeMailServer server =
        server(mixed(file("Content-Type: a/b; name=a.pdf\nContent-Type: a/b; name=a.js\n")))) {
      assertEquals(List.of("a.pdf", "hidden"), opened(server));
    }
  }

  @Test
  void oneTextHasNoHeaderOfItsOwn() throws Exception {
    try (FakeMailServer server = server(message("letter", "\nhello\n"))) {
      assertEquals(List.of("text"), opened(server));
      assertEquals(0, asked(server, "MIME]"));
    }
  }

  @Test
  void aServerThatTellsNoHeadersIsReadWithoutThem() throws Exception {
    try (FakeMailServer server =
        server(mixed(TEXT, file("Content-Type: a/b; name=a.pdf\n")))
            .onCommand(
                command -> command.contains("MIME]"),
                exchange -> exchange.say(FakeExchange.TAG + " NO no such section"))) {
      assertEquals(List.of("text", "a.pdf"), opened(server));
    }
  }
}
