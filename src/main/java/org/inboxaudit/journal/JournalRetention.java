package org.inboxaudit.journal;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import org.inboxaudit.job.JobHandler;
import org.inboxaudit.job.Jobs;

/// Erases sign-ins when their time is over, also after the journal was switched off.
@ApplicationScoped
public class JournalRetention implements JobHandler {
  private static final Duration EVERY = Duration.ofHours(1);

  private final SignInJournal journal;
  private final KnownServers servers;
  private final InstantSource clock;

  JournalRetention(SignInJournal journal, KnownServers servers, InstantSource clock) {
    this.journal = journal;
    this.servers = servers;
    this.clock = clock;
  }

  void begin(@Observes StartupEvent started, Jobs jobs) {
    jobs.repeat(kind(), EVERY);
  }

  @Override
  public String kind() {
    return "sign-in-retention";
  }

  @Override
  public void run(String key) {
    journal.eraseBefore(clock.instant().minus(servers.keptFor()));
  }
}
