package org.inboxaudit.extract.attachment;

import java.util.Arrays;
import java.util.List;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.mime.TransferEncoding;

/// Says what one part of a message is, and what lies in it.
///
/// Every file becomes one [org.inboxaudit.evidence.Attachment], a container before what it holds;
/// everything that could not be looked at becomes a gap.
public final class AttachmentReader {

  private AttachmentReader() {}

  /// Reads a part of a message.
  ///
  /// @return always facts: whatever the bytes hold, the file's name remains
  public static Extracted read(Raw.RawPart raw, ExtractLimits limits) {
    byte[] decoded =
        TransferEncoding.decode(raw.bytes(), raw.part().encoding()).orElse(raw.bytes());
    boolean known = TransferEncoding.decode(new byte[0], raw.part().encoding()).isPresent();
    boolean fits = decoded.length <= limits.bytes();
    Inspection inspection = new Inspection(raw, limits, decoded.length);
    if (!known) {
      inspection.unreadable(1);
    }
    if (!fits) {
      inspection.beyondLimit(1);
    } else if (!raw.whole() && Contents.matter(raw.part(), decoded)) {
      inspection.headOnly();
    }
    inspection.file(
        new Inspection.Found(
            raw.part().fileName(),
            List.of(),
            raw.part().mediaType(),
            fits ? decoded : Arrays.copyOf(decoded, (int) limits.bytes()),
            fits && raw.whole(),
            fits && raw.whole() ? decoded.length : Math.max(decoded.length, raw.part().size())));
    return new Extracted.Facts(inspection.said());
  }
}
