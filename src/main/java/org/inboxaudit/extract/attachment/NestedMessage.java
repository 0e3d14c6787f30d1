package org.inboxaudit.extract.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.extract.mime.LenientMessage;
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
    if (!isLetter(file)) {
      pages(file, readings, inspection);
    }
    if (!readings.readable()) {
      inspection.unreadable(1);
    }
  }

  /// Whether a mail program shows it, which runs no scripts. A saved web page has the same form and
  /// is shown by a browser or by Word.
  private static boolean isLetter(Examined file) {
    return switch (AttachmentNames.extension(file.name)) {
      case "mht", "mhtml", "doc", "xls", "ppt", "htm", "html" -> false;
      default -> true;
    };
  }

  private static void pages(Examined file, TwoReadings readings, Inspection inspection)
      throws IOException {
    for (LenientMessage.Part part : readings.texts()) {
      if (part.mediaType().equals("text/html")) {
        byte[] page = part.contents().getFirst();
        file.traits.add(AttachmentTrait.CONTAINER);
        if (!inspection.entry(
            file, "page.html", inspection.take(new ByteArrayInputStream(page)), page.length)) {
          return;
        }
      }
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
