package org.inboxaudit.source;

import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.process.ParserProcess;

/// Extractors for tests, with as few settings as a test needs to name.
public final class ParserExtractors {
  static final long MEMORY = 64L << 20;

  private ParserExtractors() {}

  private record Config(int processes, MemorySize memory, Sandbox sandbox)
      implements ExtractorConfig {
    @Override
    public Optional<Path> dkimKeys() {
      return Optional.empty();
    }

    @Override
    public boolean dkimDns() {
      return false;
    }

    @Override
    public Optional<String> dkimDnsServer() {
      return Optional.empty();
    }
  }

  /// One process with a small heap.
  static ForkedExtractor of(String mainClass, ForkedExtractor.Tools tools) {
    return make(mainClass, MEMORY, 1, tools);
  }

  /// The real parser as the service starts it.
  public static ForkedExtractor real(int processes) {
    return make(
        ParserProcess.class.getName(), 256L << 20, processes, ForkedExtractor.Tools.installed());
  }

  private static ForkedExtractor make(
      String mainClass, long memory, int processes, ForkedExtractor.Tools tools) {
    Config config =
        new Config(
            processes, new MemorySize(BigInteger.valueOf(memory)), ExtractorConfig.Sandbox.AUTO);
    return new ForkedExtractor(
        config, mainClass, tools, new ProviderKeys(config, InstantSource.system()));
  }

  /// The usual limits, with another time.
  static ExtractLimits limits(Duration time) {
    ExtractLimits usual = ExtractLimits.DEFAULT;
    return new ExtractLimits(
        usual.bytes(), usual.totalBytes(), usual.ratio(), usual.depth(), usual.entries(), time);
  }

  /// The most memory that any of its living processes ever held at once, as Linux tells it.
  public static long peakMegabytes(ForkedExtractor extractor) {
    return extractor
        .processes()
        .mapToLong(process -> peakKilobytes(process.pid()) >> 10)
        .max()
        .orElse(0);
  }

  private static long peakKilobytes(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .sum();
    } catch (IOException | UncheckedIOException _) {
      return 0; // gone meanwhile
    }
  }
}
