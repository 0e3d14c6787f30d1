package org.inboxaudit.source;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.process.AnswerException;
import org.inboxaudit.extract.process.Frames;
import org.inboxaudit.extract.process.ParserProcess;
import org.jboss.logging.Logger;

/// Hands hostile bytes to a parser process and survives whatever becomes of it (ADR 9).
///
/// A process that hangs, dies, runs out of memory or talks nonsense is ended, the bytes are
/// refused, and the next request gets a fresh process. One that answered well stays and waits for
/// the next.
@ApplicationScoped
public class ForkedExtractor implements Extractor, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ForkedExtractor.class);
  private static final Duration STARTING_TIME = Duration.ofSeconds(30);

  /// What passing the bytes along may take on top of the time for reading them.
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final ExtractorConfig config;
  private final String mainClass;
  private final ProviderKeys keys;
  private final Optional<Path> bubblewrap;
  private final Semaphore places;
  private final Deque<ParserChild> idle = new ConcurrentLinkedDeque<>();
  private final Set<ParserChild> children = ConcurrentHashMap.newKeySet();

  /// Empty, the processes' alone.
  private Optional<Path> directory = Optional.empty();

  private Optional<Way> way = Optional.empty();

  @Inject
  public ForkedExtractor(ExtractorConfig config, InstantSource clock) {
    this(
        config,
        ParserProcess.class.getName(),
        ParserCommand.bubblewrap(),
        new ProviderKeys(config, clock));
  }

  ForkedExtractor(
      ExtractorConfig config, String mainClass, Optional<Path> installed, ProviderKeys keys) {
    this.config = config;
    this.keys = keys;
    this.mainClass = mainClass;
    this.bubblewrap =
        config.sandbox() == ExtractorConfig.Sandbox.NONE ? Optional.empty() : installed;
    this.places = new Semaphore(config.processes());
  }

  /// How processes are started, and the wall that stands around them then.
  private record Way(List<String> command, String wall) {}

  void sayWhichWallIsUp(@Observes StartupEvent event) throws InterruptedException {
    LOG.infof(
        "%d parser processes, %d MB each, wall: %s",
        config.processes(), config.memory().asLongValue() >> 20, way().wall());
  }

  @Override
  public Extracted extract(Raw raw, ExtractLimits limits) throws InterruptedException {
    // Transfer encodings add a third, or two thirds at their worst.
    if (raw.bytes().length > 2 * limits.bytes()) {
      return new Extracted.Refused(Gap.Reason.LIMIT_REACHED, "size");
    }
    Extracted answer = inTurn(raw, limits);
    // The parser has no network. What it misses is handed to it, and it reads again.
    if (raw instanceof Raw.RawMessage message && answer instanceof Extracted.Facts facts) {
      List<String> found = keys.find(facts.missingKeys());
      return found.isEmpty() ? answer : inTurn(message.with(found), limits);
    }
    return answer;
  }

  private Extracted inTurn(Raw raw, ExtractLimits limits) throws InterruptedException {
    places.acquire();
    try {
      return ask(new Frames.Request(raw, limits));
    } finally {
      places.release();
    }
  }

  @Override
  @PreDestroy
  public void close() {
    idle.clear();
    children.forEach(ParserChild::kill);
    children.clear();
    removeDirectory();
  }

  private Extracted ask(Frames.Request request) throws InterruptedException {
    ParserChild child;
    try {
      child = readyChild();
    } catch (IOException | TimeoutException _) {
      LOG.error("a parser process could not be started");
      return new Extracted.Refused(Gap.Reason.UNREADABLE, "start");
    }
    boolean sound = false;
    try {
      Extracted answer = within(request.limits().time().plus(GRACE), () -> child.ask(request));
      sound = true;
      return answer;
    } catch (TimeoutException _) {
      return new Extracted.Refused(Gap.Reason.LIMIT_REACHED, "timeout");
    } catch (AnswerException cause) {
      return cause.refusal();
    } catch (IOException _) {
      return child.epitaph();
    } finally {
      if (sound) {
        idle.addFirst(child);
      } else {
        bury(child);
      }
    }
  }

  private ParserChild readyChild() throws IOException, TimeoutException, InterruptedException {
    for (ParserChild child = idle.pollFirst(); child != null; child = idle.pollFirst()) {
      if (child.isAlive()) {
        return child;
      }
      bury(child);
    }
    return startChild(way().command());
  }

  private ParserChild startChild(List<String> command)
      throws IOException, TimeoutException, InterruptedException {
    ParserChild child = ParserChild.start(command, directory());
    children.add(child);
    boolean ready = false;
    try {
      within(
          STARTING_TIME,
          () -> {
            child.awaitGreeting();
            return true;
          });
      ready = true;
      return child;
    } finally {
      if (!ready) {
        bury(child);
      }
    }
  }

  private void bury(ParserChild child) {
    children.remove(child);
    child.kill();
  }

  /// Runs `work` on a thread of its own, because reading from a process can be neither interrupted
  /// nor timed. The caller ends the process, and with it the thread.
  private static <T> T within(Duration time, Callable<T> work)
      throws IOException, TimeoutException, InterruptedException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofVirtual().name("parser").start(task);
    try {
      return task.get(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException cause) {
      if (cause.getCause() instanceof IOException line) {
        throw line;
      }
      throw new IOException(cause.getCause());
    }
  }

  private synchronized Way way() throws InterruptedException {
    if (way.isEmpty()) {
      way = Optional.of(findWay());
    }
    return way.get();
  }

  private Way findWay() throws InterruptedException {
    Optional<Path> dkimKeys = config.dkimKeys().map(Path::toAbsolutePath);
    List<String> java = ParserCommand.java(config.memory().asLongValue(), dkimKeys, mainClass);
    if (bubblewrap.isPresent()) {
      List<String> lockedIn = ParserCommand.lockedIn(bubblewrap.get(), dkimKeys, java);
      try {
        idle.addFirst(startChild(lockedIn));
        return new Way(lockedIn, "process and bubblewrap");
      } catch (IOException | TimeoutException _) {
        LOG.warn("bubblewrap is installed, but does not work here");
      }
    }
    if (config.sandbox() == ExtractorConfig.Sandbox.REQUIRED) {
      throw new IllegalStateException(
          "inbox-audit.extractor.sandbox is \"required\", but bubblewrap does not work here");
    }
    return new Way(java, "process");
  }

  private synchronized Path directory() throws IOException {
    if (directory.isEmpty()) {
      directory = Optional.of(Files.createTempDirectory("inbox-audit-parser"));
    }
    return directory.get();
  }

  private synchronized void removeDirectory() {
    if (directory.isPresent()) {
      try {
        Files.deleteIfExists(directory.get());
      } catch (IOException _) {
        LOG.debug("the parsers' directory is not empty");
      }
      directory = Optional.empty();
    }
  }
}
