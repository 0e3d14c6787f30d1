package org.inboxaudit.extract.hostile;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Reads again what a fuzzer once found, and a few hundred damaged copies of what each reader is
/// meant for: the seconds of `make fuzz` that every build can afford.
class FuzzReplayTest {
  private static final Path FOUND = Path.of("src/test/resources/fuzz");
  private static final int DAMAGED = 150;

  @TestFactory
  Stream<DynamicTest> throwsNothing() {
    return FuzzTargets.all().stream()
        .map(target -> DynamicTest.dynamicTest(target.name(), () -> replay(target)));
  }

  private static void replay(FuzzTargets.Target target) throws IOException {
    Random random = new Random(42);
    List<byte[]> inputs = new ArrayList<>(found(target.name()));
    inputs.addAll(target.seeds());
    inputs.add(new byte[0]);
    for (int i = 0; i < DAMAGED; i++) {
      inputs.add(damaged(target.seeds().get(i % target.seeds().size()), random));
    }
    for (byte[] input : inputs) {
      assertDoesNotThrow(() -> target.reader().accept(input));
    }
  }

  private static List<byte[]> found(String target) throws IOException {
    Path folder = FOUND.resolve(target);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<byte[]> inputs = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        inputs.add(Files.readAllBytes(file));
      }
    }
    return inputs;
  }

  /// A copy with some octets changed, and sometimes without its end.
  private static byte[] damaged(byte[] seed, Random random) {
    byte[] copy =
        random.nextInt(3) == 0
            ? Arrays.copyOf(seed, random.nextInt(seed.length) + 1)
            : seed.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      copy[random.nextInt(copy.length)] = (byte) random.nextInt();
    }
    return copy;
  }
}
