package org.inboxaudit.extract.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.MailSession;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.process.Frames;
import org.junit.jupiter.api.Test;

class LogExcerptReaderTest {
  private static final Instant TAKEN = Instant.parse("2026-12-02T12:00:00Z");
  private static final String UNKNOWN = "Dec  1 10:05:09 mx newd[1]: welcome back ann@example.org";

  private static String signIn(String user, String at, String address) {
    return at
        + " mx dovecot: imap-login: Login: user=<"
        + user
        + ">, method=PLAIN, rip="
        + address
        + ", lip=192.0.2.10, mpid=1, TLS, session=<s"
        + user
        + ">";
  }

  private static String refused(String user, String at, String address) {
    return at
        + " mx dovecot: imap-login: Disconnected: Aborted login by logging out (auth failed, 1"
        + " attempts in 2 secs): user=<"
        + user
        + ">, method=PLAIN, rip="
        + address
        + ", lip=192.0.2.10, session=<x>";
  }

  private static String ended(String user, String at, long octets) {
    return at
        + " mx dovecot: imap("
        + user
        + ")<1><s"
        + user
        + ">: Disconnected: Logged out in=93 out="
        + octets
        + " deleted=0 expunged=0 trashed=0 hdr_count=0 hdr_bytes=0 body_count=0 body_bytes=0";
  }

  private record File(String name, String zone, String text) {}

  private static File file(String... lines) {
    return new File("mail.log", "UTC", String.join("\n", lines));
  }

  private static Raw.RawLog raw(File... files) {
    List<Raw.LogPiece> pieces = new ArrayList<>();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (File file : files) {
      byte[] bytes = file.text.getBytes(UTF_8);
      pieces.add(new Raw.LogPiece(file.name, bytes.length, file.zone));
      all.writeBytes(bytes);
    }
    return new Raw.RawLog(
        SignIn.BROUGHT, pieces, "ann@example.org", "example.org", TAKEN, all.toByteArray());
  }

  private static List<Observation> read(File... files) {
    return assertInstanceOf(
            Extracted.Facts.class, LogExcerptReader.read(raw(files), ExtractLimits.DEFAULT))
        .observations();
  }

  private static List<String> signIns(List<Observation> said) {
    return said.stream()
        .filter(SignIn.class::isInstance)
        .map(SignIn.class::cast)
        .map(
            one ->
                "%s %s %s x%d"
                    .formatted(
                        one.at(),
                        one.address().map(Object::toString).orElse("-"),
                        one.successful() ? "in" : "no",
                        one.times()))
        .toList();
  }

  private static List<String> gaps(List<Observation> said) {
    return said.stream()
        .filter(Gap.class::isInstance)
        .map(Gap.class::cast)
        .map(gap -> gap.kind() + " " + gap.reason() + " " + gap.where() + " " + gap.items())
        .toList();
  }

  @Test
  void tellsOnlyTheSignInsOfTheAccount() {
    List<Observation> said =
        read(
            file(
                signIn("ann", "Dec  1 10:05:09", "198.51.100.7"),
                signIn("ben@example.org", "Dec  1 10:06:09", "203.0.113.77"),
                refused("ann@example.org", "Dec  1 10:07:09", "203.0.113.9"),
                refused("eve", "Dec  1 10:08:09", "203.0.113.78")));
    assertEquals(
        List.of(
            "2026-12-01T10:05:09Z 198.51.100.7 in x1", "2026-12-01T10:07:09Z 203.0.113.9 no x1"),
        signIns(said));
    assertTrue(gaps(said).contains("SIGN_IN OTHER_ACCOUNT mail.log 2"), said::toString);
    assertTrue(!said.toString().contains("203.0.113.7"), said::toString);
  }

  @Test
  void isNotTalkedIntoAnotherAddressByAName() {
    String name = "eve>, rip=192.0.2.99, session=<ann@example.org";
    List<Observation> said = read(file(refused(name, "Dec  1 10:07:09", "203.0.113.66")));
    assertEquals(List.of(), signIns(said));
  }

  @Test
  void putsTheSameHourTogetherOverFilesThatOverlap() {
    String first = signIn("ann", "Dec  1 10:05:09", "198.51.100.7");
    String again = signIn("ann", "Dec  1 10:45:00", "198.51.100.7");
    List<Observation> said = read(file(again), file(first, again));
    assertEquals(List.of("2026-12-01T10:05:09Z 198.51.100.7 in x3"), signIns(said));
  }

