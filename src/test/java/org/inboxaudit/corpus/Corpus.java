package org.inboxaudit.corpus;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.inboxaudit.corpus.LabelFile.Row;

/// Runs the readers over a folder of labelled files and says how many are as their labels say.
///
/// Settings, as system properties or in the environment: `DIR` (the folder), `ONLY` (kinds with
/// commas between them; all), `STRICT=1` (a Sieve script that is missed or wrong is an error),
/// `SECONDS` (10; how long one file may take).
public final class Corpus {
  private final PrintStream out;
  private final Path folder;
  private final Duration limit;

  Corpus(PrintStream out, Path folder, Duration limit) {
    this.out = out;
    this.folder = folder;
    this.limit = limit;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.getLogger("org.inboxaudit.corpus"); // the log manager wants to come first
    Logger.getLogger("").setLevel(Level.OFF);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder = Path.of(setting("DIR", "."));
    if (!Files.isDirectory(folder)) {
      out.println("DIR= takes a folder with labels; docs/corpus.md describes them.");
      System.exit(2);
    }
    Duration limit = Duration.ofSeconds(Long.parseLong(setting("SECONDS", "10")));
    Corpus corpus = new Corpus(out, folder, limit);
    boolean clean = corpus.run(Set.of(setting("ONLY", "").split(",", -1)));
    System.exit(!clean && setting("STRICT", "0").equals("1") ? 1 : 0);
  }

  private static String setting(String name, String otherwise) {
    String given = System.getProperty(name, System.getenv().getOrDefault(name, ""));
    return given.isBlank() ? otherwise : given.strip();
  }

  static List<Kind> kinds() {
    return List.of(new SieveKind(), new AttachmentKind(), new MailKind(), new EvasionKind());
  }

  /// @param only the names of kinds, or the empty name for all
  /// @return whether every Sieve script is as its label says
  boolean run(Set<String> only) throws IOException, InterruptedException {
    boolean clean = true;
    for (Kind kind : kinds()) {
      if (only.contains("") || only.contains(kind.name())) {
        Path labels = folder.resolve(kind.labels());
        if (Files.isRegularFile(labels)) {
          clean &= run(kind, LabelFile.read(labels)) || !(kind instanceof SieveKind);
        } else {
          out.println(kind.name() + " skipped: no " + kind.labels());
        }
      }
    }
    return clean;
  }

  private boolean run(Kind kind, List<Row> rows) throws IOException, InterruptedException {
    out.println("%s: %d labels; run: %s".formatted(kind.name(), rows.size(), kind.what()));
    Tally tally = new Tally();
    int absent = 0;
    for (Row row : rows) {
      Path file = folder.resolve(row.get("path")).normalize();
      if (!file.startsWith(folder.normalize()) || !Files.isRegularFile(file)) {
        absent++;
        continue;
      }
      byte[] octets = Files.readAllBytes(file);
      long start = System.nanoTime();
      Verdict verdict = Bounded.run(() -> kind.judge(row, octets), limit);
      tally.add(row.get("path"), verdict, Duration.ofNanos(System.nanoTime() - start));
    }
    tally.lines(kind.name()).forEach(out::println);
    kind.figures().forEach(out::println);
    if (absent > 0) {
      out.println("%s labels without a file %d".formatted(kind.name(), absent));
    }
    out.println();
    return tally.clean();
  }
}
