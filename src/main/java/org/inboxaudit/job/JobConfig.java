package org.inboxaudit.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What the operator may set about the queue.
@ConfigMapping(prefix = "inbox-audit.job")
public interface JobConfig {
  /// How many jobs run at the same time in this process.
  @WithDefault("4")
  int workers();

  /// How often a process says that it is still at a job. One that missed four is taken for dead and
  /// its jobs are given to others.
  @WithDefault("2s")
  Duration heartbeat();

  /// How often the queue is looked through for jobs of other processes; own ones start at once.
  @WithDefault("1s")
  Duration poll();

  /// How long a failed job waits before its second try; three times as long before its third.
  @WithDefault("10s")
  Duration retry();

  /// How long a stopping process waits for its interrupted jobs.
  @WithDefault("10s")
  Duration stop();
}
