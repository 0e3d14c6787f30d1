package org.inboxaudit.consent;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Consents in memory. Counts how often it is asked.
final class MemoryGrants implements Grants {
  private final Map<ConsentId, Consent> consents = new HashMap<>();
  private int asked;

  int asked() {
    return asked;
  }

  @Override
  public void add(Consent consent) {
    if (consents.putIfAbsent(consent.id(), consent) != null) {
      throw new IllegalStateException("there already");
    }
  }

  @Override
  public Optional<Consent> find(ConsentId id) {
    asked++;
    return Optional.ofNullable(consents.get(id));
  }

  @Override
  public boolean withdraw(ConsentId id, Instant at) {
    Consent consent = consents.get(id);
    if (consent == null || consent.withdrawnAt().isPresent()) {
      return false;
    }
    consents.put(
        id,
        new Consent(
            id,
            consent.subject(),
            consent.mailbox(),
            consent.families(),
            consent.purpose(),
            consent.textVersion(),
            consent.language(),
            consent.givenAt(),
            consent.validUntil(),
            Optional.of(at)));
    return true;
  }

  @Override
  public void eraseEnded(Instant moment) {
    consents
        .values()
        .removeIf(consent -> consent.withdrawnAt().orElse(consent.validUntil()).isBefore(moment));
  }
}
