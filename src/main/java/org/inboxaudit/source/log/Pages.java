package org.inboxaudit.source.log;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.inboxaudit.journal.Account;
import org.inboxaudit.journal.SignInJournal;
import org.inboxaudit.journal.SignInJournal.KeptHour;
import org.inboxaudit.journal.SignInJournal.KeptSession;

/// The rows of one kind that a journal holds of an account, a page at a time, as many as an audit
/// reads.
final class Pages<R> implements Iterator<List<R>> {
  private static final int SIZE = 1_000;

  /// How many rows one audit reads.
  private static final int MOST = 100_000;

  private final LongFunction<List<R>> page;
  private final ToLongFunction<R> number;
  private long after;
  private int told;
  private boolean ended;

  private Pages(long after, LongFunction<List<R>> page, ToLongFunction<R> number) {
    this.after = after;
    this.page = page;
    this.number = number;
  }

  /// @param after the number of the last row that is known
  static Pages<KeptHour> hours(SignInJournal journal, Account account, long after) {
    return new Pages<>(after, from -> journal.hours(account, from, SIZE), KeptHour::number);
  }

  /// @param after the number of the last row that is known
  static Pages<KeptSession> sessions(SignInJournal journal, Account account, long after) {
    return new Pages<>(after, from -> journal.sessions(account, from, SIZE), KeptSession::number);
  }

  @Override
  public boolean hasNext() {
    return !ended && told < MOST;
  }

  @Override
  public List<R> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    List<R> rows = page.apply(after);
    if (!rows.isEmpty()) {
      after = number.applyAsLong(rows.getLast());
    }
    told += SIZE;
    ended = rows.size() < SIZE;
    return rows;
  }

  /// The number of the last row so far.
  long after() {
    return after;
  }

  /// Whether there may be more rows than one audit reads.
  boolean areCutOff() {
    return !ended && told >= MOST;
  }
}
