package org.inboxaudit.corpus;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs a reader within a time limit, whatever it does.
///
/// A reader that hangs keeps its thread; the process ends without it.
final class Bounded {
  private Bounded() {}

  /// @return the verdict, or that it is wrong because the reader threw, ran out of memory or of
  ///   stack, or took too long
  static Verdict run(Callable<Verdict> reading, Duration limit) throws InterruptedException {
    FutureTask<Verdict> task = new FutureTask<>(reading);
    Thread thread = Thread.ofPlatform().daemon().name("reading").unstarted(task);
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failure) {
      return Verdict.wrong("threw " + cause(failure));
    } catch (TimeoutException _) {
      task.cancel(true);
      return Verdict.wrong("took more than " + limit.toSeconds() + " s");
    }
  }

  private static String cause(ExecutionException failure) {
    Throwable cause = failure.getCause();
    return (cause == null ? failure : cause).getClass().getSimpleName();
  }
}
