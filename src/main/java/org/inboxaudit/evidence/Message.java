package org.inboxaudit.evidence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// A message as its envelope, its structure and a few header fields tell it. No body.
///
/// @param locator where it lies now
/// @param messageId the Message-ID without angle brackets, empty if it has none
/// @param sentAt the Date header with its offset from UTC
/// @param receivedAt when it was put into the folder (INTERNALDATE)
/// @param from the first From address
/// @param fromName its display name, decoded; empty if none
/// @param recipients To, Cc and Bcc together
/// @param subject decoded, at most 200 characters
/// @param size in octets, as the server counts (RFC822.SIZE)
/// @param modSeq where the last change of its flags stands in the order of all changes of the
///   folder (RFC 7162 §3.1); empty unless the plan asked and the server tells
/// @param headers the further fields the plan asked for, by lower-case name, in the order they
///   stand
/// @param parts every leaf of the MIME structure
public record Message(
    EvidenceRef ref,
    Locator locator,
    String messageId,
    Optional<OffsetDateTime> sentAt,
    Instant receivedAt,
    Optional<EmailAddress> from,
    String fromName,
    List<EmailAddress> recipients,
    List<EmailAddress> replyTo,
    String subject,
    long size,
    Set<MessageFlag> flags,
    OptionalLong modSeq,
    Map<String, List<String>> headers,
    List<Part> parts)
    implements Evidence {
  public Message {
    recipients = List.copyOf(recipients);
    replyTo = List.copyOf(replyTo);
    flags = Set.copyOf(flags);
    headers = Map.copyOf(headers);
    parts = List.copyOf(parts);
  }

  /// The first value of a header field, empty if the message has none.
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /// The same message with the leaves of its structure.
  public Message with(List<Part> leaves) {
    return new Message(
        ref,
        locator,
        messageId,
        sentAt,
        receivedAt,
        from,
        fromName,
        recipients,
        replyTo,
        subject,
        size,
        flags,
        modSeq,
        headers,
        leaves);
  }

  public boolean has(MessageFlag flag) {
    return flags.contains(flag);
  }

  /// Whether it was opened or answered.
  public boolean opened() {
    return has(MessageFlag.SEEN) || has(MessageFlag.ANSWERED);
  }

  /// Where a message lies: only ever used to fetch it again, never to recognise it.
  ///
  /// @param uid means nothing without `uidValidity` (RFC 9051 §2.3.1.1)
  public record Locator(String folder, FolderRole role, long uidValidity, long uid) {}

  /// One leaf of the MIME structure (RFC 9051 §7.5.2, BODYSTRUCTURE).
  ///
  /// @param section the part number, `1.2`
  /// @param mediaType in lower case, `application/pdf`
  /// @param fileName decoded, empty if it has none
  /// @param encoding the content transfer encoding in lower case
  /// @param size in octets, still encoded
  /// @param attached whether its disposition is `attachment`
  public record Part(
      String section,
      String mediaType,
      String fileName,
      String encoding,
      long size,
      boolean attached) {
    /// Few, and asked about every part of every message: comparing is cheaper than a hash.
    private static final List<String> SHOWN =
        List.of("text/plain", "text/html", "text/enriched", "text/richtext");

    /// Whether it is more than the text that a mail program shows as the message. A text is a file
    /// if it is attached or has a name; anything else is one even if it is to be shown in line (RFC
    /// 2183 §2.1) and has none.
    public boolean isFile() {
      return attached
          || !fileName.isEmpty()
          || !(SHOWN.contains(mediaType) || mediaType.startsWith("multipart/"));
    }

    /// Whether it is to be read in the message, whether it is a file as well or not.
    public boolean isText() {
      return mediaType.startsWith("text/") && !attached;
    }

    /// The same part without its transfer encoding.
    public Part decoded() {
      return new Part(section, mediaType, fileName, "binary", size, attached);
    }
  }
}
