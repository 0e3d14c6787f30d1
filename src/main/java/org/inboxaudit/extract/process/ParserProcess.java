package org.inboxaudit.extract.process;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.extract.Extractor;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.process.Frames.Request;

/// The main class of the parser process: reads requests from its input and answers them, until
/// there are no more.
public final class ParserProcess {

  private ParserProcess() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    // Libraries print; what they print must not end up among the answers.
    System.setOut(System.err);
    endWithParent();
    try (InputStream requests = new BufferedInputStream(new FileInputStream(FileDescriptor.in));
        OutputStream answers = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))) {
      serve(requests, answers, new LocalExtractor());
    }
  }

  static void serve(InputStream from, OutputStream answers, Extractor extractor)
      throws IOException, InterruptedException {
    Frames.greet(answers);
    for (List<Request> requests = Frames.readRequests(from);
        !requests.isEmpty();
        requests = Frames.readRequests(from)) {
      for (Request request : requests) {
        Raw raw = request.raw();
        Frames.writeAnswer(answers, extractor.extract(raw, request.limits()), raw);
      }
      answers.flush();
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
