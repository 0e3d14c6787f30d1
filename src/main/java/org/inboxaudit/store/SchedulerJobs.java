package org.inboxaudit.store;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.inboxaudit.job.JobConfig;
import org.inboxaudit.job.JobHandler;
import org.inboxaudit.job.Jobs;
import org.inboxaudit.platform.Ids;
import org.inboxaudit.platform.Incidents;
import org.inboxaudit.platform.Role;

/// The queue in the database, worked off by db-scheduler.
///
/// Two lanes: jobs that run again and again have their own, so that neither a long queue nor long
/// audits hold them up. Every process may put jobs in; only one with the role of a worker takes
/// them out.
@ApplicationScoped
class SchedulerJobs implements Jobs {
  /// How many repeated jobs run at the same time. They are short.
  private static final int REPEATED_AT_A_TIME = 2;

  private final Map<String, JobHandler> handlers;
  private final boolean works;
  private final boolean alone;
  private final JobLane once;
  private final JobLane repeated;

  SchedulerJobs(
      Database database,
      @All List<JobHandler> handlers,
      JobConfig config,
      @ConfigProperty(name = "inbox-audit.roles", defaultValue = "api,worker") Set<Role> roles,
      InstantSource clock,
      Ids ids,
      Incidents incidents) {
    this.handlers =
        handlers.stream().collect(Collectors.toMap(JobHandler::kind, Function.identity()));
    this.works = roles.contains(Role.WORKER);
    this.alone = database.embedded();
    String owner = ids.next("process_");
    this.once =
        new JobLane(
            database, "job", config.workers(), this.handlers, config, clock, incidents, owner);
    this.repeated =
        new JobLane(
            database,
            "repeated_job",
            REPEATED_AT_A_TIME,
            this.handlers,
            config,
            clock,
            incidents,
            owner);
  }

  @Override
  public void enqueue(String kind, String key) {
    once.ask(known(kind), key);
  }

  @Override
  public void repeat(String kind, Duration every) {
    repeated.repeat(known(kind), every);
  }

  @Override
  public void cancel(String kind, String key) {
    once.cancel(known(kind), key);
  }

  private String known(String kind) {
    if (!handlers.containsKey(kind)) {
      throw new IllegalArgumentException("no handler for jobs of kind " + kind);
    }
    return kind;
  }

  void start(@Observes StartupEvent event) {
    start();
  }

  void stop(@Observes ShutdownEvent event) {
    stop();
  }

  void start() {
    if (!works) {
      return;
    }
    if (alone) {
      once.releaseAll();
      repeated.releaseAll();
    }
    once.start();
    repeated.start();
  }

  void stop() {
    if (works) {
      once.stop();
      repeated.stop();
    }
  }
}
