package org.inboxaudit.store;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.inboxaudit.job.JobConfig;
import org.inboxaudit.job.JobHandler;
import org.inboxaudit.job.JobHandler.RetryLater;
import org.inboxaudit.platform.Incidents;
import org.inboxaudit.store.JobTable.JobName;
import org.inboxaudit.store.JobTable.Run;

/// One table of jobs and the virtual threads that work on it.
final class JobLane {
  private static final int TRIES = 3;

  private final JobTable table;
  private final Map<String, JobHandler> handlers;
  private final JobConfig config;
  private final InstantSource clock;
  private final Incidents incidents;
  private final Scheduler scheduler;
  private final Map<JobName, RunningJob> running = new ConcurrentHashMap<>();
  private final Map<String, Duration> repeated = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  /// @param owner the name of this process in the table, different in each
  JobLane(
      Database database,
      String table,
      int threads,
      Map<String, JobHandler> handlers,
      JobConfig config,
      InstantSource clock,
      Incidents incidents,
      String owner) {
    this.table = new JobTable(database, table);
    this.handlers = handlers;
    this.config = config;
    this.clock = clock;
    this.incidents = incidents;
    this.scheduler =
        Scheduler.create(database.source(), tasks())
            .tableName(table)
            .schedulerName(new SchedulerName.Fixed(owner))
            .jdbcCustomization(new UtcJdbcCustomization())
            .serializer(new NoTaskData())
            .clock(clock::instant)
            .threads(threads)
            .executorService(
                Executors.newFixedThreadPool(
                    threads, Thread.ofVirtual().name(table + "-", 0).factory()))
            .pollingInterval(config.poll())
            .heartbeatInterval(config.heartbeat())
            .shutdownMaxWait(config.stop())
            .failureLogging(LogLevel.OFF, false)
            .build();
  }

  private List<Task<?>> tasks() {
    return handlers.values().stream().<Task<?>>map(this::task).toList();
  }

  private Task<Void> task(JobHandler handler) {
    return Tasks.custom(handler.kind(), Void.class)
        .onDeadExecution(
            (complete, _) -> {
              Execution dead = complete.getExecution();
              Instant now = clock.instant();
              table.postpone(run(dead), now, now, dead.consecutiveFailures);
            })
        // What was not ended in the table stays picked without a sign of life and is found dead.
        .onFailure((_, _) -> {})
        .execute(
            (_, context) -> {
              run(handler, context.getExecution());
              CompletionHandler<Void> alreadyEnded = (_, _) -> {};
              return alreadyEnded;
            });
  }

  private static Run run(Execution execution) {
    return new Run(new JobName(execution.getTaskName(), execution.getId()), execution.version);
  }

  void start() {
    scheduler.start();
  }

  /// Where no other process shares the database, what seems to run was cut off and starts anew at
  /// once.
  void releaseAll() {
    table.releaseAll();
  }

  /// Interrupts what runs, lets it wait for the next start, and stops.
  void stop() {
    stopping = true;
    scheduler.pause();
    running.values().forEach(RunningJob::interrupt);
    scheduler.stop();
  }

  void ask(String kind, String key) {
    table.ask(new JobName(kind, key), clock.instant());
    scheduler.triggerCheckForDueExecutions();
  }

  void repeat(String kind, Duration every) {
    repeated.put(kind, every);
    ask(kind, "");
  }

  void cancel(String kind, String key) {
    JobName job = new JobName(kind, key);
    table.cancel(job);
    Optional.ofNullable(running.get(job)).ifPresent(RunningJob::cancel);
  }

  private void run(JobHandler handler, Execution execution) {
    Run run = run(execution);
    RunningJob thread = new RunningJob(Thread.currentThread());
    running.put(run.job(), thread);
    Ending ending;
    try {
      // Asked only now that a cancellation would interrupt us, so that none falls in between.
      ending =
          stopping || table.canceled(run)
              ? new Ending.Interrupted()
              : work(handler, run.job().key());
    } finally {
      running.remove(run.job(), thread);
      thread.end();
    }
    end(
        handler,
        run,
        execution.consecutiveFailures,
        thread.canceled() ? new Ending.Done() : ending);
  }

  private static Ending work(JobHandler handler, String key) {
    try {
      handler.run(key);
      return new Ending.Done();
    } catch (RetryLater later) {
      return new Ending.Later(later.after());
    } catch (InterruptedException e) {
      return new Ending.Interrupted();
    } catch (RuntimeException | Error fault) {
      return new Ending.Failed(fault);
    }
  }

  private void end(JobHandler handler, Run run, int failures, Ending ending) {
    Instant now = clock.instant();
    switch (ending) {
      case Ending.Done _ -> end(run, now);
      case Ending.Later later -> table.postpone(run, now, now.plus(later.after), 0);
      case Ending.Interrupted _ ->
          table.postpone(run, now, stopping ? now : now.plus(config.retry()), failures);
      case Ending.Failed _ when stopping -> table.postpone(run, now, now, failures);
      case Ending.Failed failed -> {
        incidents.note("job " + handler.kind(), failed.fault);
        if (failures + 1 < TRIES) {
          Duration wait = config.retry().multipliedBy(failures == 0 ? 1 : 3);
          table.postpone(run, now, now.plus(wait), failures + 1);
        } else {
          handler.gaveUp(run.job().key());
          end(run, now);
        }
      }
    }
  }

  private void end(Run run, Instant now) {
    Duration every = repeated.get(run.job().kind());
    if (every == null) {
      table.end(run, now);
    } else {
      table.postpone(run, now, now.plus(every), 0);
    }
  }

  /// How a run of a job ended.
  private sealed interface Ending {
    record Done() implements Ending {}

    record Later(Duration after) implements Ending {}

    record Interrupted() implements Ending {}

    record Failed(Throwable fault) implements Ending {}
  }
}
