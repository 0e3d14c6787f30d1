package org.inboxaudit.job;

import java.time.Duration;

/// The durable queue: a job that was put in is run at least once, also after `kill -9`.
public interface Jobs {
  /// Asks for a job to be run as soon as there is room. A job that already waits or runs under the
  /// same kind and key is not doubled, but one that runs is run again when it has ended.
  ///
  /// @param kind which [JobHandler]
  /// @param key all a job is told; never a credential
  void enqueue(String kind, String key);

  /// Runs a job again and again, with an empty key, from the start of the service on.
  void repeat(String kind, Duration every);

  /// Interrupts a job that runs in this process and removes one that waits.
  void cancel(String kind, String key);
}
