package org.inboxaudit.source.log;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.journal.Account;
import org.inboxaudit.journal.KnownServers;
import org.inboxaudit.journal.SignInJournal;

/// What the operator's journal tells of a mailbox anyway, so that a log that was brought along does
/// not tell it once more.
final class KnownHours {
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
      Pages.hours(journal, account, 0)
          .forEachRemaining(page -> page.forEach(row -> keys.add(LogSource.ref(row).key())));
      Pages.sessions(journal, account, 0)
          .forEachRemaining(page -> page.forEach(row -> keys.add(LogSource.ref(row).key())));
    }
    return keys;
  }
}
