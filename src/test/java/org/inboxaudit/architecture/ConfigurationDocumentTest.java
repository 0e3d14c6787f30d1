package org.inboxaudit.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds `docs/configuration.md` against the settings there are.
class ConfigurationDocumentTest {

  @Test
  void namesEverySetting() throws Exception {
    String document = Files.readString(Path.of("docs/configuration.md"));
    List<String> settings = settings().toList();
    assertTrue(settings.size() > 12, settings::toString);
    assertEquals(
        List.of(), settings.stream().filter(name -> !document.contains("`" + name)).toList());
  }

  private static Stream<String> settings() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.inboxaudit")
            .stream()
            .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
            .map(JavaClass::reflect)
            .flatMap(
                type ->
                    Stream.of(type.getMethods())
                        .map(
                            method ->
                                type.getAnnotation(ConfigMapping.class).prefix()
                                    + "."
                                    + kebab(method)));
  }

  private static String kebab(Method method) {
    StringBuilder name = new StringBuilder();
    method
        .getName()
        .chars()
        .forEach(
            c ->
                name.append(
                    Character.isUpperCase(c)
                        ? "-" + Character.toString(c).toLowerCase(Locale.ROOT)
                        : Character.toString(c)));
    return name.toString();
  }
}
