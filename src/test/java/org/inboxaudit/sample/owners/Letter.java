package org.inboxaudit.sample.owners;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageFlag;
import org.inboxaudit.sample.Person;

/// A message on its way onto a tape: read, in the inbox, unless somebody says otherwise.
final class Letter {
  private static final long UID_VALIDITY = 7;
  private static final int SMALLEST = 1500;
  private static final int SIZES = 6000;

  private final String id;
  private final Person from;
  private final Instant at;
  private final String subject;
  private final Set<MessageFlag> flags = EnumSet.of(MessageFlag.SEEN);
  private final SortedMap<String, List<String>> headers = new TreeMap<>();
  private final List<Message.Part> parts = new ArrayList<>();
  private List<String> recipients;
  private ZoneOffset zone = ZoneOffset.UTC;
  private String folder = "INBOX";
  private Instant written;

  Letter(String id, Person from, String to, Instant at, String subject) {
    this.id = id;
    this.from = from;
    this.recipients = List.of(to);
    this.at = at;
    this.written = at;
    this.subject = subject;
  }

  Letter in(String newFolder) {
    folder = newFolder;
    return this;
  }

  Letter to(String... newRecipients) {
    recipients = List.of(newRecipients);
    return this;
  }

  Letter unread() {
    flags.remove(MessageFlag.SEEN);
    return this;
  }

  Letter zone(ZoneOffset newZone) {
    zone = newZone;
    return this;
  }

  /// When it was written, if that was long before it came in.
  Letter written(Instant then) {
    written = then;
    return this;
  }

  Letter header(String name, String value) {
    headers.put(name, List.of(value));
    return this;
  }

  Letter part(String mediaType) {
    String section = Integer.toString(parts.size() + 1);
    parts.add(new Message.Part(section, mediaType, "", "7bit", 600, false));
    return this;
  }

  /// One more part, attached under this name.
  Letter file(String mediaType, String fileName) {
    String section = Integer.toString(parts.size() + 1);
    parts.add(new Message.Part(section, mediaType, fileName, "base64", 40_000, true));
    return this;
  }

  String folder() {
    return folder;
  }

  Instant at() {
    return at;
  }

  /// The Message-ID without angle brackets.
  String messageId() {
    return id + "@" + from.domain();
  }

  Message build(FolderRole role, long uid, OptionalLong modSeq) {
    return new Message(
        new EvidenceRef(OwnerBuilder.IMAP, EvidenceKind.MESSAGE, id),
        new Message.Locator(folder, role, UID_VALIDITY, uid),
        messageId(),
        Optional.of(written.atOffset(zone)),
        at,
        Optional.of(EmailAddress.of(from.address())),
        from.name(),
        recipients.stream().map(EmailAddress::of).toList(),
        List.of(),
        subject,
        SMALLEST + Math.floorMod(id.hashCode(), SIZES),
        flags,
        modSeq,
        headers,
        parts);
  }
}
