package org.inboxaudit.extract.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/// The way from `make fuzz` to a target. Jazzer calls the two methods it knows by name; started by
/// itself it lays out the seeds for it.
public final class Fuzz {
  private static final AtomicReference<FuzzTargets.Target> TARGET =
      new AtomicReference<>(FuzzTargets.named("any"));

  private Fuzz() {}

  /// Called by Jazzer before all else.
  ///
  /// @param arguments the name of the target
  public static void fuzzerInitialize(String[] arguments) {
    TARGET.set(FuzzTargets.named(arguments[0]));
  }

  /// Called by Jazzer with whatever it thinks of.
  public static void fuzzerTestOneInput(byte[] input) {
    Objects.requireNonNull(TARGET.get()).reader().accept(input);
  }

  /// Writes the seeds of every target into a folder each, and the names of the targets to standard
  /// output.
  ///
  /// @param arguments the folder, and if wanted the only targets
  public static void main(String[] arguments) throws IOException {
    List<String> only = List.of(arguments).subList(1, arguments.length);
    for (FuzzTargets.Target each : FuzzTargets.all()) {
      if (!only.isEmpty() && !only.contains(each.name())) {
        continue;
      }
      Path folder = Files.createDirectories(Path.of(arguments[0], each.name()));
      for (int i = 0; i < each.seeds().size(); i++) {
        Files.write(folder.resolve("seed-" + i), each.seeds().get(i));
      }
      System.out.println(each.name());
    }
  }
}
