package org.inboxaudit.journal;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.inboxaudit.extract.log.LogEvent;
import org.inboxaudit.platform.Incidents;

/// The way of sign-ins into the journal.
///
/// A mail server that reports a sign-in waits for the answer with its user: what it reports is
/// noted in memory, and one thread writes it down when the database can take it. What no longer
/// fits into memory is counted as lost, and the report of an audit says so. Whoever brings a batch
/// or a file can wait, so those are answered when they are kept.
@ApplicationScoped
public class Intake {
  /// Rows in memory while the database is away. Each takes a few hundred octets.
  static final int MOST_ROWS = 50_000;

  /// Reports that come close together are written together.
  private static final Duration TOGETHER = Duration.ofMillis(200);

  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final SignInJournal journal;
  private final KnownServers servers;
  private final Incidents incidents;
  private final InstantSource clock;
  private final SessionAddresses addresses = new SessionAddresses();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition reported = lock.newCondition();
  private final Gathering waiting;
  private final int most;
  private boolean stopped;
  private boolean failing;
  private Optional<Thread> writer = Optional.empty();

  @Inject
  Intake(SignInJournal journal, KnownServers servers, Incidents incidents, InstantSource clock) {
    this(journal, servers, incidents, clock, MOST_ROWS);
  }

  public Intake(
      SignInJournal journal,
      KnownServers servers,
      Incidents incidents,
      InstantSource clock,
      int most) {
    this.journal = journal;
    this.servers = servers;
    this.incidents = incidents;
    this.clock = clock;
    this.most = most;
    this.waiting = new Gathering(servers, addresses);
  }

  void start(@Observes StartupEvent started) {
    if (servers.any()) {
      start();
    }
  }

  void stop(@Observes ShutdownEvent ended) {
    stop();
  }

  /// Begins to write.
  public void start() {
    writer = Optional.of(Thread.ofPlatform().name("sign-ins").daemon().start(this::write));
  }

  /// Writes what waits, if that can be done soon, and ends.
  public void stop() {
    lock.lock();
    try {
      stopped = true;
      reported.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      if (writer.isPresent() && !writer.get().join(LAST_WORDS)) {
        writer.get().interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Takes a report. Never waits for the database.
  ///
  /// @param server one that is known
  public void report(String server, LogEvent event) {
    lock.lock();
    try {
      if (waiting.rows() < most) {
        waiting.add(server, event, clock.instant());
      } else {
        waiting.lost(server, event.at());
      }
      reported.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Begins to gather what is brought at once.
  ///
  /// @param apart whether its sessions are all in it, as in a file, and are not those of now
  public Gathering gathering(boolean apart) {
    return new Gathering(servers, apart ? new SessionAddresses() : addresses);
  }

  /// Keeps what was gathered, before it returns. The gathering is empty then.
  ///
  /// @throws NotKeptException if it could not be kept now; it may be brought again
  public void keep(Gathering gathering) throws NotKeptException {
    Batch batch = gathering.batch();
    try {
      journal.add(batch);
    } catch (RuntimeException e) {
      throw new NotKeptException(incidents.note("the journal of sign-ins", e));
    }
  }

  private void write() {
    try {
      boolean last = false;
      while (!last) {
        last = awaitReports();
        write(last);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// @return whether there will be no more
  private boolean awaitReports() throws InterruptedException {
    lock.lock();
    try {
      while (waiting.isEmpty() && !stopped) {
        reported.await();
      }
      pause(failing ? AGAIN : TOGETHER);
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  private void pause(Duration time) throws InterruptedException {
    long nanos = time.toNanos();
    while (nanos > 0 && !stopped) {
      nanos = reported.awaitNanos(nanos);
    }
  }

  private void write(boolean last) {
    Batch batch = takeOut();
    if (batch.isEmpty()) {
      return;
    }
    try {
      journal.add(batch);
      failing = false;
    } catch (RuntimeException e) {
      if (!failing || last) {
        incidents.note("the journal of sign-ins", e);
      }
      failing = true;
      takeBack(batch);
    }
  }

  private Batch takeOut() {
    lock.lock();
    try {
      return waiting.batch();
    } finally {
      lock.unlock();
    }
  }

  private void takeBack(Batch batch) {
    lock.lock();
    try {
      waiting.takeBack(batch);
    } finally {
      lock.unlock();
    }
  }

  /// What was brought is not kept. Whoever brought it has it still.
  public static final class NotKeptException extends Exception {
    private static final long serialVersionUID = 1L;

    NotKeptException(String incident) {
      super(incident);
    }
  }
}
