package org.inboxaudit.source.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.Checkpoint;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.extract.mime.TransferEncoding;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.SourceException.Failure;
import org.inboxaudit.testing.FakeExchange;
import org.inboxaudit.testing.FakeFolder;
import org.inboxaudit.testing.FakeMailServer;
import org.inboxaudit.testing.MailServers;
import org.inboxaudit.testing.MailboxState;
import org.inboxaudit.testing.TestMailServer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Files that a server decodes are those that stand in the message: where it decodes otherwise than
/// a mail program, or not at all, they are read as they stand.
@Timeout(120)
class ServerDecodingTest {
  private static final int LARGE = 60_000;
  private static final Pattern LITERAL =
      Pattern.compile("BINARY\\[2\\]<0> \\{\\d+\\}\r\n.{6}", Pattern.DOTALL);

  private static String lines(byte[] octets, int length) {
    return Base64.getMimeEncoder(length, new byte[] {'\n'}).encodeToString(octets);
  }

  private static boolean isDecoded(String command) {
    return command.contains("BINARY.PEEK[");
  }

  private static byte[] octets(int seed) {
    byte[] octets = new byte[LARGE];
    new Random(seed).nextBytes(octets);
    return octets;
  }

  /// How base64 is written: as it should be, and in ways that programs read differently.
  private static Map<String, UnaryOperator<String>> spellings() {
    Map<String, UnaryOperator<String>> spellings = new TreeMap<>();
    spellings.put("usual", base64 -> base64);
    spellings.put("one line", base64 -> base64.replace("\n", ""));
    spellings.put("blank lines behind", base64 -> base64 + "\n\n");
    spellings.put("no padding", base64 -> base64.replace("=", ""));
    spellings.put("padding in the middle", base64 -> base64 + "\n" + lines(octets(99), 76));
    spellings.put("a word behind", base64 -> base64 + "\nfooter of a list");
    spellings.put("foreign characters", base64 -> base64.replaceFirst("\n", "!*\n"));
    spellings.put("one character too many", base64 -> base64.replace("=", "") + "\nA");
    return spellings;
  }

  private static String message(int number, String name, String base64) {
    return ImapFixture.withFile(number, "application/octet-stream", name + ".bin", "FILE")
        .replace("FILE", base64);
  }

  private static List<Attachment> files(List<Observation> said) {
    assertTrue(said.stream().noneMatch(Gap.class::isInstance), said.toString());
    return said.stream()
        .filter(Attachment.class::isInstance)
        .map(Attachment.class::cast)
        .filter(file -> file.containers().isEmpty())
        .toList();
  }

  /// Reads all rounds as the engine does: behind a cut it goes on from the last checkpoint.
  private static List<Observation> readAll(ImapSource source, int port) throws Exception {
    Cursor cursor = Cursor.START;
    List<Observation> opened = new ArrayList<>();
    for (Round round : Round.values()) {
      opened.clear();
      boolean ended = false;
      for (int cuts = 0; !ended; cuts++) {
        List<Observation> said = new ArrayList<>();
        try {
          source.read(
              ImapFixture.access(port, "owner"), ImapFixture.plan(round, cursor), said::add);
          ended = true;
        } catch (SourceException e) {
          assertEquals(Failure.CUT, e.failure());
          assertTrue(cuts < 1, "cut again");
          while (!said.isEmpty() && !(said.getLast() instanceof Checkpoint)) {
            said.removeLast();
          }
        }
        opened.addAll(said);
        for (Observation one : said) {
          cursor = one instanceof Checkpoint checkpoint ? checkpoint.cursor() : cursor;
        }
      }
    }
    return opened;
  }

