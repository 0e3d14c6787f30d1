package org.inboxaudit.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Reads the key of this service, or makes it at the first start.
final class SigningKeys {
  private SigningKeys() {}

  /// @param file several processes that answer for one service are given the same file
  @Produces
  @Singleton
  static SigningKey key(@ConfigProperty(name = "inbox-audit.session-key") Path file) {
    try {
      return SigningKey.in(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
