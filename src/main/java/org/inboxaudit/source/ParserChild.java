package org.inboxaudit.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.process.Frames;

/// One parser process as the service sees it.
final class ParserChild {
  /// What `-XX:+ExitOnOutOfMemoryError` ends with.
  private static final int OUT_OF_MEMORY = 3;

  /// How long a process that stopped answering may take to end by itself, which tells why it did.
  private static final int MILLISECONDS_TO_DIE = 500;

  /// Children may have children; a family that grows faster than it is ended is given up.
  private static final int GENERATIONS = 20;

  private final Process process;
  private final OutputStream requests;
  private final InputStream answers;

  private ParserChild(Process process) {
    this.process = process;
    this.requests = process.getOutputStream();
    this.answers = new BufferedInputStream(process.getInputStream());
  }

  /// Starts a process. It has an environment of one word, which keeps names of files readable, and
  /// its own words are thrown away, for they could hold mail.
  static ParserChild start(List<String> command, Path directory) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("LC_ALL", "C.UTF-8");
    return new ParserChild(builder.start());
  }

  /// Waits until the process is ready. Blocks; whoever calls it must be ready to [#kill] it.
  void awaitGreeting() throws IOException {
    Frames.awaitGreeting(answers);
  }

  /// Asks, and waits for all answers. Blocks; whoever calls it must be ready to [#kill] it.
  List<Extracted> ask(List<Raw> raws, ExtractLimits limits) throws IOException {
    Frames.writeRequests(
        requests, raws.stream().map(raw -> new Frames.Request(raw, limits)).toList());
    List<Extracted> all = new ArrayList<>(raws.size());
    for (Raw raw : raws) {
      all.add(Frames.readAnswer(answers, raw));
    }
    return all;
  }

  /// The process, and those it was started through or has started.
  Stream<ProcessHandle> family() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Ends the process with all it started, and with it whatever waits for it.
  ///
  /// Inside bubblewrap the kernel ends the whole family at once; without it they are looked for.
  void kill() {
    List<ProcessHandle> family = process.descendants().toList();
    process.destroyForcibly();
    for (int generation = 0; generation < GENERATIONS && !family.isEmpty(); generation++) {
      List<ProcessHandle> next = family.stream().flatMap(ProcessHandle::descendants).toList();
      family.forEach(ProcessHandle::destroyForcibly);
      family = next;
    }
  }

  /// What to say about the bytes that this process died on.
  Extracted.Refused epitaph() throws InterruptedException {
    boolean ended = process.waitFor(MILLISECONDS_TO_DIE, TimeUnit.MILLISECONDS);
    kill();
    return ended && process.exitValue() == OUT_OF_MEMORY
        ? new Extracted.Refused(Gap.Reason.TOO_COSTLY, "memory")
        : new Extracted.Refused(Gap.Reason.PARSER_BROKE, "crash");
  }
}
