package org.inboxaudit.store;

import java.util.HashMap;
import java.util.Map;
import org.inboxaudit.journal.Account;
import org.inboxaudit.platform.KeyedHash;
import org.inboxaudit.platform.SigningKey;

/// What accounts and sessions are called in the database: hashes under a key that is made from the
/// key of this service, which lies in a file. Whoever has the database alone cannot try names.
final class AccountHashes {
  private final KeyedHash hash;
  private final Map<Account, byte[]> known = new HashMap<>();

  AccountHashes(SigningKey key) {
    hash = new KeyedHash(KeyedHash.derived(key.keys().getPrivate(), "sign-ins"));
  }

  /// No name holds a line break: what a server's log can write into a line is in one line.
  byte[] of(Account account) {
    return known.computeIfAbsent(
        account, known -> hash.of("account\n" + known.server() + "\n" + known.name()));
  }

  byte[] ofSession(String identity) {
    return hash.of("session\n" + identity);
  }
}
