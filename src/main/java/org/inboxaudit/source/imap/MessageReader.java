package org.inboxaudit.source.imap;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Message.Locator;
import org.inboxaudit.evidence.Message.Part;
import org.inboxaudit.extract.mime.MailDate;
import org.inboxaudit.source.imap.AddressList.Mailbox;
import org.inboxaudit.source.imap.FetchAnswer.Section;
import org.inboxaudit.source.imap.ImapMailbox.Opening;

/// Makes a [Message] of what a FETCH response tells.
///
/// The envelope is read from the header fields themselves: the server's own ENVELOPE costs it more
/// and would bring the same fields. The whole header is asked for, because choosing fields costs a
/// server more than sending all of them.
final class MessageReader {
  private static final List<String> NEEDED =
      List.of(
          "from",
          "to",
          "cc",
          "bcc",
          "reply-to",
          "subject",
          "date",
          "message-id",
          "content-type",
          "content-disposition",
          "content-transfer-encoding");
  private static final char NUL = 0;
  private static final int SUBJECT = 200;
  private static final int NAME = 200;
  private static final int MESSAGE_ID = 1_000;
  private static final int ADDRESS = 1_000;
  private static final int ADDRESSES = 1_000;

  /// The longest header that is asked for.
  static final int HEADER = 256 << 10;

  /// What to ask for beside the UID.
  private static final String ITEMS =
      "FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[HEADER]<0." + HEADER + ">";

  private final HeaderReader headers;
  private final MessageDigest sha256;

  /// @param headers lower-case names of the further fields that are wanted
  MessageReader(SortedSet<String> headers) {
    this.headers =
        new HeaderReader(NEEDED, headers.stream().filter(name -> !name.isEmpty()).toList());
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Where a message was fetched.
  ///
  /// @param folderName as the owner sees it
  /// @param watched whether it matters when flags were changed, and the server can tell
  record Place(ListedFolder folder, String folderName, Opening.Open open, boolean watched) {
    Place(ListedFolder folder, Opening.Open open, Set<String> watched) {
      this(folder, folder.name(), open, watched.contains(folder.name()));
    }

    /// What to ask for beside the UID. MODSEQ makes a server watch the folder from then on, which
    /// changes nothing in a folder that is open for reading only (RFC 7162 §3.1).
    String items() {
      return watched ? "MODSEQ " + ITEMS : ITEMS;
    }
  }

  /// A message that was asked for.
  ///
  /// @param message empty if it is there and could not be read
  /// @param body octets behind the header
  /// @param whole whether all of its structure was seen
  record Fetched(long uid, Optional<Message> message, long body, boolean whole) {}

  /// A message as its header tells it.
  ///
  /// @param body octets behind the header
  /// @param whole whether the header told the structure too; if not, there are no parts yet
  record Draft(Message message, long body, boolean whole) {}

  /// @return empty if the answer does not hold what was asked for
  Optional<Draft> read(FetchAnswer answer, Place place) {
    Optional<Section> section = answer.section("HEADER");
    if (section.isEmpty() || answer.size() < 0) {
      return Optional.empty();
    }
    Section octets = section.get();
    HeaderBlock header = headers.read(octets.octets(), octets.from(), octets.to());
    long body = Math.max(0, answer.size() - (octets.to() - octets.from()));
    Optional<Structure> structure = Structure.ofText(header, body);
    List<Part> parts = structure.map(Structure::leaves).orElse(List.of());
    return Optional.of(
        new Draft(message(header, answer, place, parts), body, structure.isPresent()));
  }

  private Message message(HeaderBlock header, FetchAnswer answer, Place place, List<Part> parts) {
    Optional<OffsetDateTime> sentAt = MailDate.parse(header.first("date"));
    List<Mailbox> senders = mailboxes(header, "from");
    Optional<Mailbox> from = senders.isEmpty() ? Optional.empty() : Optional.of(senders.getFirst());
    return new Message(
        new EvidenceRef(ImapSource.ID, EvidenceKind.MESSAGE, key(header, answer.size())),
        new Locator(
            place.folderName(), place.folder().role(), place.open().uidValidity(), answer.uid()),
        messageId(header.first("message-id")),
        sentAt,
        answer.internalDate().or(() -> sentAt.map(OffsetDateTime::toInstant)).orElse(Instant.EPOCH),
        from.flatMap(MessageReader::address),
        from.map(mailbox -> PlainText.cut(mailbox.name(), NAME)).orElse(""),
        addresses(header, "to", "cc", "bcc"),
        addresses(header, "reply-to"),
        PlainText.cut(HeaderBlock.decode(header.first("subject")), SUBJECT),
        answer.size(),
        answer.flags(),
        place.watched() ? answer.modSeq() : OptionalLong.empty(),
        header.asked(),
        parts);
  }

  /// The same for a copy of the message in another folder, and after a move.
  private String key(HeaderBlock fields, long size) {
    String identity =
        fields.first("message-id") + NUL + fields.first("date") + NUL + fields.first("from");
    byte[] hash = sha256.digest((identity + NUL + size).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, 16);
  }

  private static String messageId(String field) {
    int open = field.indexOf('<');
    int close = field.indexOf('>', open + 1);
    String id = open >= 0 && close > open ? field.substring(open + 1, close) : field;
    return PlainText.cut(id.strip(), MESSAGE_ID);
  }

  private static List<EmailAddress> addresses(HeaderBlock fields, String... names) {
    Set<EmailAddress> addresses = new LinkedHashSet<>();
    for (String name : names) {
      for (Mailbox mailbox : mailboxes(fields, name)) {
        if (addresses.size() < ADDRESSES) {
          address(mailbox).ifPresent(addresses::add);
        }
      }
    }
    return List.copyOf(addresses);
  }

  private static List<Mailbox> mailboxes(HeaderBlock fields, String name) {
    List<Mailbox> mailboxes = new ArrayList<>();
    for (String field : fields.all(name)) {
      mailboxes.addAll(AddressList.parse(field));
    }
    return mailboxes;
  }

  private static Optional<EmailAddress> address(Mailbox mailbox) {
    return EmailAddress.parse(PlainText.cut(mailbox.address(), ADDRESS));
  }
}
