package org.inboxaudit.extract;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.inboxaudit.evidence.EvidenceKind;
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

  /// All texts of a message that are to be read in it, each in its transfer encoding.
  ///
  /// @param texts what `bytes` holds, in this order and without a gap
  /// @param ownAddresses the owner's addresses, in lower case
  record RawTexts(Message message, List<Text> texts, byte[] bytes, List<String> ownAddresses)
      implements Raw {
    public RawTexts {
      texts = List.copyOf(texts);
      ownAddresses = List.copyOf(ownAddresses);
    }
  }

  /// One text of a message.
  ///
  /// @param length in octets
  /// @param whole false if these are only the first octets of it
  record Text(Message.Part part, int length, boolean whole) {}

  /// A whole message whose structure may hide something, to be read a second time (RFC 2045).
  ///
  /// @param kinds what is to be told: its body, the files that the first reading does not show, or
  ///   both
  /// @param ownAddresses the owner's addresses, in lower case
  record RawStructure(
      Message message, byte[] bytes, Set<EvidenceKind> kinds, List<String> ownAddresses)
      implements Raw {
    public RawStructure {
      kinds = Set.copyOf(kinds);
      ownAddresses = List.copyOf(ownAddresses);
    }
  }

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

  /// Pieces of a mail server's log that were brought along with an audit.
  ///
  /// @param pieces what `bytes` holds, in this order and without a gap
  /// @param userName what the mailbox's own server was signed in to with
  /// @param domain what a name without a domain is completed with
  /// @param takenAt when the audit began; tells the year where the log does not
  record RawLog(
      SourceId source,
      List<LogPiece> pieces,
      String userName,
      String domain,
      Instant takenAt,
      byte[] bytes)
      implements Raw {
    public RawLog {
      pieces = List.copyOf(pieces);
    }
  }

  /// One piece of a log.
  ///
  /// @param name the file's name as the owner gave it
  /// @param length in octets
  /// @param zone of the server, for lines that name none
  record LogPiece(String name, int length, String zone) {}
}
