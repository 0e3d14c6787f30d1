package org.inboxaudit.rest;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Lets a client ask for the same audit again when the first answer was lost, without starting a
/// second one.
///
/// Kept in memory, in this process only: after a restart, or on another machine, the same key
/// starts a new audit. The request is remembered without its credential. The answer is kept with
/// its case code, or a lost answer would be a lost report; the code opens nothing that this process
/// could not open without it.
@Singleton
class IdempotencyKeys {
  private static final Duration KEPT_FOR = Duration.ofHours(24);
  private static final int MAXIMUM = 10_000;
  private static final int LONGEST_KEY = 64;

  private final Clock clock;
  private final Map<Name, Entry> entries = new LinkedHashMap<>();

  IdempotencyKeys(Clock clock) {
    this.clock = clock;
  }

  /// Does `start`, or answers what it answered when the same key was used before.
  ///
  /// @param asked what is asked for, without the credential; compared by `equals`
  /// @throws ProblemException if the key was used for something else
  AuditStarted once(
      String subject, Optional<String> key, Object asked, Supplier<AuditStarted> start) {
    if (key.isEmpty()) {
      return start.get();
    }
    if (key.get().isBlank() || key.get().length() > LONGEST_KEY) {
      throw ProblemException.field("Idempotency-Key", FieldCode.OUT_OF_RANGE);
    }
    Entry entry = entry(new Name(subject, key.get()), asked);
    if (!entry.asked.equals(asked)) {
      throw new ProblemException(ProblemType.IDEMPOTENCY_REUSED);
    }
    entry.lock.lock();
    try {
      if (entry.answer.isEmpty()) {
        entry.answer = Optional.of(start.get());
      }
      return entry.answer.get();
    } finally {
      entry.lock.unlock();
    }
  }

  /// Forgets everything of a session.
  synchronized void forget(String subject) {
    entries.keySet().removeIf(name -> name.subject.equals(subject));
  }

  private synchronized Entry entry(Name name, Object asked) {
    Instant now = clock.instant();
    entries.values().removeIf(entry -> entry.until.isBefore(now));
    if (entries.size() >= MAXIMUM && !entries.containsKey(name)) {
      entries.keySet().stream().findFirst().ifPresent(entries::remove);
    }
    return entries.computeIfAbsent(name, _ -> new Entry(asked, now.plus(KEPT_FOR)));
  }

  private record Name(String subject, String key) {}

  private static final class Entry {
    private final Object asked;
    private final Instant until;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<AuditStarted> answer = Optional.empty();

    private Entry(Object asked, Instant until) {
      this.asked = asked;
      this.until = until;
    }
  }
}
