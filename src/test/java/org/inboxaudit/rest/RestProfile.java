package org.inboxaudit.rest;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/// The service as it answers requests: its own empty directory, any free port, no work on the
/// queue, no network.
public class RestProfile implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    try {
      Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
      return Map.of(
          "inbox-audit.data", Files.createTempDirectory(target, "rest-data").toString(),
          "inbox-audit.roles", "api",
          "quarkus.http.test-port", "0");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(SpelledSockets.class);
  }
}
