package org.inboxaudit.consent;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Holds credentials while they are needed: in memory, never anywhere else. After a restart they
/// are gone and the owner is asked again.
///
/// Whoever puts a credential in gives it away: the vault wipes it when it is forgotten.
@ApplicationScoped
public class CredentialVault {
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
  private final InstantSource clock;
  private final Duration keptFor;

  public CredentialVault(InstantSource clock, ConsentConfig config) {
    this.clock = clock;
    this.keptFor = config.credentialKeptFor();
  }

  /// Keeps a credential; one that was kept under the same key before is wiped.
  ///
  /// @param key what it is for: the id of an audit
  public void put(String key, Secret secret) {
    Entry former = entries.put(key, new Entry(secret, clock.instant().plus(keptFor)));
    if (former != null && former.secret != secret) {
      former.secret.wipe();
    }
  }

  public Optional<Secret> find(String key) {
    forgetOverdue();
    return Optional.ofNullable(entries.get(key)).map(Entry::secret);
  }

  /// Wipes a credential. Forgetting what is not there is no error.
  public void forget(String key) {
    Entry entry = entries.remove(key);
    if (entry != null) {
      entry.secret.wipe();
    }
  }

  /// Wipes what was kept for too long.
  final void forgetOverdue() {
    Instant now = clock.instant();
    entries.forEach(
        (key, entry) -> {
          if (!now.isBefore(entry.until) && entries.remove(key, entry)) {
            entry.secret.wipe();
          }
        });
  }

  @PostConstruct
  void sweepEachMinute() {
    var _ = sweeper.scheduleWithFixedDelay(this::forgetOverdue, 1, 1, TimeUnit.MINUTES);
  }

  @PreDestroy
  void forgetAll() {
    sweeper.shutdownNow();
    entries.keySet().forEach(this::forget);
  }

  private record Entry(Secret secret, Instant until) {}
}
