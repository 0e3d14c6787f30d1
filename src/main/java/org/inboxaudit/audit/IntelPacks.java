package org.inboxaudit.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.inboxaudit.check.Intel;

/// Reads the packs under `intel/` that come with the service.
///
/// `packs.txt` names them, because a class path cannot be listed. Each pack says its version in a
/// line `# version: 1`, which is also what holds if it says none; a pack that is missing stops the
/// service at its start.
@ApplicationScoped
public class IntelPacks {
  private static final String VERSION = "# version:";
  private static final String FIRST = "1";

  /// The packs of this build, as the checks see them.
  @Produces
  @Singleton
  public Intel intel() {
    return read();
  }

  /// Reads all packs from the class path.
  ///
  /// @throws IllegalStateException if one is missing
  public static Intel read() {
    Map<String, List<String>> packs = new TreeMap<>();
    Map<String, String> versions = new TreeMap<>();
    for (String name : Intel.parse(text("packs"))) {
      String text = text(name);
      packs.put(name, Intel.parse(text));
      versions.put(name, version(text));
    }
    String version =
        versions.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    return new Intel(version, packs);
  }

  private static String version(String text) {
    return text.lines()
        .filter(line -> line.startsWith(VERSION))
        .map(line -> line.substring(VERSION.length()).strip())
        .findFirst()
        .orElse(FIRST);
  }

  private static String text(String name) {
    try (InputStream in = IntelPacks.class.getResourceAsStream("/intel/" + name + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("no intel pack named " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
