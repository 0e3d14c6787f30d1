package org.inboxaudit.store;

/// The thread of a job that runs here. Once the job has ended it cannot be interrupted any more,
/// for the thread may then be at another.
final class RunningJob {
  private final Thread thread;
  private boolean canceled;
  private boolean ended;

  RunningJob(Thread thread) {
    this.thread = thread;
  }

  synchronized void cancel() {
    canceled = true;
    interrupt();
  }

  synchronized void interrupt() {
    if (!ended) {
      thread.interrupt();
    }
  }

  synchronized boolean canceled() {
    return canceled;
  }

  /// Called by the thread itself; takes back an interrupt it has not seen.
  synchronized void end() {
    ended = true;
    boolean _ = Thread.interrupted();
  }
}
