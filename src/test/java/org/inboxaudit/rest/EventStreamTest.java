package org.inboxaudit.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.inboxaudit.audit.Audit;
import org.inboxaudit.audit.Audit.Status;
import org.inboxaudit.audit.AuditId;
import org.inboxaudit.audit.FeedTeller;
import org.inboxaudit.audit.ProgressFeed;
import org.inboxaudit.consent.ConsentId;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.evidence.EmailAddress;
import org.junit.jupiter.api.Test;

class EventStreamTest {
  private static final AuditId ID = new AuditId("aud_a");

  private final ProgressFeed feed = new ProgressFeed();

  @Test
  void tellsEachEventAndEndsWhenItIsDone() throws IOException {
    tell("status", Map.of("status", "running"));
    tell("step", Map.of("step", "1", "steps", "3"));
    tell("done", Map.of("status", "completed"));
    assertEquals(
        """
        id: 1
        event: status
        data: {"status":"running"}

        id: 2
        event: step
        data: {"step":"1","steps":"3"}

        id: 3
        event: done
        data: {"status":"completed"}

        """,
        stream(0, EventStreamTest::running));
  }

  @Test
  void goesOnAfterTheLastEventThatWasSeen() throws IOException {
    tell("status", Map.of());
    tell("done", Map.of());
    assertTrue(stream(1, EventStreamTest::running).startsWith("id: 2\n"));
  }

  @Test
  void beginsAgainWhenTheFeedHasForgottenWhatWasSeen() throws IOException {
    tell("done", Map.of());
    assertTrue(stream(40, EventStreamTest::running).startsWith("id: 1\n"));
  }

  @Test
  void saysTheEndOfAnAuditThatTheFeedForgot() throws IOException {
    assertEquals(
        "event: done\ndata: {\"status\":\"failed\"}\n\n", stream(0, () -> audit(Status.FAILED)));
  }

  @Test
  void saysThatAnAuditWasErased() throws IOException {
    assertEquals("event: done\ndata: {\"status\":\"erased\"}\n\n", stream(0, Optional::empty));
  }

  @Test
  void showsThatItIsStillThere() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    String text =
        stream(0, () -> audit(asked.incrementAndGet() < 3 ? Status.RUNNING : Status.CANCELED));
    assertTrue(text.startsWith(": waiting\n\n: waiting\n\nevent: done\n"), text);
  }

  @Test
  void cutsOffAWatcherWhoIsTooSlow() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    String text =
        stream(
            0,
            () -> {
              if (asked.getAndIncrement() == 0) {
                for (int i = 0; i < 600; i++) {
                  tell("step", Map.of());
                }
              }
              return audit(Status.RUNNING);
            });
    assertTrue(text.contains("id: 500\n"));
    assertFalse(text.contains("id: 501\n"));
  }

  private String stream(long after, Supplier<Optional<Audit>> audit) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new EventStream(feed, ID, audit, after, Duration.ofMillis(1), new ObjectMapper()).write(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private void tell(String name, Map<String, String> data) {
    FeedTeller.tell(feed, ID, name, data);
  }

  private static Optional<Audit> running() {
    return audit(Status.RUNNING);
  }

  private static Optional<Audit> audit(Status status) {
    return Optional.of(
        new Audit(
            ID,
            new ConsentId("con_a"),
            "gst_a",
            new Mailbox(
                EmailAddress.of("owner@example.org"),
                "owner@example.org",
                new Mailbox.MailServer("imap.example.org", 993),
                Optional.empty()),
            Audit.Declared.NOTHING,
            status,
            Optional.empty(),
            Instant.EPOCH,
            Instant.EPOCH,
            false));
  }
}
