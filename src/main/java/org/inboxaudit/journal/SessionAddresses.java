package org.inboxaudit.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.inboxaudit.evidence.IpAddress;

/// From where sessions that are open came: most logs say so when a session begins and not when it
/// ends. Remembers the latest only.
final class SessionAddresses {
  private static final int KEPT = 20_000;

  private final Map<Session, IpAddress> addresses =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Session, IpAddress> eldest) {
          return size() > KEPT;
        }
      };

  /// Two servers may give two sessions one name.
  private record Session(Account account, String name) {}

  synchronized void began(Account account, String session, IpAddress address) {
    addresses.put(new Session(account, session), address);
  }

  synchronized Optional<IpAddress> of(Account account, String session) {
    return Optional.ofNullable(addresses.get(new Session(account, session)));
  }
}
