package org.inboxaudit.source.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.Checkpoint;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.extract.mime.MimeTricks;
import org.inboxaudit.source.EvidenceSourceContract;
import org.inboxaudit.testing.DovecotServer;
import org.inboxaudit.testing.RequiresDovecot;
import org.junit.jupiter.api.Test;

/// Messages whose file a real server does not see: it tells an empty text, or a text alone.
@RequiresDovecot
class HiddenFromServerTest {
  private static final String USER = "hiding";
  private static final Instant WHEN = Instant.parse("2026-03-01T02:00:05Z");

  private static final String FILE =
      """
      Content-Type: a/b; name=a.js
      Content-Disposition: attachment; filename=a.js
      Content-Transfer-Encoding: base64

      """
          + "V1NjcmlwdC5RdWl0KCk7".repeat(15)
          + "\n";

  private static final String TEXT = "Content-Type: text/plain\n\nhello\n";

  private static Map<String, String> hiding() {
    String parts = "--b\n" + TEXT + "--b\n" + FILE + "--b--\n";
    String text = "--b\n" + TEXT + "--b--\n";
    Map<String, String> messages = new LinkedHashMap<>();
    messages.put("no boundary", "Content-Type: multipart/mixed\n\n" + parts);
    messages.put(
        "two boundaries", "Content-Type: multipart/mixed; boundary=c; boundary=b\n\n" + parts);
    messages.put("quotes", "Content-Type: multipart/mixed; boundary='b'\n\n" + parts);
    messages.put("no slash", "Content-Type: multipart; boundary=b\n\n" + parts);
    messages.put("a comma", "Content-Type: multipart/mixed, boundary=b\n\n" + parts);
    messages.put(
        "preamble that is parted",
        "Content-Type: multipart/mixed; boundary=b\n\n--c\n" + FILE + text);
    messages.put(
        "epilogue", "Content-Type: multipart/mixed; boundary=b\n\n" + text + "--b\n" + FILE);
    messages.put(
        "other name",
        "Content-Type: multipart/mixed; boundary=b\n\n"
            + parts.replace("filename=a.js", "filename=a.txt"));
    messages.put(
        "pieces of a name from the second on",
        "Content-Type: multipart/mixed; boundary=b\n\n"
            + parts
                .replace("; name=a.js", "")
                .replace("filename=a.js", "filename*1=a; filename*2=.js"));
    messages.put("text", "Content-Type: text/plain\n\n" + parts);
    return messages;
  }

  /// What a server does not lead to: it took the octets for others (a zero octet is no zero octet
  /// any more), the file has forty octets, or it is told as a gap or under its whole name.
  private static final Set<String> NOT_SHOWN =
      Set.of(
          "boundary: turned around",
          "encoding: behind the last boundary",
          "encoding: before the first boundary",
          "name: a zero octet behind",
          "name: a zero octet in its name",
          "name: charset in every piece",
          "structure: very long",
          "structure: message in messages",
          "structure: from another place");

  /// A letter of 24 kB, so that nothing is read whole because it is short.
  private static byte[] longLetter(String subject, byte[] trick) {
    String octets = new String(trick, ISO_8859_1).replaceFirst("^Subject: x\r\n", "");
    String sentence = "hello " + "to everybody who reads this letter\r\n".repeat(600);
    return ("Subject: " + subject + "\r\n" + octets)
        .replaceFirst("hello\r\n", sentence)
        .replace("V1NjcmlwdC5RdWl0KCk7", "V1NjcmlwdC5RdWl0KCk7".repeat(15))
        .replace("WScript.Quit();", "WScript.Quit();".repeat(15))
        .getBytes(ISO_8859_1);
  }

  @Test
  void findsWhatIsHiddenInLongLetters() throws Exception {
    try (DovecotServer server = DovecotServer.start()) {
      server.addUser(USER, "secret");
      Map<String, byte[]> tricks = MimeTricks.all();
      List<String> labels = List.copyOf(tricks.keySet());
      for (int i = 0; i < labels.size(); i++) {
        byte[] octets = longLetter("letter " + i, tricks.getOrDefault(labels.get(i), new byte[0]));
        server.append(USER, "INBOX", "", WHEN, octets);
      }
      Set<String> found = found(server);
      Set<String> hidden = new TreeSet<>();
      for (int i = 0; i < labels.size(); i++) {
        if (!found.contains("letter " + i)) {
          hidden.add(labels.get(i));
        }
      }
      assertEquals(new TreeSet<>(NOT_SHOWN), hidden);
    }
  }

  @Test
  void findsEachOfThem() throws Exception {
    try (DovecotServer server = DovecotServer.start()) {
      server.addUser(USER, "secret");
      for (Map.Entry<String, String> message : hiding().entrySet()) {
        String octets =
            "Subject: " + message.getKey() + "\nMIME-Version: 1.0\n" + message.getValue();
        server.append(USER, "INBOX", "", WHEN, octets.replace("\n", "\r\n").getBytes(UTF_8));
      }
      assertEquals(new TreeSet<>(hiding().keySet()), found(server));
    }
  }

  private static Set<String> found(DovecotServer server) throws Exception {
    ImapSource source = ImapFixture.readingSource(server.imapPort());
    Set<String> found = new TreeSet<>();
    Cursor cursor = Cursor.START;
    for (Round round : Round.values()) {
      for (Observation said :
          EvidenceSourceContract.read(
              source,
              ImapFixture.access(server.imapPort(), USER),
              ImapFixture.opening(
                  round,
                  cursor,
                  _ -> EnumSet.of(EvidenceKind.MESSAGE_BODY, EvidenceKind.ATTACHMENT)))) {
        if (said instanceof Checkpoint checkpoint) {
          cursor = checkpoint.cursor();
        } else if (said instanceof Attachment file && isScript(file.fileName())) {
          found.add(file.message().subject());
        }
      }
    }
    return found;
  }

  private static boolean isScript(String name) {
    return name.replaceAll("[^a-z.]", "").replaceAll("[.]+$", "").endsWith("a.js");
  }
}
