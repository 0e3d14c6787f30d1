package org.inboxaudit.source.log;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.journal.Account;
import org.inboxaudit.journal.KnownServers;
import org.inboxaudit.journal.SignInJournal;
import org.inboxaudit.journal.SignInJournal.KeptHour;
import org.inboxaudit.journal.SignInJournal.KeptSession;

/// What the operator's journal tells of a mailbox anyway, so that a log that was brought along does
/// not tell it once more.
final class KnownHours {
  private static final int PAGE = 1_000;

  private final SignInJournal journal;
  private final KnownServers servers;

  KnownHours(SignInJournal journal, KnownServers servers) {
    this.journal = journal;
    this.servers = servers;
  }

  /// The keys of its rows, as many as an audit reads; none if no journal of this server is kept.
  Set<String> of(Mailbox mailbox) {
    Set<String> keys = new HashSet<>();
    Optional<String> server = servers.named(Optional.of(mailbox.imap().host()));
    if (server.isPresent()) {
      Account account = servers.account(server.get(), mailbox.userName());
      add(keys, after -> journal.hours(account, after, PAGE), KeptHour::number, LogSource::ref);
      add(
          keys,
          after -> journal.sessions(account, after, PAGE),
          KeptSession::number,
          LogSource::ref);
    }
    return keys;
  }

  private static <R> void add(
      Set<String> keys,
      LongFunction<List<R>> page,
      ToLongFunction<R> number,
      Function<R, EvidenceRef> ref) {
    long after = 0;
    for (int told = 0; told < LogSource.MOST; told += PAGE) {
      List<R> rows = page.apply(after);
      rows.forEach(row -> keys.add(ref.apply(row).key()));
      if (rows.size() < PAGE) {
        return;
      }
      after = number.applyAsLong(rows.getLast());
    }
  }
}
