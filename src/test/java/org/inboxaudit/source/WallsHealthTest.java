package org.inboxaudit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class WallsHealthTest {

  @Test
  void namesWhatIsMissingAndStaysUp() {
    ForkedExtractor.Tools none = new ForkedExtractor.Tools(Optional.empty(), Optional.empty());
    try (ForkedExtractor extractor = ParserExtractors.of(MockParser.class.getName(), none)) {
      HealthCheckResponse told = new WallsHealth(extractor).call();
      assertEquals(HealthCheckResponse.Status.UP, told.getStatus());
      assertEquals(
          Optional.of(
              Map.of(
                  "standing",
                  "process",
                  "missing",
                  "limits of the kernel (install util-linux: prlimit);"
                      + " no network, no files (install bubblewrap)")),
          told.getData());
    }
  }
}
