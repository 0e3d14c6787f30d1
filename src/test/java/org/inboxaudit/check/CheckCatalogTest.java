package org.inboxaudit.check;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every check must hold to; a new check gets these tests by existing.
class CheckCatalogTest {
  private static final int CHECKS_AT_LEAST = 27;
  private static final int LINES_OF_A_CHECK = 100;
  private static final CheckTexts TEXTS = CheckTexts.english();

  static List<Check> checks() {
    return Catalog.checks();
  }

  @Test
  void seesTheChecks() {
    assertTrue(checks().size() >= CHECKS_AT_LEAST);
  }

  @Test
  void hasNoClassThatIsACheckWithoutSayingSo() throws IOException {
    try (var files = Files.walk(Path.of("src/main/java/org/inboxaudit/check"))) {
      long named =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.matches(".+Check\\.java"))
              .filter(file -> !List.of("ItemCheck.java", "FoldCheck.java").contains(file))
              .count();
      assertEquals(named, checks().size());
    }
  }

  @Test
  void givesNoIdTwice() {
    assertEquals(checks().size(), checks().stream().map(Check::id).distinct().count());
  }

  @ParameterizedTest
  @MethodSource("checks")
  void hasAnIdOfItsFamily(Check check) {
    String family = check.id().family().word();
    assertEquals("org.inboxaudit.check." + family, check.getClass().getPackageName());
  }

  @ParameterizedTest
  @MethodSource("checks")
  void takesNoRetiredId(Check check) throws IOException {
    assertFalse(Intel.parse(text("/retired-checks.txt")).contains(check.id().value()));
  }

  @ParameterizedTest
  @MethodSource("checks")
  void isFinalAndSeenByItsPackageOnly(Check check) {
    int modifiers = check.getClass().getModifiers();
    assertTrue(Modifier.isFinal(modifiers) && !Modifier.isPublic(modifiers));
  }

  @ParameterizedTest
  @MethodSource("checks")
  void remembersNothingItself(Check check) {
    assertTrue(
        Arrays.stream(check.getClass().getDeclaredFields())
            .filter(field -> !field.isSynthetic())
            .allMatch(
                field ->
                    Modifier.isStatic(field.getModifiers())
                        && Modifier.isFinal(field.getModifiers())));
  }

  @ParameterizedTest
  @MethodSource("checks")
  void isShort(Check check) throws IOException {
    Path source = Path.of("src/main/java", check.getClass().getName().replace('.', '/') + ".java");
    assertTrue(Files.readAllLines(source).size() < LINES_OF_A_CHECK);
  }

  @ParameterizedTest
  @MethodSource("checks")
  void hasATestBesideIt(Check check) {
    assertDoesNotThrow(() -> Class.forName(check.getClass().getName() + "Test"));
  }

  @ParameterizedTest
  @MethodSource("checks")
  void readsWhatItsTypeSays(Check check) {
    ParameterizedType asked =
        Arrays.stream(check.getClass().getGenericInterfaces())
            .filter(ParameterizedType.class::isInstance)
            .map(ParameterizedType.class::cast)
            .findFirst()
            .orElseThrow();
    Class<?> type = (Class<?>) asked.getActualTypeArguments()[0];
    Class<?>[] reads = check.info().reads();
    assertTrue(
        reads.length == 1
            ? reads[0] == type
            : Arrays.stream(reads).allMatch(type::isAssignableFrom));
  }

  @ParameterizedTest
  @MethodSource("checks")
  void namesItsSigns(Check check) {
    assertAll(
        () -> assertTrue(check.info().signs().length > 0),
        () ->
            assertTrue(
                Arrays.stream(check.info().signs()).allMatch(sign -> sign.matches("[SG]\\d{1,2}"))),
        () ->
            assertTrue(
                Arrays.stream(check.info().attack())
                    .allMatch(id -> id.matches("T\\d{4}(\\.\\d{3})?"))));
  }

  @ParameterizedTest
  @MethodSource("checks")
  void hasAllItsTexts(Check check) {
    Set<String> missing = new TreeSet<>();
    CheckTexts.FIELDS.stream()
        .map(field -> check.id() + "." + field)
        .filter(key -> TEXTS.find(key).isEmpty())
        .forEach(missing::add);
    assertEquals(Set.of(), missing);
  }

  @ParameterizedTest
  @MethodSource("checks")
  void givesEveryFactAndVariantItsTextsName(Check check) throws IOException {
    Set<String> named = new TreeSet<>();
    for (String key : TEXTS.keys()) {
      if (key.startsWith(check.id() + ".")) {
        named.addAll(CheckTexts.facts(TEXTS.find(key).orElseThrow()));
        String[] levels = key.split("\\.", -1);
        if (levels.length == 3) {
          named.add(levels[2]);
        }
      }
    }
    named.removeAll(constants(check.getClass().getPackageName()));
    named.removeAll(constants(Check.class.getPackageName()));
    assertEquals(Set.of(), named);
  }

  private static Set<String> constants(String packageName) throws IOException {
    Set<String> constants = new TreeSet<>();
    Path folder = Path.of("target/classes", packageName.replace('.', '/'));
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        StreamSupport.stream(ClassFile.of().parse(file).constantPool().spliterator(), false)
            .filter(StringEntry.class::isInstance)
            .map(entry -> ((StringEntry) entry).stringValue())
            .forEach(constants::add);
      }
    }
    return constants;
  }

  static String text(String resource) throws IOException {
    try (InputStream in = CheckCatalogTest.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("no " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
