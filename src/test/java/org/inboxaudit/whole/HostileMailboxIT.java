package org.inboxaudit.whole;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.inboxaudit.audit.Audit.Declared;
import org.inboxaudit.extract.hostile.BombLetter;
import org.inboxaudit.sample.SampleMailbox;
import org.inboxaudit.sample.SampleMailboxes;
import org.inboxaudit.testing.ApiClient;
import org.inboxaudit.testing.ApiClient.Answer;
import org.inboxaudit.testing.ApiClient.Target;
import org.inboxaudit.testing.DovecotServer;
import org.inboxaudit.testing.RequiresDovecot;
import org.inboxaudit.testing.ServiceProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A mailbox of mail that wants all time and all memory, audited by the packaged service as it is
/// delivered. Meanwhile whoever else asks is answered, and in the end the report says what could
/// not be looked into.
@RequiresDovecot
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileMailboxIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration ANSWERED = Duration.ofSeconds(2);

  /// Three requests (the text to agree to, the agreement, the start) and the first look.
  private static final Duration SERVED = ANSWERED.multipliedBy(2);

  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Instant DAY = Instant.parse("2026-03-01T10:00:00Z");
  private static final Set<String> ENDED = Set.of("completed", "completed_partial", "failed");

  /// The heaviest of each kind. One that takes too long ends the parser process.
  private static final Set<String> BOMBS =
      Set.of(
          "zip of zeros",
          "zip in zip, 16 each, five deep",
          "zip with 20,000 names for one file",
          "document with overlapping parts",
          "zip with 100,000 empty files",
          "zip that declares four gigabytes",
          "zip without a directory",
          "zip of many small bombs",
          "7z of zeros",
          "tar with a pax header of zeros",
          "svg of 20,000 groups that use each other",
          "billion laughs in OpenDocument",
          "a shortcut file of a megabyte",
          "letter: multipart a thousand deep",
          "letter: message in message, 300 deep",
          "letter: 100,000 empty parts",
          "letter: 100,000 continuations (RFC 2231)",
          "letter: html letter of a million tags",
          "macro that unpacks to 400 megabytes",
          "pdf whose object streams extend themselves",
          "tnef of 100,000 attributes",
          "notebook with files of 2^63");

  private DovecotServer server;
  private ServiceProcess service;
  private ApiClient api;

  @BeforeAll
  void start() throws Exception {
    server = DovecotServer.start();
    service =
        ServiceProcess.start(
            ServiceProcess.reaching(server.pin(), server.imapPort(), server.sievePort()));
    api = ApiClient.at(service.address());
  }

  @AfterAll
  void stop() throws IOException {
    service.close();
    server.close();
  }

  /// What was asked while an audit went on, and how long the answers took.
  private static final class Answers {
    private final List<Duration> times = new ArrayList<>();

    private Duration slowest() {
      return times.stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    /// One in a hundred may be late: the machine has other things to do.
    private void assertInTime() {
      long late = times.stream().filter(time -> time.compareTo(ANSWERED) > 0).count();
      assertTrue(late * 100 <= times.size(), late + " late answers, slowest " + slowest());
    }
  }

  @Test
  void answersEverybodyWhileItReadsBombsAndSaysWhatItCouldNotLookInto() throws Exception {
    SampleMailbox ordinary = SampleMailboxes.quiet();
    Target bystander = SampleLoader.load(server, ordinary);
    Target hostile = hostile(ordinary);
    askUntilEnd(api.start(bystander, Declared.NOTHING), new Answers()); // the first is slower
    Answers answers = new Answers();
    long began = System.nanoTime();
    String audit = api.start(hostile, Declared.NOTHING);
    api.await(audit, PATIENCE, "running");

    String other = serves(bystander);
    askUntilEnd(other, answers);
    assertEquals("running", api.status(audit), "the bombs were too light to tell anything");
    askUntilEnd(audit, answers);
    System.out.printf(
        "%d bombs read after %d ms; %d answers meanwhile, the slowest after %d ms%n",
        BOMBS.size(), since(began).toMillis(), answers.times.size(), answers.slowest().toMillis());

    assertEquals("completed", api.status(other));
    assertEquals("completed", api.status(audit));
    answers.assertInTime();
    assertSaysWhatWasNotLookedInto(audit);
    assertEquals("completed", api.await(serves(bystander), PATIENCE));
  }

  /// Starts an audit that is at work soon.
  private String serves(Target target) throws Exception {
    long asked = System.nanoTime();
    String audit = api.start(target, Declared.NOTHING);
    api.await(audit, PATIENCE, "running");
    Duration served = since(asked);
    assertTrue(served.compareTo(SERVED) <= 0, "at work after " + served);
    return audit;
  }

  /// Asks as a probe, as the owner's page and as a stranger do, until the audit has ended.
  private void askUntilEnd(String audit, Answers answers) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    boolean ended = false;
    while (!ended) {
      assertTrue(System.nanoTime() < deadline, "the audit has not ended");
      for (String path : List.of("/q/health", "/v1/audits/" + audit, "/v1/consent-text", "/")) {
        long asked = System.nanoTime();
        Answer answer = api.get(path, "*/*");
        answers.times.add(since(asked));
        assertEquals(200, answer.status(), answer::text);
        ended |= ENDED.contains(answer.body().path("status").asText());
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private void assertSaysWhatWasNotLookedInto(String audit) throws Exception {
    Set<String> gaps = new TreeSet<>();
    Set<String> files = new TreeSet<>();
    for (JsonNode result : api.report(audit).path("results")) {
      for (JsonNode gap : result.path("gaps")) {
        assertNotEquals("", gap.path("text").asText(), gap::toString);
        gaps.add(
            "%s %s %s"
                .formatted(
                    gap.path("kind").asText(),
                    gap.path("reason").asText(),
                    gap.path("where").asText()));
      }
      if (result.path("check").asText().equals("attachment-not-examined")) {
        result.path("findings").forEach(finding -> files.add(finding.path("found").asText()));
      }
    }
    String page = api.get("/v1/audits/" + audit + "/report", "text/html").text();
    assertAll(
        () -> assertTrue(gaps.contains("message unreadable INBOX"), gaps::toString),
        () -> assertTrue(gaps.contains("attachment unreadable INBOX"), gaps::toString),
        () ->
            assertTrue(
                files.toString().contains("Not built as their kind should be"), files::toString),
        () ->
            assertTrue(
                files.toString().contains("We saw no more than their name or their beginning"),
                files::toString),
        () -> assertTrue(page.contains("<bdi class=\"place\">INBOX</bdi>")));
  }

  private Target hostile(SampleMailbox ordinary) throws IOException {
    String user = "hostile";
    server.addUser(user, SampleLoader.PASSWORD);
    SampleLoader.append(server, user, ordinary.messages().iterator());
    int delivered = 0;
    for (BombLetter letter : BombLetter.all()) {
      if (BOMBS.contains(letter.name())) {
        server.append(user, "INBOX", "", DAY.plusSeconds(delivered++), letter.bytes());
      }
    }
    assertEquals(BOMBS.size(), delivered);
    return SampleLoader.target(server, ordinary.owner().toString(), user);
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
