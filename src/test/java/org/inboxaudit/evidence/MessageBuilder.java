package org.inboxaudit.evidence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Builds a [Message] for a test.
public final class MessageBuilder {
  private final String key;
  private String folder = "INBOX";
  private FolderRole role = FolderRole.INBOX;
  private String messageId;
  private OffsetDateTime sentAt = EvidenceFixtures.EARLIER.atOffset(ZoneOffset.UTC);
  private Instant receivedAt = EvidenceFixtures.EARLIER;
  private String from = "colleague@partner.example";
  private String fromName = "";
  private List<String> recipients = List.of(EvidenceFixtures.OWNER);
  private List<String> replyTo = List.of();
  private String subject = "hello";
  private long uid = 1;
  private OptionalLong modSeq = OptionalLong.empty();
  private final Set<MessageFlag> flags = EnumSet.noneOf(MessageFlag.class);
  private final SortedMap<String, List<String>> headers = new TreeMap<>();
  private final List<Message.Part> parts = new ArrayList<>();

  MessageBuilder(String key) {
    this.key = key;
    this.messageId = key + "@partner.example";
  }

  public MessageBuilder in(FolderRole newRole) {
    return in(newRole.name(), newRole);
  }

  public MessageBuilder in(String newFolder, FolderRole newRole) {
    folder = newFolder;
    role = newRole;
    return this;
  }

  /// Written by the owner, in the folder of sent mail, to a colleague.
  public MessageBuilder sentByOwner() {
    from = EvidenceFixtures.OWNER;
    recipients = List.of("colleague@partner.example");
    return in("Sent", FolderRole.SENT);
  }

  public MessageBuilder uid(long newUid) {
    uid = newUid;
    return this;
  }

  /// Where the last change of its flags stands in the order of the folder.
  public MessageBuilder modSeq(long newModSeq) {
    modSeq = OptionalLong.of(newModSeq);
    return this;
  }

  public MessageBuilder messageId(String newMessageId) {
    messageId = newMessageId;
    return this;
  }

  /// When it was written; received at the same moment.
  public MessageBuilder at(OffsetDateTime newSentAt) {
    sentAt = newSentAt;
    receivedAt = newSentAt.toInstant();
    return this;
  }

  public MessageBuilder at(Instant newSentAt) {
    return at(newSentAt.atOffset(ZoneOffset.UTC));
  }

  /// When it came in, if that is not when it was written.
  public MessageBuilder receivedAt(Instant newReceivedAt) {
    receivedAt = newReceivedAt;
    return this;
  }

  public MessageBuilder from(String newFrom) {
    from = newFrom;
    return this;
  }

  /// The name before the address it is from.
  public MessageBuilder named(String newName) {
    fromName = newName;
    return this;
  }

  public MessageBuilder to(String... newRecipients) {
    recipients = List.of(newRecipients);
    return this;
  }

  /// Where answers are to go.
  public MessageBuilder replyTo(String... newReplyTo) {
    replyTo = List.of(newReplyTo);
    return this;
  }

  public MessageBuilder subject(String newSubject) {
    subject = newSubject;
    return this;
  }

  public MessageBuilder flagged(MessageFlag... newFlags) {
    flags.addAll(List.of(newFlags));
    return this;
  }

  public MessageBuilder header(String name, String value) {
    return headers(name, List.of(value));
  }

  /// A field that stands more than once, topmost first.
  public MessageBuilder headers(String name, List<String> values) {
    headers.put(name, List.copyOf(values));
    return this;
  }

  /// One more part with a file name, attached.
  public MessageBuilder file(String mediaType, String fileName) {
    String section = Integer.toString(parts.size() + 1);
    parts.add(new Message.Part(section, mediaType, fileName, "base64", 1000, true));
    return this;
  }

  /// One more part without a name that is to be shown within the message.
  public MessageBuilder inline(String mediaType) {
    String section = Integer.toString(parts.size() + 1);
    parts.add(new Message.Part(section, mediaType, "", "base64", 1000, false));
    return this;
  }

  public Message build() {
    return new Message(
        EvidenceFixtures.ref("imap", EvidenceKind.MESSAGE, key),
        new Message.Locator(folder, role, 1, uid),
        messageId,
        Optional.of(sentAt),
        receivedAt,
        EmailAddress.parse(from),
        fromName,
        recipients.stream().map(EmailAddress::of).toList(),
        replyTo.stream().map(EmailAddress::of).toList(),
        subject,
        2000,
        flags,
        modSeq,
        headers,
        parts);
  }
}
