package org.inboxaudit.extract;

import java.util.List;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.SourceId;

/// Bytes from outside, with what is known about where they came from.
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public sealed interface Raw {

  byte[] bytes();

  /// One part of a message, still in its transfer encoding.
  ///
  /// @param whole false if these are only the first bytes of it
  record RawPart(Message message, Message.Part part, byte[] bytes, boolean whole) implements Raw {}

  /// A whole message, header and body as they stand, for what must be judged together: a provider's
  /// letter and its DKIM signature.
  ///
  /// @param receivers authserv-ids (RFC 8601 §2.5) whose Authentication-Results may be believed
  /// @param ownAddresses the owner's addresses, in lower case
  /// @param keys DKIM keys that were looked up for it, each as a line of a file of keys; empty
  ///   unless the operator switched that on
  record RawMessage(
      Message message,
      byte[] bytes,
      List<String> receivers,
      List<String> ownAddresses,
      List<String> keys)
      implements Raw {
    public RawMessage {
      receivers = List.copyOf(receivers);
      ownAddresses = List.copyOf(ownAddresses);
      keys = List.copyOf(keys);
    }

    public RawMessage(
        Message message, byte[] bytes, List<String> receivers, List<String> ownAddresses) {
      this(message, bytes, receivers, ownAddresses, List.of());
    }

    /// The same message with keys.
    public RawMessage with(List<String> found) {
      return new RawMessage(message, bytes, receivers, ownAddresses, found);
    }
  }

  /// A Sieve script (RFC 5228).
  ///
  /// @param active whether the server runs it
  record RawScript(SourceId source, String name, boolean active, byte[] bytes) implements Raw {}

  /// A delivery status notification as it stands, header and body (RFC 3464).
  record RawReport(Message message, byte[] bytes) implements Raw {}

  /// A file with mail rules that the owner brought along: what Gmail or Outlook exports.
  ///
  /// @param name the file's name as the owner gave it
  record RawRules(SourceId source, String name, byte[] bytes) implements Raw {}
}
