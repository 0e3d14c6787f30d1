package org.inboxaudit.consent;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Holds credentials while they are needed, with the files the owner brought along: in memory,
/// never anywhere else. After a restart they are gone and the owner is asked again.
///
/// Whoever puts something in gives it away: the vault wipes it when it is forgotten.
@ApplicationScoped
public class CredentialVault {
  /// How much the files of all audits may take, in octets.
  private static final long ROOM = 64L << 20;

  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
  private final InstantSource clock;
  private final Duration keptFor;

  public CredentialVault(InstantSource clock, ConsentConfig config) {
    this.clock = clock;
    this.keptFor = config.credentialKeptFor();
  }

  /// Keeps a credential; what was kept under the same key before is wiped.
  ///
  /// @param key what it is for: the id of an audit
  /// @throws FullException if the files are too much beside those of other audits; then nothing is
  ///   kept, and what was handed over is wiped
  public void put(String key, Secret secret, List<? extends OwnersFile> files) {
    Entry entry = new Entry(secret, List.copyOf(files), clock.instant().plus(keptFor));
    Entry former;
    synchronized (this) {
      if (!files.isEmpty() && taken() + entry.size() > ROOM) {
        entry.wipe();
        throw new FullException();
      }
      former = entries.put(key, entry);
    }
    if (former != null && former.secret != secret) {
      former.wipe();
    }
  }

  private long taken() {
    return entries.values().stream().mapToLong(Entry::size).sum();
  }

  public Optional<Secret> find(String key) {
    forgetOverdue();
    return Optional.ofNullable(entries.get(key)).map(Entry::secret);
  }

  /// The files that came with a credential; none if it is gone.
  public List<OwnersFile> files(String key) {
    forgetOverdue();
    return Optional.ofNullable(entries.get(key)).map(Entry::files).orElse(List.of());
  }

  /// Wipes a credential and its files. Forgetting what is not there is no error.
  public void forget(String key) {
    Entry entry = entries.remove(key);
    if (entry != null) {
      entry.wipe();
    }
  }

  /// Wipes what was kept for too long.
  final void forgetOverdue() {
    Instant now = clock.instant();
    entries.forEach(
        (key, entry) -> {
          if (!now.isBefore(entry.until) && entries.remove(key, entry)) {
            entry.wipe();
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

  /// There is no room for further files now. Audits end, so there will be.
  public static final class FullException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private record Entry(Secret secret, List<OwnersFile> files, Instant until) {
    private long size() {
      return files.stream().mapToLong(file -> file.bytes().length).sum();
    }

    private void wipe() {
      secret.wipe();
      files.forEach(OwnersFile::wipe);
    }
  }
}
