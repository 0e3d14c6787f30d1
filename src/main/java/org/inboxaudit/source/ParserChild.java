package org.inboxaudit.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.process.Frames;

/// One parser process as the service sees it.
final class ParserChild {
  /// What `-XX:+ExitOnOutOfMemoryError` ends with.
  private static final int OUT_OF_MEMORY = 3;

  private static final int SECONDS_TO_DIE = 5;

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

  /// Asks and waits for the answer. Blocks; whoever calls it must be ready to [#kill] it.
  Extracted ask(Frames.Request request) throws IOException {
    Frames.writeRequest(requests, request);
    return Frames.readAnswer(answers, request.raw());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Ends the process, and with it whatever waits for it.
  void kill() {
    process.destroyForcibly();
  }

  /// What to say about the bytes that this process died on.
  Extracted.Refused epitaph() throws InterruptedException {
    boolean ended = process.waitFor(SECONDS_TO_DIE, TimeUnit.SECONDS);
    kill();
    return ended && process.exitValue() == OUT_OF_MEMORY
        ? new Extracted.Refused(Gap.Reason.LIMIT_REACHED, "memory")
        : new Extracted.Refused(Gap.Reason.UNREADABLE, "crash");
  }
}
