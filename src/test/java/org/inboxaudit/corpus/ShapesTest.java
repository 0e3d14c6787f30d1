package org.inboxaudit.corpus;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.inboxaudit.evidence.MessageFlag;
import org.inboxaudit.extract.attachment.DangerousShapes;
import org.inboxaudit.extract.attachment.QuietShapes;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Some five hundred shapes of files: none that is dangerous goes by in silence, and none that is
/// only odd alarms anybody.
class ShapesTest {

  @TestFactory
  Stream<DynamicTest> tellsOfEachOrThatItCouldNotBeRead() {
    return DangerousShapes.all().values().stream()
        .flatMap(shapes -> shapes.entrySet().stream())
        .map(
            shape ->
                DynamicTest.dynamicTest(
                    shape.getKey(),
                    () -> {
                      AttachmentReading reading =
                          AttachmentReading.of(shape.getKey(), "", shape.getValue());
                      assertTrue(reading.told(), () -> reading.files().toString());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> leavesOddFilesInPeace() {
    return QuietShapes.all().entrySet().stream()
        .map(
            shape ->
                DynamicTest.dynamicTest(
                    shape.getKey(),
                    () -> {
                      AttachmentReading reading =
                          AttachmentReading.of(shape.getKey(), "", shape.getValue());
                      assertFalse(reading.reported(), () -> reading.files().toString());
                      assertFalse(reading.with(MessageFlag.ANSWERED).asksForAction());
                    }));
  }
}
