package org.inboxaudit.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.inboxaudit.evidence.Cursor;

/// How much memory a reading holds, by the number of messages, and whether a million of them fit
/// into a small heap. Each reading is a process of its own; the mail comes from a server that makes
/// it up.
final class LiveHeap implements Figure {
  private static final int FEW = 5_000;
  private static final int MILLION = 1_000_000;

  @Override
  public String name() {
    return "heap";
  }

  @Override
  public List<Line> measure(Workbench bench) throws Exception {
    double few = live(bench, FEW);
    double more = live(bench, 10 * FEW);
    double many = live(bench, 100 * FEW);
    double furthest = Math.max(Math.abs(more / few - 1), Math.abs(many / few - 1));
    return List.of(
        Line.atMost("heap-change-5k-to-500k", furthest, 0.10),
        Line.atLeast("heap-messages-in-256m", million(bench), MILLION));
  }

  private static double live(Workbench bench, int messages) throws Exception {
    double live = read(messages);
    bench.say("  %,d messages: %.2f MB live".formatted(messages, live / 1e6));
    return live;
  }

  /// How many of a million messages could be read.
  private static double million(Workbench bench) throws Exception {
    long begun = System.nanoTime();
    try {
      read(MILLION);
    } catch (IOException e) {
      bench.say("  " + e.getMessage());
      return 0;
    }
    bench.say("  a million messages in %.0f s".formatted((System.nanoTime() - begun) / 1e9));
    return MILLION;
  }

  /// @return the most octets that were live
  /// @throws IOException if the process did not read everything
  private static long read(int messages) throws IOException, InterruptedException {
    try (StreamingServer server = new StreamingServer(messages)) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  HeapReading.class.getName(),
                  Integer.toString(server.port()),
                  Integer.toString(messages))
              .redirectErrorStream(true)
              .start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new IOException("the reading of " + messages + " messages failed: " + said);
      }
      return Long.parseLong(said.substring(said.lastIndexOf('\n') + 1));
    }
  }

  /// One reading, in a process of its own. Says at its end how many octets were live at most.
  static final class HeapReading {
    /// About so many looks, at any moment: what is held rises and falls with every batch.
    private static final int LOOKS = 40;

    private HeapReading() {}

    public static void main(String[] arguments) throws Exception {
      Bench.keepLibrariesQuiet();
      int port = Integer.parseInt(arguments[0]);
      int messages = Integer.parseInt(arguments[1]);
      RandomGenerator random = new SplittableRandom(5);
      long[] live = {0};
      long read =
          OurReading.of(StreamingServer.door(port), "owner")
              .watchedBy(
                  _ -> {
                    if (random.nextInt(messages) < LOOKS) {
                      live[0] = Math.max(live[0], liveOctets());
                    }
                  })
              .log(Cursor.START)
              .messages();
      if (read != messages) {
        throw new IllegalStateException("only " + read + " messages were read");
      }
      System.out.println(live[0]);
    }

    private static long liveOctets() {
      System.gc();
      return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
  }
}
