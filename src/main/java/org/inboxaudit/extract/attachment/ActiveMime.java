package org.inboxaudit.extract.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.InflaterInputStream;
import org.inboxaudit.evidence.AttachmentTrait;

/// Looks into the wrapping that office programs put around a project when they save a document as
/// text: a mark, a header, and a deflated compound.
final class ActiveMime {
  private static final String MARK = "ActiveMime";

  /// Writers disagree about the length of the header.
  private static final int LONGEST_HEADER = 1100;

  private ActiveMime() {}

  static void read(byte[] bytes, Examined file, Inspection inspection) {
    if (!new String(bytes, 0, Math.min(bytes.length, MARK.length()), StandardCharsets.ISO_8859_1)
        .equals(MARK)) {
      return;
    }
    file.traits.add(AttachmentTrait.MACRO);
    for (int i = MARK.length(); i < Math.min(bytes.length - 2, LONGEST_HEADER); i++) {
      if (bytes[i] == 0x78 && ((bytes[i] << 8) | (bytes[i + 1] & 0xff)) % 31 == 0) {
        try (InputStream content =
            new InflaterInputStream(new ByteArrayInputStream(bytes, i, bytes.length - i))) {
          Inspection.Taken part = inspection.take(content);
          if (FileType.of(part.bytes()) == FileType.OLE) {
            OleDocument.readPart(file, part, inspection);
            return;
          }
        } catch (IOException _) {
          // Not the beginning of it.
        }
      }
    }
    inspection.unreadable(1);
  }
}
