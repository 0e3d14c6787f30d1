package org.inboxaudit.job;

import java.time.Duration;

/// Does the work of one kind of job. Runs on a thread of its own and must bear being run twice with
/// the same key.
public interface JobHandler {
  String kind();

  /// @throws InterruptedException if the service shuts down or the job was canceled
  /// @throws RetryLater if it should be tried again after a while
  void run(String key) throws InterruptedException, RetryLater;

  /// Told when a job has failed so often that it is not tried again. May be told twice.
  default void gaveUp(String key) {}

  /// The job could not be done now.
  final class RetryLater extends Exception {
    private static final long serialVersionUID = 1L;

    private final Duration after;

    public RetryLater(Duration after) {
      super("retry after " + after);
      this.after = after;
    }

    public Duration after() {
      return after;
    }
  }
}
