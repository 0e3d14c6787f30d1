package org.inboxaudit.journal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What goes into the journal at once. The same batch may go in again and changes nothing then.
///
/// @param days of UTC on which a server's log told anything, and whether it told of sessions that
///   ended
public record Batch(
    Map<SignInHour, SignInHour.Times> hours,
    Set<EndedSession> sessions,
    Map<Day, Boolean> days,
    List<Loss> losses) {
  public Batch {
    hours = Map.copyOf(hours);
    sessions = Set.copyOf(sessions);
    days = Map.copyOf(days);
    losses = List.copyOf(losses);
  }

  boolean isEmpty() {
    return days.isEmpty() && losses.isEmpty();
  }

  /// A day of a server's log.
  public record Day(String server, LocalDate date) {}
}