  @Test
  void tellsOnceWhatASessionTookAndFromWhereItCame() {
    String begin = signIn("ann", "Dec  1 10:05:09", "198.51.100.7");
    String end = ended("ann", "Dec  1 10:20:00", 5_000_000);
    List<MailSession> sessions =
        read(file(end), file(begin, end, ended("ben", "Dec  1 10:21:00", 9_000_000))).stream()
            .filter(MailSession.class::isInstance)
            .map(MailSession.class::cast)
            .toList();
    assertEquals(1, sessions.size());
    assertEquals(5_000_000, sessions.getFirst().octetsSent());
    assertEquals("198.51.100.7", sessions.getFirst().address().orElseThrow().toString());
  }

  @Test
  void countsLinesThatNameTheAccountAndAreNotUnderstood() {
    List<Observation> said =
        read(
            file(
                signIn("ann", "Dec  1 10:05:09", "198.51.100.7"),
                UNKNOWN,
                "Dec  1 10:05:09 mx newd[1]: welcome back ben",
                "x".repeat(9_000)));
    assertTrue(gaps(said).contains("SIGN_IN NOT_UNDERSTOOD mail.log 2"), said::toString);
  }

  @Test
  void saysThatNothingOfAFileWasUnderstood() {
    List<Observation> said = read(new File("letter.pdf", "UTC", "%PDF-1.7\n1 0 obj\nendobj"));
    assertEquals(
        List.of(
            "SIGN_IN NOT_UNDERSTOOD letter.pdf 3",
            "SIGN_IN NOT_RETAINED  -1",
            "MAIL_SESSION NOT_SUPPORTED  -1"),
        gaps(said));
  }

  @Test
  void saysFromWhenOnTheFilesTellTogether() {
    List<Observation> said =
        read(
            file(signIn("ann", "Dec  1 10:05:09", "198.51.100.7")),
            file(signIn("ben", "Nov 10 10:05:09", "203.0.113.77")));
    assertEquals(
        List.of(
            "SIGN_IN OTHER_ACCOUNT mail.log 1",
            "SIGN_IN NOT_RETAINED … – 2026-11-10 -1",
            "SIGN_IN NOT_RETAINED 2026-11-11 – 2026-11-30 -1",
            "MAIL_SESSION NOT_SUPPORTED  -1"),
        gaps(said));
  }

  @Test
  void readsTimesInTheZoneOfTheServer() {
    String line = signIn("ann", "Dec  1 10:05:09", "198.51.100.7");
    assertEquals(
        List.of("2026-12-01T09:05:09Z 198.51.100.7 in x1"),
        signIns(read(new File("a", "Europe/Zurich", line))));
  }

  @Test
  void believesNothingOfTomorrow() {
    String line = signIn("ann", "2026-12-02T13:30:00Z", "198.51.100.7");
    List<Observation> said = read(file(line, signIn("ann", "2026-12-02T12:30:00Z", "192.0.2.1")));
    assertEquals(List.of("2026-12-02T12:30:00Z 192.0.2.1 in x1"), signIns(said));
    assertTrue(gaps(said).contains("SIGN_IN NOT_UNDERSTOOD mail.log 1"), said::toString);
  }

  @Test
  void readsNoMoreLinesThanItMay() {
    String lines = (signIn("ben", "Dec  1 10:05:09", "192.0.2.1") + "\n").repeat(30_001);
    assertTrue(gaps(read(file(lines))).contains("SIGN_IN LIMIT_REACHED mail.log -1"));
  }

  @Test
  void hidesNobodyWhoWasLetInBehindAFloodOfRefusals() throws IOException {
    String[] lines =
        IntStream.range(0, 2_500)
            .mapToObj(
                i ->
                    refused(
                        "ann",
                        "Dec  1 1%d:05:09".formatted(i % 2),
                        "203.0.%d.%d".formatted(i / 250, i % 250)))
            .toArray(String[]::new);
    lines[2_499] = signIn("ann", "Nov 30 10:05:09", "198.51.100.7");
    List<String> said = signIns(read(file(lines)));
    assertEquals("2026-11-30T10:05:09Z 198.51.100.7 in x1", said.getFirst());
    assertEquals(2_500, said.stream().distinct().count());
  }

