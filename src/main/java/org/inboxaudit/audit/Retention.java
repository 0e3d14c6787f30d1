package org.inboxaudit.audit;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.inboxaudit.job.JobHandler;
import org.inboxaudit.job.Jobs;

/// Erases audits and reports when their time is over.
@ApplicationScoped
public class Retention implements JobHandler {
  private static final Duration EVERY = Duration.ofMinutes(10);

  private final AuditRequests requests;

  Retention(AuditRequests requests) {
    this.requests = requests;
  }

  void begin(@Observes StartupEvent started, Jobs jobs) {
    jobs.repeat(kind(), EVERY);
  }

  @Override
  public String kind() {
    return "retention";
  }

  @Override
  public void run(String key) {
    requests.eraseExpired();
  }
}
