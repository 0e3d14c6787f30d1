package org.inboxaudit.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.inboxaudit.job.JobHandler.RetryLater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What holds for every queue. Each test has one kind of job, called `audit`.
@Timeout(60)
public abstract class JobsContract {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private final ScriptedHandler handler = new ScriptedHandler("audit");
  private Queue queue = () -> {};

  /// A process that works on the queue.
  public interface Queue extends AutoCloseable {
    default Jobs jobs() {
      throw new IllegalStateException("not started");
    }

    /// Stops it in an orderly way.
    @Override
    void close();
  }

  /// Settings of a queue in a hurry, with two workers.
  public static final JobConfig HASTY =
      new JobConfig() {
        @Override
        public int workers() {
          return 2;
        }

        @Override
        public Duration heartbeat() {
          return Duration.ofMillis(250);
        }

        @Override
        public Duration poll() {
          return Duration.ofMillis(100);
        }

        @Override
        public Duration retry() {
          return Duration.ofMillis(50);
        }

        @Override
        public Duration stop() {
          return Duration.ofSeconds(5);
        }
      };

  /// A process on the queue of this test, with the settings of [#HASTY]. All of one test share what
  /// is stored.
  protected abstract Queue start(List<JobHandler> handlers);

  /// A process that puts jobs in and works on none.
  protected abstract Queue startWithoutWorkers(List<JobHandler> handlers);

  /// How many jobs wait or run.
  protected abstract long stored();

  /// Called last.
  protected abstract void closeStore();

  @AfterEach
  final void close() {
    queue.close();
    closeStore();
  }

  @Test
  void runsAJob() {
    startQueue();
    queue.jobs().enqueue("audit", "a");

    await(() -> handler.notes().equals(List.of("run a", "done a")));
    await(() -> stored() == 0);
  }

  @Test
  void runsAnotherJobOnTheSameKeyAfterTheFirst() {
    startQueue();
    queue.jobs().enqueue("audit", "a");
    await(() -> handler.notes().equals(List.of("run a", "done a")) && stored() == 0);

    queue.jobs().enqueue("audit", "a");

    await(() -> handler.notes().equals(List.of("run a", "done a", "run a", "done a")));
  }

  @Test
  void doesNotDoubleAJobThatWaits() {
    queue = startWithoutWorkers(List.of(handler));

    queue.jobs().enqueue("audit", "a");
    queue.jobs().enqueue("audit", "a");

    assertEquals(1, stored());
  }

  @Test
  void runsAJobAgainThatWasAskedForWhileItRan() {
    CountDownLatch asked = new CountDownLatch(1);
    handler.then(asked::await);
    startQueue();
    queue.jobs().enqueue("audit", "a");
    await(() -> handler.notes().equals(List.of("run a")));

    queue.jobs().enqueue("audit", "a");
    queue.jobs().enqueue("audit", "a");
    asked.countDown();

    await(() -> handler.notes().equals(List.of("run a", "done a", "run a", "done a")));
    await(() -> stored() == 0);
    assertEquals(1, handler.mostAtOnce());
  }

  @Test
  void refusesAJobNobodyHandles() {
    startQueue();

    assertThrows(IllegalArgumentException.class, () -> queue.jobs().enqueue("unknown", "a"));
  }

  @Test
  void worksOnNoMoreJobsAtOnceThanItHasWorkers() {
    CountDownLatch released = new CountDownLatch(1);
    for (int i = 0; i < 10; i++) {
      handler.then(released::await);
    }
    startQueue();
    for (int i = 0; i < 10; i++) {
      queue.jobs().enqueue("audit", "a" + i);
    }
    await(() -> handler.notes().size() == 2);
    released.countDown();

    await(() -> stored() == 0);
    assertEquals(20, handler.notes().size());
    assertEquals(2, handler.mostAtOnce());
  }

  @Test
  void keepsAJobThatNobodyWorksOnYet() {
    try (Queue client = startWithoutWorkers(List.of(handler))) {
      client.jobs().enqueue("audit", "a");
    }

    startQueue();

    await(() -> handler.notes().equals(List.of("run a", "done a")));
  }

  @Test
  void runsAJobAgainThatWasCutOffByAStop() {
    handler.then(NEVER::await);
    startQueue();
    queue.jobs().enqueue("audit", "a");
    await(() -> handler.notes().equals(List.of("run a")));

    queue.close();
    assertEquals(List.of("run a", "interrupted a"), handler.notes());
    startQueue();

    await(() -> handler.notes().equals(List.of("run a", "interrupted a", "run a", "done a")));
  }

