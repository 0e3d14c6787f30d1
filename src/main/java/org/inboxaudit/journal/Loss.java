package org.inboxaudit.journal;

import java.time.Instant;

/// Events that came and could not be kept, because the database was away for too long.
///
/// @param server whose log told them
/// @param from the moment of the first
/// @param until the moment of the last
public record Loss(String server, Instant from, Instant until, long events) {

  Loss and(Loss other) {
    return new Loss(
        server,
        from.isBefore(other.from) ? from : other.from,
        until.isAfter(other.until) ? until : other.until,
        events + other.events);
  }
}
