package org.inboxaudit.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Holds our house against its rules, and the rules against a house that breaks them all.
class ArchitectureTest {
  private static final String OURS = "org.inboxaudit";
  private static final String BROKEN = "org.inboxaudit.architecture.broken";
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/template/"))
          .importPackages(OURS);
  private static final JavaClasses BROKEN_HOUSE = new ClassFileImporter().importPackages(BROKEN);

  @Test
  void seesTheWholeHouse() {
    assertTrue(HOUSE.size() > 100, "only " + HOUSE.size() + " classes were imported");
  }

  @TestFactory
  Stream<DynamicTest> keepsEachRule() {
    return new HouseRules(OURS)
        .all().entrySet().stream()
            .map(
                rule ->
                    DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().allowEmptyShould(false).check(HOUSE)));
  }

  @TestFactory
  Stream<DynamicTest> noticesWhenARuleIsBroken() {
    return new HouseRules(BROKEN)
        .all().entrySet().stream()
            .map(
                rule ->
                    DynamicTest.dynamicTest(
                        rule.getKey(),
                        () ->
                            assertTrue(
                                rule.getValue().evaluate(BROKEN_HOUSE).hasViolation(),
                                "the broken house was not noticed")));
  }
}
