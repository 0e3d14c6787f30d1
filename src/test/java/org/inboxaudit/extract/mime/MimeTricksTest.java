package org.inboxaudit.extract.mime;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.extract.attachment.NestedReading;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Some three hundred messages that hide the same file, each in its own way.
class MimeTricksTest {

  private static Stream<DynamicTest> finds(Map<String, byte[]> tricks) {
    return tricks.entrySet().stream()
        .map(
            trick ->
                DynamicTest.dynamicTest(
                    trick.getKey(),
                    () -> {
                      List<Observation> told = NestedReading.of(trick.getValue());
                      assertTrue(shows(told) || saysSo(told), told.toString());
                    }));
  }

  private static boolean shows(List<Observation> told) {
    return told.stream()
        .anyMatch(
            said ->
                said instanceof Attachment file
                    && file.fileName()
                        .replaceAll("[^a-z.]", "")
                        .replaceAll("[.]+$", "")
                        .endsWith("a.js"));
  }

  private static boolean saysSo(List<Observation> told) {
    return told.stream().anyMatch(Gap.class::isInstance);
  }

  @TestFactory
  Stream<DynamicTest> hidesNothingInOddMessages() {
    return QuietMessages.all().entrySet().stream()
        .map(
            message ->
                DynamicTest.dynamicTest(
                    message.getKey(),
                    () -> {
                      TwoReadings readings = TwoReadings.of(message.getValue());
                      assertTrue(
                          readings.files().stream().noneMatch(TwoReadings.File::hidden),
                          () -> readings.files().toString());
                      assertTrue(readings.whole() && readings.readable());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> behindBoundaries() {
    return finds(BoundaryTricks.all());
  }

  @TestFactory
  Stream<DynamicTest> behindEncodings() {
    return finds(EncodingTricks.all());
  }

  @TestFactory
  Stream<DynamicTest> underNames() {
    return finds(NameTricks.all());
  }

  @TestFactory
  Stream<DynamicTest> inStructures() {
    return finds(StructureTricks.all());
  }
}
