package org.inboxaudit.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.journal.Batch;
import org.inboxaudit.journal.EndedSession;
import org.inboxaudit.journal.Loss;
import org.inboxaudit.journal.SignInHour;
import org.inboxaudit.journal.SignInHour.Times;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Puts a batch of sign-ins into the tables, within a transaction.
///
/// Writers wait for each other, because a number that is given out must not become visible after a
/// higher one. So a row can be changed if it is there and added if it is not, which needs no
/// statement that only one of the databases knows.
final class SignInRows {
  private static final int AT_ONCE = 1000;

  private final Handle handle;
  private final AccountHashes hashes;

  SignInRows(Handle handle, AccountHashes hashes) {
    this.handle = handle;
    this.hashes = hashes;
  }

  void add(Batch batch) {
    long number =
        handle.select("select last_number from sign_in_journal for update").mapTo(Long.class).one();
    List<Map.Entry<SignInHour, Times>> hours = new ArrayList<>(batch.hours().entrySet());
    for (int from = 0; from < hours.size(); from += AT_ONCE) {
      number = addHours(hours.subList(from, Math.min(from + AT_ONCE, hours.size())), number);
    }
    number = addSessions(batch, number);
    addDays(batch);
    addLosses(batch);
    handle.execute("update sign_in_journal set last_number = ?", number);
  }

  private long addHours(List<Map.Entry<SignInHour, Times>> hours, long last) {
    PreparedBatch changes =
        handle.prepareBatch(
            """
            update sign_in_hour set first_at = least(first_at, ?), last_at = greatest(last_at, ?),
              times = greatest(times, ?)
            where account_hash = ? and hour_at = ? and address = ? and protocol = ? and client = ?
              and successful = ?
            """);
    for (Map.Entry<SignInHour, Times> entry : hours) {
      SignInHour hour = entry.getKey();
      Times times = entry.getValue();
      changes.add(
          times.first(),
          times.last(),
          times.count(),
          hashes.of(hour.account()),
          hour.hour(),
          text(hour.address()),
          hour.protocol().name(),
          hour.client(),
          hour.successful());
    }
    int[] changed = changes.execute();
    PreparedBatch additions =
        handle.prepareBatch(
            """
            insert into sign_in_hour (number, account_hash, hour_at, address, protocol, client,
              successful, first_at, last_at, times)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
    long number = last;
    for (int i = 0; i < changed.length; i++) {
      if (changed[i] == 0) {
        SignInHour hour = hours.get(i).getKey();
        Times times = hours.get(i).getValue();
        additions.add(
            ++number,
            hashes.of(hour.account()),
            hour.hour(),
            text(hour.address()),
            hour.protocol().name(),
            hour.client(),
            hour.successful(),
            times.first(),
            times.last(),
            times.count());
      }
    }
    execute(additions);
    return number;
  }

  private long addSessions(Batch batch, long last) {
    PreparedBatch additions =
        handle.prepareBatch(
            """
            insert into ended_session (number, account_hash, session_hash, ended_at, address,
              protocol, octets_sent, messages_read, messages_removed)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """);
    long number = last;
    for (EndedSession session : batch.sessions()) {
      additions.add(
          ++number,
          hashes.of(session.account()),
          hashes.ofSession(session.identity()),
          session.endedAt(),
          text(session.address()),
          session.protocol().name(),
          session.octetsSent(),
          session.messagesRead(),
          session.messagesRemoved());
    }
    execute(additions);
    return number;
  }

  private void addDays(Batch batch) {
    PreparedBatch days =
        handle.prepareBatch(
            "insert into sign_in_day (server, told_on, sessions) values (?, ?, false)"
                + " on conflict do nothing");
    PreparedBatch sessions =
        handle.prepareBatch(
            "update sign_in_day set sessions = true where server = ? and told_on = ?");
    batch
        .days()
        .forEach(
            (day, ended) -> {
              days.add(day.server(), day.date());
              if (ended) {
                sessions.add(day.server(), day.date());
              }
            });
    execute(days);
    execute(sessions);
  }

  private void addLosses(Batch batch) {
    PreparedBatch losses =
        handle.prepareBatch(
            "insert into sign_in_loss (server, first_at, last_at, events) values (?, ?, ?, ?)"
                + " on conflict do nothing");
    for (Loss loss : batch.losses()) {
      losses.add(loss.server(), loss.from(), loss.until(), loss.events());
    }
    execute(losses);
  }

  private static void execute(PreparedBatch batch) {
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  private static String text(Optional<IpAddress> address) {
    return address.map(IpAddress::text).orElse("");
  }
}
