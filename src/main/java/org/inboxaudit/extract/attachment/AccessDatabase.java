package org.inboxaudit.extract.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.util.Arrays;
import org.inboxaudit.evidence.AttachmentTrait;

/// Looks into databases of Microsoft Access for programs in them. Their tables are not read, which
/// is said.
///
/// A project lies there as the streams that other office documents keep in a compound, and its
/// pages are not locked unless the database is. Names stand in one octet a letter, or in two.
final class AccessDatabase {
  private static final String PROJECT = "_VBA_PROJECT";

  /// The macro that runs when the database is opened.
  private static final String RUNS_BY_ITSELF = "AutoExec";

  private static final int PAGE = 4096;

  private AccessDatabase() {}

  static void read(Examined file, Inspection inspection) {
    inspection.unreadable(1);
    if (isLocked(file.bytes)) {
      file.traits.add(AttachmentTrait.ENCRYPTED);
    }
    boolean starts = holds(file.bytes, RUNS_BY_ITSELF);
    if (starts || holds(file.bytes, PROJECT)) {
      file.traits.add(AttachmentTrait.MACRO);
    }
    if (starts) {
      file.traits.add(AttachmentTrait.MACRO_RUNS_BY_ITSELF);
    }
  }

  /// The first page says how the others are locked (MS-OFFCRYPTO §2.3.4.10, §2.3.5.1).
  private static boolean isLocked(byte[] bytes) {
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, PAGE));
    return holds(head, "schemas.microsoft.com/office/2006/encryption")
        || holds(head, "Cryptographic Provider");
  }

  private static boolean holds(byte[] bytes, String name) {
    return Octets.indexOf(bytes, name.getBytes(ISO_8859_1), 0) >= 0
        || Octets.indexOf(bytes, name.getBytes(UTF_16LE), 0) >= 0;
  }
}
