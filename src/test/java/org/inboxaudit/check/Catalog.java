package org.inboxaudit.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.inboxaudit.finding.CheckId;

/// All checks there are, found by their annotation as the container finds them.
public final class Catalog {
  private static final Path CLASSES = Path.of("target/classes");
  private static final List<Check> CHECKS = find();

  private Catalog() {}

  /// In the order of their ids.
  public static List<Check> checks() {
    return CHECKS;
  }

  private static List<Check> find() {
    try (var files = Files.walk(CLASSES.resolve("org/inboxaudit/check"))) {
      return files
          .map(file -> CLASSES.relativize(file).toString())
          .filter(file -> file.endsWith("Check.class"))
          .map(file -> file.replace(".class", "").replace('/', '.'))
          .map(Catalog::load)
          .filter(type -> type.isAnnotationPresent(CheckInfo.class))
          .map(Catalog::create)
          .sorted(Comparator.comparing(Check::id, CheckId::compareTo))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Check create(Class<?> type) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return (Check) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("not a check: " + type.getName(), e);
    }
  }
}