  static Stream<Named<Supplier<TestMailServer>>> servers() {
    return MailServers.all().entrySet().stream()
        .map(server -> Named.of(server.getKey(), server.getValue()));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void everySpellingIsReadAsAMailProgramReadsIt(Supplier<TestMailServer> start) throws Exception {
    Map<String, String> expected = new TreeMap<>();
    try (TestMailServer server = start.get()) {
      server.addUser("owner", "secret");
      int number = 0;
      for (Map.Entry<String, UnaryOperator<String>> spelling : spellings().entrySet()) {
        String base64 = spelling.getValue().apply(lines(octets(++number), 76));
        String octets = message(number, spelling.getKey(), base64).replace("\n", "\r\n");
        server.append(
            "owner",
            "INBOX",
            "",
            Instant.parse("2026-03-01T02:00:05Z").plusSeconds(number),
            octets.getBytes(ISO_8859_1));
        byte[] opened =
            TransferEncoding.decode(base64.getBytes(ISO_8859_1), "base64").orElseThrow();
        expected.put(spelling.getKey(), sha256(opened));
      }
      MailboxState before = server.state("owner");
      ImapSource source = ImapFixture.readingSource(server.imapPort());
      Map<String, String> read = new TreeMap<>();
      for (Attachment file : files(readAll(source, server.imapPort()))) {
        read.put(file.fileName().replace(".bin", ""), file.sha256());
      }
      assertEquals(expected, read);
      assertEquals(before, server.state("owner"));
    }
  }

  private static FakeMailServer server(int messages, String... folders) {
    List<String> letters = new ArrayList<>();
    for (int i = 1; i <= messages; i++) {
      letters.add(message(i, "file" + i, lines(octets(i), 76)).replace("\n", "\r\n"));
    }
    FakeMailServer server =
        FakeMailServer.tls().with("BINARY").add(FakeFolder.of("INBOX", letters));
    for (String folder : folders) {
      server.add(FakeFolder.of(folder, letters));
    }
    return server;
  }

  private static List<Observation> readAll(FakeMailServer server) throws Exception {
    List<Observation> said = readAll(ImapFixture.source(server.port()), server.port());
    assertEquals(List.of(), server.refused());
    return said;
  }

  private static long asked(FakeMailServer server, String item) {
    return server.received().stream().filter(line -> line.contains(item)).count();
  }

  @Test
  void aLargeFileComesDecodedAndASmallOneAsItStands() throws Exception {
    try (FakeMailServer server = server(1)) {
      server.add(
          FakeFolder.of(
              "Small", List.of(message(2, "small", lines(new byte[9_000], 76)).indent(0))));
      List<Attachment> files = files(readAll(server));
      assertEquals(
          List.of(LARGE, lines(new byte[9_000], 76).replace("\n", "\r\n").length()),
          files.stream().map(file -> (int) file.size()).toList());
      assertEquals(1, asked(server, "BINARY.PEEK[2]"));
      assertEquals(1, asked(server, "BODY.PEEK[2]"));
    }
  }

  @Test
  void aFileThatCameOutTooShortIsReadAsItStands() throws Exception {
    try (FakeMailServer server =
        server(1)
            .onCommand(
                ServerDecodingTest::isDecoded,
                exchange ->
                    exchange.answerSpoilt(
                        answer ->
                            LITERAL
                                .matcher(answer)
                                .replaceFirst("BINARY[2]<0> {" + (LARGE - 6) + "}\r\n")))) {
      assertEquals(
          lines(octets(1), 76).replace("\n", "\r\n").length(),
          files(readAll(server)).getFirst().size());
    }
  }

  @Test
  void aServerThatCannotIsNotAskedForever() throws Exception {
    try (FakeMailServer server =
        server(5, "Archive", "Work")
            .onCommand(
                ServerDecodingTest::isDecoded,
                exchange -> exchange.say(FakeExchange.TAG + " NO [UNKNOWN-CTE] no"))) {
      assertEquals(15, files(readAll(server)).size());
      long first =
          server.received().stream()
              .filter(line -> line.contains("EXAMINE") || isDecoded(line))
              .dropWhile(line -> !isDecoded(line))
              .takeWhile(ServerDecodingTest::isDecoded)
              .count();
      assertEquals(first, asked(server, "BINARY.PEEK"));
      assertEquals(15, asked(server, "BODY.PEEK[2]"));
    }
  }

  @Test
  void aServerThatHangsUpOverAFileIsNotAskedASecondTime() throws Exception {
    try (FakeMailServer server =
        server(30).onCommand(ServerDecodingTest::isDecoded, FakeExchange::cut)) {
      assertEquals(30, files(readAll(server)).size());
      List<String> afterwards =
          server.received().reversed().stream()
              .takeWhile(line -> !line.contains("AUTHENTICATE"))
              .toList();
      assertEquals(30, afterwards.stream().filter(line -> line.contains("BODY.PEEK[2]")).count());
      assertTrue(
          afterwards.stream().noneMatch(ServerDecodingTest::isDecoded), afterwards.toString());
    }
  }

  private static String sha256(byte[] octets) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
  }
}
