package org.inboxaudit.source;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Tells the operator which walls stand around the parser processes (`/q/health/well`).
///
/// Never down: the service works without them, and a machine that has no bubblewrap must not be
/// taken out of service for that.
@Wellness
@ApplicationScoped
class WallsHealth implements HealthCheck {
  private final ForkedExtractor extractor;

  WallsHealth(ForkedExtractor extractor) {
    this.extractor = extractor;
  }

  @Override
  public HealthCheckResponse call() {
    try {
      Walls walls = extractor.walls();
      return HealthCheckResponse.named("parser walls")
          .up()
          .withData("standing", walls.toString())
          .withData("missing", String.join("; ", walls.missing()))
          .build();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return HealthCheckResponse.down("parser walls");
    }
  }
}
