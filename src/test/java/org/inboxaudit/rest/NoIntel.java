package org.inboxaudit.rest;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import org.inboxaudit.check.Intel;

final class NoIntel {
  private NoIntel() {}

  @Produces
  @DefaultBean
  @Singleton
  static Intel intel() {
    return new Intel("none", Map.of());
  }
}
