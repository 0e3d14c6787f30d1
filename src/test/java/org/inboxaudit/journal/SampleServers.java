package org.inboxaudit.journal;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Servers whose logs are kept, in a test.
public final class SampleServers {
  public static final String KEY = "an intake key of a test";
  public static final String SERVER = "mail.example.org";

  private SampleServers() {}

  /// Names without a domain are of `example.org`.
  public static KnownServers of(String... servers) {
    return new KnownServers(new Config(Optional.of(KEY), List.of(servers)));
  }

  static KnownServers with(Optional<String> key, String... servers) {
    return new KnownServers(new Config(key, List.of(servers)));
  }

  private record Config(Optional<String> key, List<String> named) implements JournalConfig {
    @Override
    public Optional<List<String>> servers() {
      return Optional.of(named);
    }

    @Override
    public Optional<String> domain() {
      return Optional.of("example.org");
    }

    @Override
    public Duration keptFor() {
      return Duration.ofDays(90);
    }

    @Override
    public MemorySize logFile() {
      return new MemorySize(BigInteger.valueOf(1L << 20));
    }
  }
}