  @Test
  void removesACanceledJobThatWaits() {
    queue = startWithoutWorkers(List.of(handler));
    queue.jobs().enqueue("audit", "a");

    queue.jobs().cancel("audit", "a");

    assertEquals(0, stored());
  }

  @Test
  void interruptsACanceledJobThatRuns() {
    handler.then(NEVER::await);
    startQueue();
    queue.jobs().enqueue("audit", "a");
    await(() -> handler.notes().equals(List.of("run a")));

    queue.jobs().cancel("audit", "a");

    await(() -> stored() == 0);
    assertEquals(List.of("run a", "interrupted a"), handler.notes());
  }

  @Test
  void leavesOtherJobsAloneWhenOneIsCanceled() {
    CountDownLatch released = new CountDownLatch(1);
    handler.then(released::await);
    startQueue();
    queue.jobs().enqueue("audit", "a");
    await(() -> handler.notes().equals(List.of("run a")));

    queue.jobs().cancel("audit", "b");
    released.countDown();

    await(() -> handler.notes().equals(List.of("run a", "done a")));
  }

  @Test
  void runsAJobThatIsAskedForAfterItWasCanceled() {
    CountDownLatch asked = new CountDownLatch(1);
    handler.then(
        () -> {
          try {
            NEVER.await();
          } finally {
            awaitUninterruptibly(asked);
          }
        });
    startQueue();
    queue.jobs().enqueue("audit", "a");
    await(() -> handler.notes().equals(List.of("run a")));

    queue.jobs().cancel("audit", "a");
    queue.jobs().enqueue("audit", "a");
    asked.countDown();

    await(() -> handler.notes().equals(List.of("run a", "interrupted a", "run a", "done a")));
    await(() -> stored() == 0);
  }

  @Test
  void triesAgainLaterWhenTheHandlerAsksForIt() {
    handler.then(
        () -> {
          throw new RetryLater(Duration.ofMillis(200));
        });
    startQueue();
    queue.jobs().enqueue("audit", "a");

    await(() -> handler.notes().equals(List.of("run a", "run a", "done a")));
  }

  @Test
  void doesNotWaitForTheRetryOfAJobThatIsAskedForAnew() {
    handler.then(
        () -> {
          throw new RetryLater(Duration.ofHours(1));
        });
    startQueue();
    queue.jobs().enqueue("audit", "a");
    await(() -> handler.notes().equals(List.of("run a")));

    queue.jobs().enqueue("audit", "a");

    await(() -> handler.notes().equals(List.of("run a", "run a", "done a")));
  }

  @Test
  void triesAFailingJobThreeTimesAndThenGivesUp() {
    for (int i = 0; i < 3; i++) {
      handler.then(
          () -> {
            throw new IllegalStateException("fault");
          });
    }
    startQueue();
    queue.jobs().enqueue("audit", "a");

    await(() -> stored() == 0);
    assertEquals(List.of("run a", "run a", "run a", "gave up a"), handler.notes());
  }

  @Test
  void survivesAnErrorInAHandler() {
    handler.then(
        () -> {
          throw new StackOverflowError();
        });
    startQueue();
    queue.jobs().enqueue("audit", "a");

    await(() -> handler.notes().equals(List.of("run a", "run a", "done a")));
  }

  @Test
  void repeatsAJob() {
    startQueue();

    queue.jobs().repeat("audit", Duration.ofMillis(100));

    await(() -> Collections.frequency(handler.notes(), "done ") >= 3);
    assertEquals(1, handler.mostAtOnce());
  }

  @Test
  void repeatsAJobThatFailed() {
    for (int i = 0; i < 3; i++) {
      handler.then(
          () -> {
            throw new IllegalStateException("fault");
          });
    }
    startQueue();

    queue.jobs().repeat("audit", Duration.ofMillis(100));

    await(() -> handler.notes().contains("done "));
  }

  @Test
  void repeatsAJobWhileLongJobsKeepAllWorkersBusy() {
    ScriptedHandler cleaning = new ScriptedHandler("cleaning");
    handler.then(NEVER::await).then(NEVER::await);
    queue = start(List.of(handler, cleaning));
    for (int i = 0; i < 50; i++) {
      queue.jobs().enqueue("audit", "a" + i);
    }
    await(() -> handler.notes().size() == 2);

    queue.jobs().repeat("cleaning", Duration.ofMillis(50));

    await(() -> Collections.frequency(cleaning.notes(), "done ") >= 3);
  }

  private void startQueue() {
    queue = start(List.of(handler));
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = true;
    while (interrupted) {
      try {
        assertTrue(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        interrupted = false;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }

  /// Waits until something holds, but not for ever.
  protected final void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, () -> "in vain: " + handler.notes());
      LockSupport.parkNanos(10_000_000);
    }
  }
}
