package org.inboxaudit.source;

import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.inboxaudit.evidence.Checkpoint;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.process.Frames;

/// A parser process that misbehaves as the name of the script it is given says.
final class MockParser {
  private static final long FLOOD = 1L << 30;
  private static final Raw SCRIPT = new Raw.RawScript(new SourceId("mock"), "", true, new byte[0]);

  private MockParser() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length > 0) {
      Thread.currentThread().join(); // a child of the parser, which only stays
    }
    try (InputStream requests = new FileInputStream(FileDescriptor.in);
        OutputStream answers = new FileOutputStream(FileDescriptor.out)) {
      Frames.greet(answers);
      for (List<Frames.Request> some = Frames.readRequests(requests);
          !some.isEmpty();
          some = Frames.readRequests(requests)) {
        for (Frames.Request request : some) {
          if (request.raw() instanceof Raw.RawScript script) {
            misbehave(
                script.name(), new String(script.bytes(), StandardCharsets.US_ASCII), answers);
          }
        }
      }
    }
  }

  private static void misbehave(String how, String about, OutputStream answers)
      throws IOException, InterruptedException {
    switch (how) {
      case "hang" -> Thread.currentThread().join();
      case "memory" -> eat();
      case "stack" -> sink(1);
      case "exit" -> System.exit(0);
      case "flood" -> flood(answers, (int) FLOOD);
      case "lie" -> flood(answers, 10);
      case "garbage" -> garbage(answers);
      case "cut" -> {
        new DataOutputStream(answers).writeInt(100);
        answers.close();
      }
      case "threads" -> threads();
      case "halt" -> Runtime.getRuntime().halt(7);
      case "fork" -> fork(about);
      case "write" -> say(answers, write(about));
      case "connect" -> say(answers, MockCaller.call(about));
      case "limits" -> say(answers, limits());
      case "cursor" -> answer(answers, new Checkpoint(new Cursor("elsewhere")));
      case "environment" -> say(answers, System.getenv().keySet().toString());
      case "directory" -> say(answers, directory());
      default -> say(answers, how);
    }
  }

  private static void say(OutputStream answers, String what) throws IOException {
    answer(answers, new Gap(EvidenceKind.MAIL_RULE, Gap.Reason.UNREADABLE, what, 1));
  }

  private static void answer(OutputStream answers, Observation observation) throws IOException {
    Frames.writeAnswer(answers, new Extracted.Facts(List.of(observation)), SCRIPT);
  }

  private static void eat() {
    List<byte[]> eaten = new ArrayList<>();
    while (eaten.size() < 1 << 20) {
      eaten.add(new byte[1 << 20]);
    }
  }

  private static int sink(int depth) {
    return depth == 0 ? 0 : 1 + sink(depth + 1);
  }

  /// Announces `length` octets and sends far more.
  private static void flood(OutputStream answers, int length) throws IOException {
    new DataOutputStream(answers).writeInt(length);
    byte[] block = new byte[1 << 20];
    for (long sent = 0; sent < FLOOD; sent += block.length) {
      answers.write(block);
    }
  }

  private static void garbage(OutputStream answers) throws IOException {
    byte[] text = "{\"type\":\"java.lang.Runtime\"}".getBytes(StandardCharsets.US_ASCII);
    DataOutputStream out = new DataOutputStream(answers);
    out.writeInt(text.length);
    out.write(text);
  }

  private static void threads() throws InterruptedException {
    try {
      for (int i = 0; i < 1000; i++) {
        new Thread(LockSupport::park).start();
      }
    } catch (OutOfMemoryError _) {
      // The kernel allows no more.
    }
    Thread.currentThread().join();
  }

  /// Starts children that stay, marked so that they can be found from outside, and then hangs.
  private static void fork(String mark) throws IOException, InterruptedException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    for (int i = 0; i < 3; i++) {
      new ProcessBuilder(
              java,
              "-Xmx16m",
              "-cp",
              System.getProperty("java.class.path"),
              MockParser.class.getName(),
              mark)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    }
    Thread.currentThread().join();
  }

  /// How many octets reached a file, wherever a process may hope to write.
  private static String write(String mark) {
    long written = 0;
    for (String folder : List.of("", "/tmp", "/var/tmp", "/dev/shm", "/", "/home", "/root")) {
      Path file = Path.of(folder, mark);
      try {
        Files.write(file, new byte[1 << 16]);
      } catch (IOException _) {
        // as it should be
      }
      try {
        written += Files.size(file);
        Files.delete(file);
      } catch (IOException _) {
        // not even a name
      }
    }
    return "written " + written;
  }

  /// The kernel's limits that the test asks about, soft and hard.
  private static String limits() throws IOException {
    List<String> told = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("/proc/self/limits"))) {
      for (String name : List.of("Max data size", "Max file size", "Max processes")) {
        if (line.startsWith(name)) {
          told.add(line.strip().replaceAll(" {2,}", "|"));
        }
      }
    }
    return told.toString();
  }

  private static String directory() throws IOException {
    try (var files = Files.list(Path.of(""))) {
      return Long.toString(files.count());
    }
  }
}
