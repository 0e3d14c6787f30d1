package org.inboxaudit.sample.owners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Compares the tapes of the owners with what their generator makes. `mvn test -Dapprove` rewrites
/// them.
class OwnerTapesTest {
  private static final Path FOLDER = Path.of("src/test/resources/owners");
  private static final long LARGEST = 150_000;
  private static final Pattern DOMAIN = Pattern.compile("@([A-Za-z0-9.-]+)");

  @BeforeAll
  static void approve() throws IOException {
    SyntheticOwners.approve();
  }

  static Iterable<TapedOwner> owners() {
    return SyntheticOwners.all();
  }

  @ParameterizedTest
  @MethodSource("owners")
  void areWhatTheGeneratorMakes(TapedOwner owner) throws IOException {
    SortedMap<Path, String> files = owner.files();
    for (var file : files.entrySet()) {
      assertEquals(file.getValue(), Files.readString(file.getKey()));
    }
  }

  @ParameterizedTest
  @MethodSource("owners")
  void nameNobodyWhoCouldExist(TapedOwner owner) {
    Matcher matcher = DOMAIN.matcher(String.join("\n", owner.files().values()));
    Set<String> real = new TreeSet<>();
    while (matcher.find()) {
      if (!matcher.group(1).endsWith(".example")) {
        real.add(matcher.group(1));
      }
    }
    real.remove("accounts.google.com");
    assertEquals(Set.of(), real);
  }

  @Test
  void staySmall() throws IOException {
    try (var files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        assertTrue(Files.size(file) < LARGEST, file::toString);
      }
    }
  }

  @Test
  void belongToAnOwner() throws IOException {
    Set<Path> made =
        SyntheticOwners.all().stream()
            .flatMap(owner -> owner.files().keySet().stream())
            .collect(Collectors.toSet());
    try (var files = Files.list(FOLDER)) {
      assertEquals(
          made,
          files.filter(file -> file.toString().endsWith(".tape")).collect(Collectors.toSet()));
    }
  }
}
