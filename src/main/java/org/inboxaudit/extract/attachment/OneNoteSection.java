package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.util.HexFormat;
import org.inboxaudit.evidence.AttachmentTrait;

/// Looks into sections of OneNote for the files that were dropped onto their pages (MS-ONESTORE
/// §2.6.13 FileDataStoreObject): found by the mark before each, whatever the tables say of them.
///
/// Their names stand elsewhere in the section and are not told. Pictures on a page are stored
/// alike.
final class OneNoteSection {
  private static final byte[] MARK = HexFormat.of().parseHex("e716e3bd65261145a4c48d4d0b7a9eac");

  /// The mark, the length, and twelve octets without meaning.
  private static final int HEADER = 36;

  /// A section as it comes out of the cloud, with its parts in another order (MS-ONESTORE §2.8.1).
  private static final byte[] PACKED = HexFormat.of().parseHex("2fe98d63d4a6c14b9a36b3fc2511a5b7");

  private static final int FORMAT = 48;

  private OneNoteSection() {}

  static void read(Examined file, Inspection inspection) throws IOException {
    byte[] bytes = file.bytes;
    int n = 1;
    int at = Octets.indexOf(bytes, MARK, 0);
    while (at >= 0) {
      long length = at + HEADER > bytes.length ? -1 : Octets.little64(bytes, at + 16);
      if (length < 0 || length > bytes.length - at - HEADER) {
        file.traits.add(AttachmentTrait.MALFORMED);
        inspection.unreadable(1);
        length = 0;
      } else if (!inspection.entry(
          file, "embedded-" + n++, inspection.stretch(bytes, at + HEADER, length), length)) {
        return;
      }
      at = Octets.indexOf(bytes, MARK, (int) (at + HEADER + length));
    }
    if (n == 1 && Octets.stands(bytes, PACKED, FORMAT)) {
      inspection.unreadable(1);
    }
  }
}
