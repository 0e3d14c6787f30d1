package org.inboxaudit.sample;

import java.time.Instant;
import java.util.Set;
import org.inboxaudit.evidence.MessageFlag;

/// A message as it lies in a folder.
///
/// @param receivedAt what IMAP calls INTERNALDATE
/// @param bytes header and body with CRLF line ends
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record SampleMessage(
    String folder, Set<MessageFlag> flags, Instant receivedAt, byte[] bytes) {
  public SampleMessage {
    flags = Set.copyOf(flags);
  }
}
