package org.inboxaudit.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Tells whoever watches an audit how far it is. Holds counts and states, never anything from the
/// mail.
///
/// Kept in memory and bounded: after a restart a watcher reads the audit's status instead.
@ApplicationScoped
public class ProgressFeed {
  private static final int EVENTS_PER_AUDIT = 200;
  private static final int AUDITS = 1000;

  /// The name of the last event of an audit.
  public static final String DONE = "done";

  private final Map<AuditId, Channel> channels = new LinkedHashMap<>();

  /// One thing that happened.
  ///
  /// @param id rises by one with each event of an audit
  /// @param name `status`, `step`, `throttled`, `action_required` or [#DONE]
  public record Event(long id, String name, SortedMap<String, String> data) {
    public Event {
      data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
    }
  }

  /// Ends the listening when it is closed.
  @FunctionalInterface
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  /// Listens to an audit: first what is still remembered after event `afterEventId`, then what
  /// comes.
  ///
  /// @param listener called in order, one event at a time; must not block
  public synchronized Subscription subscribe(
      AuditId id, long afterEventId, Consumer<Event> listener) {
    Channel channel = channel(id);
    channel.events.stream().filter(event -> event.id() > afterEventId).forEach(listener);
    channel.listeners.add(listener);
    return () -> {
      synchronized (this) {
        channel.listeners.remove(listener);
      }
    };
  }

  /// The newest event of an audit, if one is remembered.
  public synchronized Optional<Event> last(AuditId id) {
    return Optional.ofNullable(channels.get(id)).map(channel -> channel.events.peekLast());
  }

  synchronized void tell(AuditId id, String name, Map<String, String> data) {
    Channel channel = channel(id);
    Event event = new Event(++channel.lastId, name, new TreeMap<>(data));
    channel.events.addLast(event);
    if (channel.events.size() > EVENTS_PER_AUDIT) {
      channel.events.removeFirst();
    }
    List.copyOf(channel.listeners).forEach(listener -> listener.accept(event));
  }

  synchronized void forget(AuditId id) {
    channels.remove(id);
  }

  private Channel channel(AuditId id) {
    Channel channel = channels.computeIfAbsent(id, _ -> new Channel());
    if (channels.size() > AUDITS) {
      channels.keySet().stream()
          .filter(other -> !other.equals(id))
          .findFirst()
          .ifPresent(channels::remove);
    }
    return channel;
  }

  private static final class Channel {
    private final Deque<Event> events = new ArrayDeque<>();
    private final List<Consumer<Event>> listeners = new ArrayList<>();
    private long lastId;
  }
}
