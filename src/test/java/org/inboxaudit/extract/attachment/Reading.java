package org.inboxaudit.extract.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.junit.jupiter.api.DynamicTest;

/// Reads a file as if it hung on a message, and tells what came out in a line for each thing.
final class Reading {
  private Reading() {}

  static Raw.RawPart part(String name, String mediaType, String encoding, byte[] bytes) {
    Message.Part part = new Message.Part("2", mediaType, name, encoding, bytes.length, true);
    Message message =
        new Message(
            new EvidenceRef(new SourceId("imap"), EvidenceKind.MESSAGE, "m1"),
            new Message.Locator("INBOX", FolderRole.INBOX, 1, 1),
            "",
            Optional.empty(),
            Instant.EPOCH,
            Optional.empty(),
            "",
            List.of(),
            List.of(),
            "",
            bytes.length,
            Set.of(),
            OptionalLong.empty(),
            new TreeMap<>(),
            List.of(part));
    return new Raw.RawPart(message, part, bytes, true);
  }

  static List<Observation> read(Raw.RawPart part, ExtractLimits limits) {
    return assertInstanceOf(Extracted.Facts.class, AttachmentReader.read(part, limits))
        .observations();
  }

  static List<Observation> read(String name, byte[] bytes) {
    return read(part(name, "", "8bit", bytes), ExtractLimits.DEFAULT);
  }

  /// One line for each observation: what file, what traits; what gap, how many.
  static String told(List<Observation> observations) {
    return observations.stream()
        .map(
            observation ->
                switch (observation) {
                  case Attachment file -> file.ref().part() + " " + new TreeSet<>(file.traits());
                  case Gap gap -> gap.reason() + " " + gap.items();
                  default -> throw new AssertionError("not expected here");
                })
        .collect(Collectors.joining("\n"));
  }

  static DynamicTest tells(String name, byte[] bytes, String expected) {
    return DynamicTest.dynamicTest(
        name, () -> assertEquals(expected.strip(), told(read(name, bytes))));
  }
}
