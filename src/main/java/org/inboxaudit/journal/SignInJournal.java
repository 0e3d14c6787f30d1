package org.inboxaudit.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Where sign-ins are kept. Accounts can be asked for, not listed.
public interface SignInJournal {

  /// Keeps a batch, in one transaction. What is there already is not there twice: an hour then has
  /// its earliest and its latest moment, and the largest number that one batch told.
  void add(Batch batch);

  /// The hours of an account whose numbers are higher than `after`, by their number.
  ///
  /// @param most no more than so many
  List<KeptHour> hours(Account account, long after, int most);

  /// The sessions of an account whose numbers are higher than `after`, by their number.
  ///
  /// @param most no more than so many
  List<KeptSession> sessions(Account account, long after, int most);

  /// Of which days a server's log told anything at all.
  Coverage coverage(String server);

  /// Erases what happened before a moment.
  void eraseBefore(Instant moment);

  /// An hour as it is kept.
  ///
  /// @param number the place in the order in which rows came to be. An hour keeps it when more is
  ///   told of it later, and no row comes to be behind one that could be seen before
  record KeptHour(long number, SignInHour hour, SignInHour.Times times) {}

  /// A session as it is kept.
  ///
  /// @param number as that of an hour
  record KeptSession(long number, EndedSession session) {}

  /// What a server's log told about, by day of UTC.
  ///
  /// @param days on which anything was told
  /// @param sessionDays on which the end of a session was told
  /// @param losses what came and could not be kept, in order
  record Coverage(SortedSet<LocalDate> days, SortedSet<LocalDate> sessionDays, List<Loss> losses) {
    public Coverage {
      days = new TreeSet<>(days);
      sessionDays = new TreeSet<>(sessionDays);
      losses = List.copyOf(losses);
    }
  }
}
