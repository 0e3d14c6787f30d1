package org.inboxaudit.check;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.util.Comparator;
import java.util.List;
import org.inboxaudit.finding.CheckId;

/// All checks there are, found by their annotation as the container finds them.
final class Catalog {
  private static final List<Check> CHECKS = find();

  private Catalog() {}

  /// In the order of their ids.
  static List<Check> checks() {
    return CHECKS;
  }

  private static List<Check> find() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.inboxaudit.check")
            .stream()
            .filter(type -> type.isAnnotatedWith(CheckInfo.class))
            .map(Catalog::create)
            .sorted(Comparator.comparing(Check::id, CheckId::compareTo))
            .toList();
  }

  private static Check create(JavaClass type) {
    try {
      Constructor<?> constructor = type.reflect().getDeclaredConstructor();
      constructor.setAccessible(true);
      return (Check) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("not a check: " + type.getName(), e);
    }
  }
}