  @Test
  void saysHowManyRowsItLeavesOutAndOfWhichKind() {
    File[] files = new File[3];
    for (int file = 0; file < 3; file++) {
      StringBuilder text =
          new StringBuilder(signIn("ann", "Nov 30 1%d:05:09".formatted(file), "192.0.2.1"));
      for (int i = 0; i < 11_000; i++) {
        String address = "10.%d.%d.%d".formatted(file, i / 250, i % 250);
        text.append('\n').append(refused("ann", "Dec  1 10:05:09", address));
      }
      files[file] = file(text.toString());
    }
    List<Observation> said = read(files);
    assertEquals(30_000, signIns(said).size());
    assertEquals(3, signIns(said).stream().filter(row -> row.contains(" in ")).count());
    assertTrue(gaps(said).contains("SIGN_IN LIMIT_REACHED  3003"), () -> gaps(said).toString());
    assertTrue(gaps(said).stream().noneMatch(gap -> gap.startsWith("MAIL_SESSION LIMIT")));
  }

  /// Three files of two megabytes, and a program that calls itself what takes most room in JSON.
  @Test
  void saysAllThatFilesMayHoldInOneAnswer() throws IOException {
    String client = "\\\"".repeat(50);
    File[] files = new File[3];
    for (int file = 0; file < 3; file++) {
      StringBuilder log = new StringBuilder();
      for (int i = 0; log.length() < (2 << 20) - 300; i++) {
        log.append(
            "2026-12-01 10:05:%02d,%03d INFO  [a] [name=ann@example.org;ip=2001:db8:1111:2222:3333:4444:%x:%x;ua=%s;] security - cmd=Auth; account=ann@example.org; protocol=imap;%n"
                .formatted(i % 60, i % 1000, file, i, client));
      }
      files[file] = file(log.toString());
    }
    List<Observation> said = read(files);
    assertTrue(signIns(said).size() > 20_000, () -> "" + signIns(said).size());
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    Frames.writeAnswer(answer, new Extracted.Facts(said), raw(files));
    assertTrue(answer.size() > 10_000_000, () -> "refused as too long: " + answer.size());
  }

  @Test
  void readsWhatRealServersWrote() throws IOException {
    for (String name : List.of("dovecot-2.4.1.log", "courier-5.2.11.log", "cyrus-3.10.2.log")) {
      String text = Files.readString(Path.of("src/test/resources/logs", name));
      Raw.RawLog raw =
          new Raw.RawLog(
              SignIn.BROUGHT,
              List.of(new Raw.LogPiece(name, text.length(), "UTC")),
              "owner",
              "example.org",
              Instant.parse("2026-12-24T00:00:00Z"),
              text.getBytes(UTF_8));
      Extracted.Facts facts =
          assertInstanceOf(
              Extracted.Facts.class, LogExcerptReader.read(raw, ExtractLimits.DEFAULT));
      assertTrue(
          facts.observations().stream()
              .anyMatch(said -> said instanceof SignIn one && one.successful()),
          name);
      assertTrue(
          facts.observations().stream()
              .anyMatch(
                  said -> said instanceof Gap gap && gap.reason() == Gap.Reason.OTHER_ACCOUNT),
          name);
    }
  }

  @Test
  void endsAFileWhereItIsSaidToEndAndNeverBeyond() {
    byte[] bytes = signIn("ann", "Dec  1 10:05:09", "198.51.100.7").getBytes(UTF_8);
    for (int length : List.of(-5, 0, bytes.length, Integer.MAX_VALUE)) {
      Raw.RawLog raw =
          new Raw.RawLog(
              SignIn.BROUGHT,
              List.of(new Raw.LogPiece("a", length, "UTC")),
              "ann",
              "example.org",
              TAKEN,
              bytes);
      List<Observation> said =
          assertInstanceOf(Extracted.Facts.class, LogExcerptReader.read(raw, ExtractLimits.DEFAULT))
              .observations();
      assertEquals(length >= bytes.length ? 1 : 0, signIns(said).size(), "" + length);
      assertTrue(
          said.stream().anyMatch(o -> o instanceof Gap g && g.kind() == EvidenceKind.SIGN_IN));
    }
  }
}
