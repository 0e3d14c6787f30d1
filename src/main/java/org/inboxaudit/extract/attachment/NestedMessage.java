package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.util.Set;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.extract.mime.TwoReadings;
import org.inboxaudit.extract.mime.TwoReadings.File;

/// Looks into a message that is attached to a message (RFC 2046 §5.2.1): its attachments, as two
/// readings of it show them.
final class NestedMessage {
  private NestedMessage() {}

  static void read(Examined file, Inspection inspection) throws IOException {
    TwoReadings readings = TwoReadings.of(file.bytes);
    if (!readings.whole()) {
      inspection.beyondLimit(Gap.UNKNOWN);
    }
    for (File found : readings.files()) {
      file.traits.add(AttachmentTrait.CONTAINER);
      if (!inspection.entry(
          file, name(found), inspection.take(found.open()), found.size(), traits(found))) {
        return;
      }
    }
    if (!readings.readable()) {
      inspection.unreadable(1);
    }
  }

  private static String name(File found) {
    boolean nested = found.name().isEmpty() && found.mediaType().equals(FileType.EMAIL.mediaType());
    return nested ? "message.eml" : found.name();
  }

  private static Set<AttachmentTrait> traits(File found) {
    return found.hidden() ? Set.of(AttachmentTrait.HIDDEN_BY_MIME) : Set.of();
  }
}
