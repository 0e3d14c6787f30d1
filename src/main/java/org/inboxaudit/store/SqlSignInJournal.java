package org.inboxaudit.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.SignIn.Protocol;
import org.inboxaudit.journal.Account;
import org.inboxaudit.journal.Batch;
import org.inboxaudit.journal.EndedSession;
import org.inboxaudit.journal.Loss;
import org.inboxaudit.journal.SignInHour;
import org.inboxaudit.journal.SignInJournal;
import org.inboxaudit.platform.SigningKey;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// The journal of sign-ins in the database.
@ApplicationScoped
class SqlSignInJournal implements SignInJournal {
  private final Database database;
  private final SigningKey key;

  SqlSignInJournal(Database database, SigningKey key) {
    this.database = database;
    this.key = key;
  }

  @Override
  public void add(Batch batch) {
    AccountHashes hashes = new AccountHashes(key);
    database.in(
        handle -> {
          new SignInRows(handle, hashes).add(batch);
          return batch;
        });
  }

  @Override
  public List<KeptHour> hours(Account account, long after, int most) {
    return rows("sign_in_hour", account, after, most, (row, _) -> hour(account, row));
  }

  private <R> List<R> rows(
      String table, Account account, long after, int most, RowMapper<R> mapper) {
    byte[] hash = new AccountHashes(key).of(account);
    return database.in(
        handle ->
            handle
                .select(
                    "select * from "
                        + table
                        + " where account_hash = ? and number > ? order by number limit ?",
                    hash,
                    after,
                    most)
                .map(mapper)
                .list());
  }

  private static KeptHour hour(Account account, ResultSet row) throws SQLException {
    return new KeptHour(
        row.getLong("number"),
        new SignInHour(
            account,
            Moments.at(row, "hour_at"),
            IpAddress.parse(row.getString("address")),
            Protocol.valueOf(row.getString("protocol")),
            row.getString("client"),
            row.getBoolean("successful")),
        new SignInHour.Times(
            Moments.at(row, "first_at"), Moments.at(row, "last_at"), row.getLong("times")));
  }

  @Override
  public List<KeptSession> sessions(Account account, long after, int most) {
    return rows("ended_session", account, after, most, (row, _) -> session(account, row));
  }

  /// What the log called it is not kept.
  private static KeptSession session(Account account, ResultSet row) throws SQLException {
    return new KeptSession(
        row.getLong("number"),
        new EndedSession(
            account,
            "",
            Moments.at(row, "ended_at"),
            IpAddress.parse(row.getString("address")),
            Protocol.valueOf(row.getString("protocol")),
            row.getLong("octets_sent"),
            row.getLong("messages_read"),
            row.getLong("messages_removed")));
  }

  @Override
  public Coverage coverage(String server) {
    return database.in(
        handle -> {
          SortedSet<LocalDate> days = days(handle, server, "");
          SortedSet<LocalDate> sessionDays = days(handle, server, " and sessions");
          List<Loss> losses =
              handle
                  .select("select * from sign_in_loss where server = ? order by first_at", server)
                  .map(
                      (row, _) ->
                          new Loss(
                              server,
                              Moments.at(row, "first_at"),
                              Moments.at(row, "last_at"),
                              row.getLong("events")))
                  .list();
          return new Coverage(days, sessionDays, losses);
        });
  }

  private static SortedSet<LocalDate> days(Handle handle, String server, String condition) {
    return new TreeSet<>(
        handle
            .select("select told_on from sign_in_day where server = ?" + condition, server)
            .mapTo(LocalDate.class)
            .list());
  }

  @Override
  public void eraseBefore(Instant moment) {
    LocalDate day = moment.atZone(ZoneOffset.UTC).toLocalDate();
    database.in(
        handle ->
            handle.execute("delete from sign_in_hour where hour_at < ?", moment)
                + handle.execute("delete from ended_session where ended_at < ?", moment)
                + handle.execute("delete from sign_in_day where told_on < ?", day)
                + handle.execute("delete from sign_in_loss where last_at < ?", moment));
  }
}
