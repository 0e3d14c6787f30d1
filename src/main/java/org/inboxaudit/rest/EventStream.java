package org.inboxaudit.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.inboxaudit.audit.Audit;
import org.inboxaudit.audit.AuditId;
import org.inboxaudit.audit.ProgressFeed;
import org.inboxaudit.audit.ProgressFeed.Event;

/// Writes the progress of one audit as server-sent events, until it is done. Runs on a thread of
/// its own, which waits between events.
///
/// A watcher who reads too slowly is cut off, and goes on with `Last-Event-ID` where it was.
final class EventStream implements StreamingOutput {
  /// Keeps the line open through proxies that close silent ones.
  static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private static final int WAITING = 500;

  private final ProgressFeed feed;
  private final AuditId id;
  private final Supplier<Optional<Audit>> audit;
  private final long afterEventId;
  private final Duration heartbeat;
  private final ObjectMapper json;

  /// @param audit looks the audit up again; empty once it is erased
  /// @param afterEventId the last event the watcher has seen, 0 for none
  EventStream(
      ProgressFeed feed,
      AuditId id,
      Supplier<Optional<Audit>> audit,
      long afterEventId,
      Duration heartbeat,
      ObjectMapper json) {
    this.feed = feed;
    this.id = id;
    this.audit = audit;
    this.afterEventId = afterEventId;
    this.heartbeat = heartbeat;
    this.json = json;
  }

  @Override
  public void write(OutputStream out) throws IOException {
    BlockingQueue<Event> waiting = new ArrayBlockingQueue<>(WAITING);
    Overflow overflow = new Overflow();
    try (var _ = feed.subscribe(id, from(), event -> overflow.happened |= !waiting.offer(event))) {
      tell(out, waiting, overflow);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(OutputStream out, BlockingQueue<Event> waiting, Overflow overflow)
      throws IOException, InterruptedException {
    boolean done = false;
    while (!done) {
      Event event = waiting.poll();
      if (event == null) {
        if (overflow.happened) {
          return;
        }
        Optional<Audit> now = audit.get();
        if (now.isEmpty() || now.get().status().ended()) {
          send(out, end(now));
          return;
        }
        send(out, ": waiting\n\n");
        event = waiting.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
      }
      if (event != null) {
        send(out, event(event));
        done = event.name().equals(ProgressFeed.DONE);
      }
    }
  }

  /// After a restart the feed counts from one again; what a watcher saw before says nothing then.
  private long from() {
    return feed.last(id).map(Event::id).orElse(0L) < afterEventId ? 0 : afterEventId;
  }

  private String event(Event event) throws IOException {
    return "id: %d\nevent: %s\ndata: %s\n\n"
        .formatted(event.id(), event.name(), json.writeValueAsString(event.data()));
  }

  /// The end of an audit that the feed no longer remembers.
  private String end(Optional<Audit> ended) {
    String status = ended.map(a -> Fields.word(a.status())).orElse("erased");
    return "event: %s\ndata: {\"status\":\"%s\"}\n\n".formatted(ProgressFeed.DONE, status);
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /// Whether an event found no room. Written and read under no lock: being late by one turn does no
  /// harm.
  private static final class Overflow {
    private volatile boolean happened;
  }
}
