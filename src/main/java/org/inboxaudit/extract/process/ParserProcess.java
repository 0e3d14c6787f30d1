package org.inboxaudit.extract.process;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.inboxaudit.extract.Extractor;

/// The main class of the parser process: reads requests from its input, one at a time, and answers
/// each, until there are no more.
public final class ParserProcess {

  private ParserProcess() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    // Libraries print; what they print must not end up among the answers.
    System.setOut(System.err);
    endWithParent();
    try (InputStream requests = new BufferedInputStream(new FileInputStream(FileDescriptor.in));
        OutputStream answers = new FileOutputStream(FileDescriptor.out)) {
      serve(requests, answers, new LocalExtractor());
    }
  }

  static void serve(InputStream requests, OutputStream answers, Extractor extractor)
      throws IOException, InterruptedException {
    Frames.greet(answers);
    for (Optional<Frames.Request> request = Frames.readRequest(requests);
        request.isPresent();
        request = Frames.readRequest(requests)) {
      Frames.writeAnswer(answers, extractor.extract(request.get().raw(), request.get().limits()));
    }
  }

  /// A service that was killed cannot end a parser that hangs, and cannot close what the hanging
  /// parser does not read.
  private static void endWithParent() {
    Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    if (parent.isPresent()) {
      var _ = parent.get().onExit().thenRun(() -> Runtime.getRuntime().halt(1));
    }
  }
}
