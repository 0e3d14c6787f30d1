package org.inboxaudit.source.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.inboxaudit.evidence.SignIn.Protocol;
import org.inboxaudit.journal.Account;
import org.inboxaudit.journal.Batch;
import org.inboxaudit.journal.EndedSession;
import org.inboxaudit.journal.SignInHour;
import org.inboxaudit.journal.SignInJournal;

/// A journal that always has more rows.
record EndlessJournal() implements SignInJournal {
  private static Instant at(long number) {
    return Instant.EPOCH.plusSeconds(number * 3_600);
  }

  @Override
  public List<KeptHour> hours(Account account, long after, int most) {
    return LongStream.rangeClosed(after + 1, after + most)
        .mapToObj(
            number ->
                new KeptHour(
                    number,
                    new SignInHour(account, at(number), Optional.empty(), Protocol.IMAP, "", true),
                    new SignInHour.Times(at(number), at(number), 1)))
        .toList();
  }

  @Override
  public List<KeptSession> sessions(Account account, long after, int most) {
    return LongStream.rangeClosed(after + 1, after + most)
        .mapToObj(
            number ->
                new KeptSession(
                    number,
                    new EndedSession(
                        account, "", at(number), Optional.empty(), Protocol.IMAP, 9, -1, -1)))
        .toList();
  }

  @Override
  public Coverage coverage(String server) {
    return new Coverage(new TreeSet<>(), new TreeSet<>(), List.of());
  }

  @Override
  public void add(Batch batch) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void eraseBefore(Instant moment) {
    throw new UnsupportedOperationException();
  }
}
