package org.inboxaudit.extract.attachment;

import org.inboxaudit.evidence.AttachmentTrait;

/// Tells whether a document of WordPerfect is locked: its head holds a number made of the password,
/// which is zero without one.
final class WordPerfectDocument {
  private static final int LOCK = 12;

  private WordPerfectDocument() {}

  static void read(Examined file, Inspection inspection) {
    if (file.bytes.length >= LOCK + 2 && Octets.little16(file.bytes, LOCK) != 0) {
      file.traits.add(AttachmentTrait.ENCRYPTED);
      inspection.unreadable(1);
    }
  }
}
