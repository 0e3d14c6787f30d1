package org.inboxaudit.store;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/// One table of jobs, in the shape db-scheduler expects. db-scheduler picks due jobs, shows signs
/// of life and finds dead ones; what is asked of a job and how it ends is written here, because a
/// job that is asked for while it ends must not be lost, and that takes one statement.
///
/// A job that runs is a row with `picked`. Its `version` grows when it is picked and when it ends,
/// so a process that was taken for dead cannot end a job that another has taken over.
final class JobTable {
  private final Database database;
  private final String name;

  JobTable(Database database, String name) {
    this.database = database;
    this.name = name;
  }

  String name() {
    return name;
  }

  /// Puts a job in; has it run again if it runs; brings it forward if it waits.
  void ask(JobName job, Instant now) {
    database.in(
        handle -> {
          boolean there = false;
          while (!there) {
            there = insert(handle, job, now) || askAgain(handle, job, now);
          }
          return there;
        });
  }

  private boolean insert(Handle handle, JobName job, Instant now) {
    return update(
                handle,
                """
                insert into <table> (task_name, task_instance, execution_time, picked, version)
                values (:kind, :key, :now, false, 1)
                on conflict do nothing
                """,
                job)
            .bind("now", now)
            .execute()
        == 1;
  }

  /// @return false if the job has gone since
  private boolean askAgain(Handle handle, JobName job, Instant now) {
    return update(
                handle,
                """
                update <table> set
                  asked = case when picked then 'AGAIN' else asked end,
                  execution_time = case when picked or execution_time \\<= :now
                    then execution_time else :now end
                where task_name = :kind and task_instance = :key
                """,
                job)
            .bind("now", now)
            .execute()
        == 1;
  }

  /// Removes a job that waits, and marks one that runs.
  void cancel(JobName job) {
    database.in(
        handle -> {
          update(
                  handle,
                  """
                  update <table> set asked = 'CANCEL'
                  where task_name = :kind and task_instance = :key
                  """,
                  job)
              .execute();
          return update(
                  handle,
                  """
                  delete from <table>
                  where task_name = :kind and task_instance = :key and not picked
                  """,
                  job)
              .execute();
        });
  }

  /// Whether a job that has just begun was canceled before.
  boolean canceled(Run run) {
    return database.in(
        handle -> {
          Query query =
              handle.createQuery(
                  """
                  select 1 from <table>
                  where task_name = :kind and task_instance = :key and version = :version
                    and asked = 'CANCEL'
                  """);
          return query
              .define("table", name)
              .bind("kind", run.job().kind())
              .bind("key", run.job().key())
              .bind("version", run.version())
              .mapTo(Integer.class)
              .findOne()
              .isPresent();
        });
  }

  /// Ends a job for good, unless it was asked for again.
  void end(Run run, Instant now) {
    database.in(
        handle -> {
          int removed =
              update(
                      handle,
                      """
                      delete from <table>
                      where task_name = :kind and task_instance = :key and version = :version
                        and (asked is null or asked = 'CANCEL')
                      """,
                      run)
                  .execute();
          return removed == 1 ? removed : release(handle, run, now, now, 0);
        });
  }

  /// Lets a job wait until it is to run again, unless it was canceled. One that was asked for again
  /// does not wait.
  ///
  /// @param failures how often it has failed in a row
  void postpone(Run run, Instant now, Instant until, int failures) {
    database.in(
        handle -> {
          int removed =
              update(
                      handle,
                      """
                      delete from <table>
                      where task_name = :kind and task_instance = :key and version = :version
                        and asked = 'CANCEL'
                      """,
                      run)
                  .execute();
          return removed == 1 ? removed : release(handle, run, now, until, failures);
        });
  }

  private int release(Handle handle, Run run, Instant now, Instant until, int failures) {
    return update(
            handle,
            """
            update <table> set
              execution_time = case when asked = 'AGAIN' then :now else :until end,
              consecutive_failures = :failures,
              asked = null,
              picked = false,
              picked_by = null,
              last_heartbeat = null,
              version = version + 1
            where task_name = :kind and task_instance = :key and version = :version
            """,
            run)
        .bind("now", now)
        .bind("until", until)
        .bind("failures", failures)
        .execute();
  }

  /// Lets everything that seems to run start anew. Right only where no other process can be at it.
  void releaseAll() {
    database.in(
        handle ->
            handle
                .createUpdate(
                    """
                    update <table> set
                      picked = false, picked_by = null, last_heartbeat = null, version = version + 1
                    where picked
                    """)
                .define("table", name)
                .execute());
  }

  private Update update(Handle handle, String sql, JobName job) {
    return handle
        .createUpdate(sql)
        .define("table", name)
        .bind("kind", job.kind())
        .bind("key", job.key());
  }

  private Update update(Handle handle, String sql, Run run) {
    return update(handle, sql, run.job()).bind("version", run.version());
  }

  /// What names a job.
  record JobName(String kind, String key) {}

  /// One run of a job.
  ///
  /// @param version of its row while it runs
  record Run(JobName job, long version) {}
}
