package org.inboxaudit.bench;

import java.time.Instant;

/// A generated message as it lies in a Maildir.
///
/// @param head its header with the empty line behind it; lines end in LF
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record Letter(String folder, boolean seen, Instant at, Form form, String head, byte[] body) {

  /// How a message is built.
  enum Form {
    TEXT,
    HTML,
    ALTERNATIVE,
    /// With one to three files.
    MIXED
  }

  int octets() {
    return head.length() + body.length;
  }
}
