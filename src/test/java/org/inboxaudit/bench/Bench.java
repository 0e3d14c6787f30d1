package org.inboxaudit.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Measures the figures of `docs/performance.md` and says of each whether its goal is reached.
///
/// Settings, as system properties or in the environment: `ROUNDS` (5), `ONLY` (names with commas
/// between them; all), `STRICT=1` (a goal that is missed is an error), `BENCH_DIR` (where the
/// mailboxes are kept; `target/bench`).
public final class Bench {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private static final List<Figure> FIGURES =
      List.of(
          new HeaderPass(),
          new ColdPass(),
          new WholeAudit(),
          new AgainAudit(),
          new ManyRules(),
          new TextsPass(),
          new LiveHeap(),
          new DistantServer(),
          new ManyMailboxes(),
          new LogIntake(),
          new BroughtLog(),
          new ReportIntake(),
          new ManyFiles());

  private Bench() {}

  public static void main(String[] arguments) throws IOException {
    System.exit(run());
  }

  private static int run() throws IOException {
    keepLibrariesQuiet();
    int rounds = Integer.parseInt(Workbench.setting("ROUNDS", "5"));
    Path directory = Path.of(Workbench.setting("BENCH_DIR", "target/bench")).toAbsolutePath();
    Mailboxes mailboxes =
        new Mailboxes(directory.resolve("mail"), line -> OUT.println("  " + line));
    List<String> lines = new ArrayList<>();
    boolean broken = false;
    boolean reached = true;
    try (BenchServer server = BenchServer.start(mailboxes.root())) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server), "end-of-bench"));
      Workbench bench = new Workbench(server, mailboxes, rounds, OUT);
      sayWhere(rounds);
      for (Figure figure : chosen()) {
        OUT.println(figure.name());
        try {
          for (Line line : figure.measure(bench)) {
            lines.add(line.toString());
            reached &= line.reached();
          }
        } catch (Exception e) {
          e.printStackTrace(OUT);
          OUT.println(
              server.log().lines().skip(Math.max(0, server.log().lines().count() - 5)).toList());
          lines.add(figure.name() + " - - failed");
          broken = true;
        }
      }
    }
    OUT.println();
    lines.forEach(OUT::println);
    return broken || (!reached && Workbench.setting("STRICT", "0").equals("1")) ? 1 : 0;
  }

  /// A log manager on the class path that nobody has configured lets everything through, and the
  /// mail library writes down every octet then.
  static void keepLibrariesQuiet() {
    System.getLogger("org.inboxaudit.bench"); // the log manager wants to come first
    Logger.getLogger("").setLevel(Level.WARNING);
  }

  private static void sayWhere(int rounds) throws IOException {
    OUT.println(
        "%s, %s rounds, %d processors, load %.1f, %s %s, Java %s"
            .formatted(
                LocalDate.now(ZoneId.systemDefault()),
                rounds,
                Runtime.getRuntime().availableProcessors(),
                java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                    .getSystemLoadAverage(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("java.version")));
  }

  /// @throws IllegalArgumentException if there is no such figure
  private static List<Figure> chosen() {
    Set<String> names = Set.of(Workbench.setting("ONLY", "").split(",", -1));
    if (names.equals(Set.of(""))) {
      return FIGURES;
    }
    List<Figure> chosen = FIGURES.stream().filter(f -> names.contains(f.name())).toList();
    if (chosen.size() < names.size()) {
      throw new IllegalArgumentException(
          "ONLY= takes some of " + FIGURES.stream().map(Figure::name).toList());
    }
    return chosen;
  }

  private static void end(BenchServer server) {
    try {
      server.close();
    } catch (IOException e) {
      OUT.println("The files of the server could not be removed.");
    }
  }
}
