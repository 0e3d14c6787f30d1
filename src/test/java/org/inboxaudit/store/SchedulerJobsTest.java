package org.inboxaudit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.inboxaudit.job.JobHandler;
import org.inboxaudit.job.Jobs;
import org.inboxaudit.job.JobsContract;
import org.inboxaudit.job.ScriptedHandler;
import org.inboxaudit.platform.Ids;
import org.inboxaudit.platform.Incidents;
import org.inboxaudit.platform.Role;
import org.inboxaudit.store.JobTable.JobName;
import org.inboxaudit.store.JobTable.Run;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchedulerJobsTest {
  /// A job that was picked by a process which has shown no sign of life for a minute.
  private static final String DIED =
      """
      insert into job (task_name, task_instance, execution_time, picked, picked_by,
        last_heartbeat, version)
      values ('audit', 'a', current_timestamp - interval '61' second, true, 'process_gone',
        current_timestamp - interval '60' second, 7)
      """;

  /// The queue of one process.
  private static final class QueueProcess implements JobsContract.Queue {
    private final SchedulerJobs jobs;

    private QueueProcess(Databases databases, List<JobHandler> handlers, Set<Role> roles) {
      jobs =
          new SchedulerJobs(
              databases.database(),
              handlers,
              JobsContract.HASTY,
              roles,
              Clock.systemUTC(),
              new Ids(),
              new Incidents());
      jobs.start();
    }

    @Override
    public Jobs jobs() {
      return jobs;
    }

    @Override
    public void close() {
      jobs.stop();
    }
  }

  @Nested
  final class OnH2 extends JobsContract {
    private final Databases databases;

    OnH2(@TempDir Path folder) {
      databases = Databases.h2(folder);
    }

    @Override
    protected Queue start(List<JobHandler> handlers) {
      return new QueueProcess(databases, handlers, EnumSet.of(Role.API, Role.WORKER));
    }

    @Override
    protected Queue startWithoutWorkers(List<JobHandler> handlers) {
      return new QueueProcess(databases, handlers, EnumSet.of(Role.API));
    }

    @Override
    protected long stored() {
      return Long.parseLong(databases.query("select count(*) from job"));
    }

    @Test
    void takesOverTheJobOfAProcessThatDied() {
      ScriptedHandler handler = new ScriptedHandler("audit");
      databases.execute(DIED);

      try (Queue process = start(List.of(handler))) {
        assertNotNull(process);
        await(() -> handler.notes().equals(List.of("run a", "done a")));
      }
    }

    @Test
    void endsNoJobThatAnotherProcessHasTakenOver() {
      databases.execute(DIED);
      JobTable table = new JobTable(databases.database(), "job");

      table.end(new Run(new JobName("audit", "a"), 6), Instant.now());

      assertEquals(1, stored());
    }

    @Override
    protected void closeStore() {
      databases.close();
    }
  }

  @Nested
  final class OnPostgresql extends JobsContract {
    private final Databases databases = Databases.postgresql();

    @Override
    protected Queue start(List<JobHandler> handlers) {
      return new QueueProcess(databases, handlers, EnumSet.of(Role.API, Role.WORKER));
    }

    @Override
    protected Queue startWithoutWorkers(List<JobHandler> handlers) {
      return new QueueProcess(databases, handlers, EnumSet.of(Role.API));
    }

    @Override
    protected long stored() {
      return Long.parseLong(databases.query("select count(*) from job"));
    }

    @Test
    void takesOverTheJobOfAProcessThatDied() {
      ScriptedHandler handler = new ScriptedHandler("audit");
      databases.execute(DIED);

      try (Queue process = start(List.of(handler))) {
        assertNotNull(process);
        await(() -> handler.notes().equals(List.of("run a", "done a")));
      }
    }

    @Test
    void endsNoJobThatAnotherProcessHasTakenOver() {
      databases.execute(DIED);
      JobTable table = new JobTable(databases.database(), "job");

      table.end(new Run(new JobName("audit", "a"), 6), Instant.now());

      assertEquals(1, stored());
    }

    @Override
    protected void closeStore() {
      databases.close();
    }
  }
}
