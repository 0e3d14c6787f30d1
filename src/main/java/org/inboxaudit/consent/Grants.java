package org.inboxaudit.consent;

import java.time.Instant;
import java.util.Optional;

/// Where consents are kept.
public interface Grants {
  void add(Consent consent);

  Optional<Consent> find(ConsentId id);

  /// Marks a consent as taken back.
  ///
  /// @return false if it was already, or there is none
  boolean withdraw(ConsentId id, Instant at);

  /// Erases the consents that ended before `moment`, by time or by their owner, and under which no
  /// audit is kept any more.
  void eraseEnded(Instant moment);
}
