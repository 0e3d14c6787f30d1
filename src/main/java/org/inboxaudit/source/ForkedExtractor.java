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
import java.util.ArrayList;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.process.AnswerException;
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

  /// So many octets may be asked for in one question. A process that reads more for one has little
  /// to win by company.
  private static final long TOGETHER = 1 << 20;

  private final ExtractorConfig config;
  private final String mainClass;
  private final ProviderKeys keys;
  private final Tools tools;
  private final Semaphore places;
  private final Deque<ParserChild> idle = new ConcurrentLinkedDeque<>();
  private final Set<ParserChild> children = ConcurrentHashMap.newKeySet();

  /// Empty, the processes' alone.
  private Optional<Path> directory = Optional.empty();

  private Optional<Way> way = Optional.empty();

  private final AtomicBoolean spareIsStarting = new AtomicBoolean();
  private volatile boolean closed;

  @Inject
  public ForkedExtractor(ExtractorConfig config, InstantSource clock) {
    this(config, ParserProcess.class.getName(), Tools.installed(), new ProviderKeys(config, clock));
  }

  ForkedExtractor(ExtractorConfig config, String mainClass, Tools tools, ProviderKeys keys) {
    this.config = config;
    this.keys = keys;
    this.mainClass = mainClass;
    this.tools =
        config.sandbox() == ExtractorConfig.Sandbox.NONE ? tools.withoutBubblewrap() : tools;
    this.places = new Semaphore(config.processes());
  }

  /// What the machine has to keep a process in with.
  record Tools(Optional<Path> bubblewrap, Optional<Path> prlimit) {
    static Tools installed() {
      return new Tools(ParserCommand.bubblewrap(), ParserCommand.prlimit());
    }

    Tools withoutBubblewrap() {
      return new Tools(Optional.empty(), prlimit);
    }

    /// All that is there, then less and less of it, for what is installed need not work here.
    Stream<Tools> andLess() {
      return Stream.of(
              this,
              new Tools(bubblewrap, Optional.empty()),
              withoutBubblewrap(),
              new Tools(Optional.empty(), Optional.empty()))
          .distinct();
    }
  }

  /// How processes are started, and the walls that stand around them then.
  private record Way(List<String> command, Walls walls) {}

  /// The walls that stand around the parser processes.
  Walls walls() throws InterruptedException {
    return way().walls();
  }

  /// How many processes wait for a request.
  int ready() {
    return idle.size();
  }

  /// Every process that runs for it, those in between included.
  Stream<ProcessHandle> processes() {
    return children.stream().flatMap(ParserChild::family);
  }

  void sayWhichWallIsUp(@Observes StartupEvent event) throws InterruptedException {
    LOG.infof(
        "%d parser processes, %d MB of heap each, walls: %s",
        config.processes(), config.memory().asLongValue() >> 20, walls());
  }

  @Override
  public Extracted extract(Raw raw, ExtractLimits limits) throws InterruptedException {
    // Transfer encodings add a third, or two thirds at their worst.
    if (raw.bytes().length > 2 * limits.bytes()) {
      return new Extracted.Refused(Gap.Reason.LIMIT_REACHED, "size");
    }
    return completed(raw, inTurn(List.of(raw), limits).getFirst(), limits);
  }

  /// Asks one process for all of them. If that ends well, it took one question; if not, whichever
  /// of them it ended over, each is asked for by itself.
  @Override
  public List<Extracted> extractAll(List<Raw> raws, ExtractLimits limits)
      throws InterruptedException {
    long octets = raws.stream().mapToLong(raw -> raw.bytes().length).sum();
    boolean together = raws.size() > 1 && octets <= Math.min(TOGETHER, limits.bytes());
    List<Extracted> answers = together ? inTurn(raws, limits) : List.of();
    if (answers.size() < raws.size()) {
      return Extractor.super.extractAll(raws, limits);
    }
    List<Extracted> all = new ArrayList<>(raws.size());
    for (int i = 0; i < raws.size(); i++) {
      all.add(completed(raws.get(i), answers.get(i), limits));
    }
    return all;
  }

  /// The parser has no network. What it misses is handed to it, and it reads again.
  private Extracted completed(Raw raw, Extracted answer, ExtractLimits limits)
      throws InterruptedException {
    if (raw instanceof Raw.RawMessage message && answer instanceof Extracted.Facts facts) {
      List<String> found = keys.find(facts.missingKeys());
      return found.isEmpty() ? answer : inTurn(List.of(message.with(found)), limits).getFirst();
    }
    return answer;
  }

  private List<Extracted> inTurn(List<Raw> raws, ExtractLimits limits) throws InterruptedException {
    places.acquire();
    try {
      return ask(raws, limits);
    } finally {
      places.release();
    }
  }

  @Override
  @PreDestroy
  public void close() {
    closed = true;
    idle.clear();
    children.forEach(ParserChild::kill);
    children.clear();
    removeDirectory();
  }

  /// @return an answer to each, or one that says why there is none
  private List<Extracted> ask(List<Raw> raws, ExtractLimits limits) throws InterruptedException {
    ParserChild child;
    try {
      child = readyChild();
    } catch (IOException | TimeoutException _) {
      LOG.error("a parser process could not be started");
      return List.of(new Extracted.Refused(Gap.Reason.UNREPORTED, "start"));
    }
    prepareSpare();
    boolean sound = false;
    try {
      List<Extracted> answers = within(limits.time().plus(GRACE), () -> child.ask(raws, limits));
      sound = true;
      return answers;
    } catch (TimeoutException _) {
      return List.of(new Extracted.Refused(Gap.Reason.TOO_COSTLY, "timeout"));
    } catch (AnswerException cause) {
      return List.of(cause.refusal());
    } catch (IOException _) {
      return List.of(child.epitaph());
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

  /// Sees to it that one more process is ready than are needed, so that whoever comes after a
  /// process that broke does not wait for a virtual machine to start.
  private void prepareSpare() {
    if (children.size() > config.processes()
        || !idle.isEmpty()
        || !spareIsStarting.compareAndSet(false, true)) {
      return;
    }
    Thread.ofVirtual()
        .name("spare-parser")
        .start(
            () -> {
              try {
                idle.addLast(startChild(way().command()));
              } catch (IOException | TimeoutException _) {
                LOG.debug("no spare parser process could be started");
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              } finally {
                spareIsStarting.set(false);
              }
            });
  }

  private ParserChild startChild(List<String> command)
      throws IOException, TimeoutException, InterruptedException {
    ParserChild child = ParserChild.start(command, directory());
    children.add(child);
    boolean ready = false;
    try {
      if (closed) {
        throw new IOException("the service ends");
      }
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
    for (Tools some : tools.andLess().toList()) {
      if (some.bubblewrap().isEmpty() && config.sandbox() == ExtractorConfig.Sandbox.REQUIRED) {
        throw new IllegalStateException(
            "inbox-audit.extractor.sandbox is \"required\", but bubblewrap does not work here");
      }
      Way found = new Way(command(some), new Walls(some));
      if (some.equals(new Tools(Optional.empty(), Optional.empty()))) {
        return found;
      }
      try {
        idle.addFirst(startChild(found.command()));
        return found;
      } catch (IOException | TimeoutException _) {
        LOG.warnf("installed, but does not work here: %s", found.walls());
      }
    }
    throw new IllegalStateException("the last of them needs no tool");
  }

  private List<String> command(Tools some) {
    long memory = config.memory().asLongValue();
    Optional<Path> dkimKeys = config.dkimKeys().map(Path::toAbsolutePath);
    List<String> java = ParserCommand.java(memory, dkimKeys, mainClass);
    boolean alone = some.bubblewrap().isPresent();
    List<String> limited =
        some.prlimit()
            .map(prlimit -> ParserCommand.limited(prlimit, memory, alone, java))
            .orElse(java);
    return some.bubblewrap()
        .map(bwrap -> ParserCommand.lockedIn(bwrap, dkimKeys, some.prlimit(), limited))
        .orElse(limited);
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
