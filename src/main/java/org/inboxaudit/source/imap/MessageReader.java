package org.inboxaudit.source.imap;

import jakarta.mail.Flags;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.eclipse.angus.mail.imap.protocol.BODYSTRUCTURE;
import org.eclipse.angus.mail.imap.protocol.FLAGS;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Message.Locator;
import org.inboxaudit.evidence.MessageFlag;

/// Makes a [Message] from the answer to one FETCH.
///
/// The envelope is read from the header fields themselves: the server's own ENVELOPE costs it more
/// and would bring the same fields.
///
/// @param headers lower-case names of the further fields that are wanted
record MessageReader(SortedSet<String> headers) {
  private static final List<String> ENVELOPE =
      List.of("from", "to", "cc", "bcc", "reply-to", "subject", "date", "message-id");
  private static final int SUBJECT = 200;
  private static final int NAME = 200;
  private static final int MESSAGE_ID = 1_000;
  private static final int ADDRESS_FIELD = 64 << 10;
  private static final int ADDRESSES = 1_000;
  private static final int HEADER = 256 << 10;

  private static final Map<MessageFlag, Flags.Flag> FLAGS =
      Map.of(
          MessageFlag.SEEN, Flags.Flag.SEEN,
          MessageFlag.ANSWERED, Flags.Flag.ANSWERED,
          MessageFlag.FLAGGED, Flags.Flag.FLAGGED,
          MessageFlag.DELETED, Flags.Flag.DELETED,
          MessageFlag.DRAFT, Flags.Flag.DRAFT);

  /// What to ask for beside the UID, at most 256 KiB of it header.
  String items() {
    Set<String> names = new TreeSet<>(ENVELOPE);
    headers.stream().filter(MessageReader::isFieldName).forEach(names::add);
    return "FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[HEADER.FIELDS (%s)]<0.%d>"
        .formatted(String.join(" ", names), HEADER);
  }

  private static boolean isFieldName(String name) {
    return !name.isEmpty()
        && name.chars().allMatch(c -> c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
  }

  /// @return empty if the answer does not hold what was asked for
  Optional<Fetched> read(FetchResponse response, Place place, long uid) {
    Optional<byte[]> header = Bodies.of(response, "HEADER.FIELDS");
    RFC822SIZE size = response.getItem(RFC822SIZE.class);
    if (header.isEmpty() || size == null) {
      return Optional.empty();
    }
    HeaderBlock fields = HeaderBlock.parse(header.get());
    BODYSTRUCTURE body = response.getItem(BODYSTRUCTURE.class);
    Structure structure = body == null ? new Structure(List.of(), false) : Structure.of(body);
    Optional<OffsetDateTime> sentAt = MailDate.parse(fields.first("date"));
    INTERNALDATE received = response.getItem(INTERNALDATE.class);
    Optional<Instant> receivedAt =
        Optional.ofNullable(received).map(INTERNALDATE::getDate).map(java.util.Date::toInstant);
    Optional<Mailbox> from = mailboxes(fields, "from").findFirst();
    Message message =
        new Message(
            new EvidenceRef(ImapSource.ID, EvidenceKind.MESSAGE, key(fields, size.size)),
            new Locator(place.folder().name(), place.folder().role(), place.uidValidity(), uid),
            messageId(fields.first("message-id")),
            sentAt,
            receivedAt.or(() -> sentAt.map(OffsetDateTime::toInstant)).orElse(Instant.EPOCH),
            from.flatMap(MessageReader::address),
            from.map(Mailbox::getName).map(name -> cut(name, NAME)).orElse(""),
            addresses(fields, "to", "cc", "bcc"),
            addresses(fields, "reply-to"),
            cut(HeaderBlock.decode(fields.first("subject")), SUBJECT),
            size.size,
            flags(response.getItem(FLAGS.class)),
            wanted(fields),
            structure.leaves());
    return Optional.of(new Fetched(message, structure.whole()));
  }

  /// Where a message was fetched.
  record Place(ListedFolder folder, long uidValidity) {}

  /// A message, and whether all of its structure was seen.
  record Fetched(Message message, boolean whole) {}

  /// The same for a copy of the message in another folder, and after a move.
  private static String key(HeaderBlock fields, long size) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String field : List.of("message-id", "date", "from")) {
        digest.update(fields.first(field).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      digest.update(Long.toString(size).getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String messageId(String field) {
    int open = field.indexOf('<');
    int close = field.indexOf('>', open + 1);
    String id = open >= 0 && close > open ? field.substring(open + 1, close) : field;
    return cut(id.strip(), MESSAGE_ID);
  }

  private static List<EmailAddress> addresses(HeaderBlock fields, String... names) {
    return Stream.of(names)
        .flatMap(name -> mailboxes(fields, name))
        .flatMap(mailbox -> address(mailbox).stream())
        .distinct()
        .limit(ADDRESSES)
        .toList();
  }

  private static Stream<Mailbox> mailboxes(HeaderBlock fields, String name) {
    return fields.all(name).stream()
        .flatMap(
            field ->
                LenientAddressParser.DEFAULT
                    .parseAddressList(cut(field, ADDRESS_FIELD))
                    .flatten()
                    .stream());
  }

  private static Optional<EmailAddress> address(Mailbox mailbox) {
    return EmailAddress.parse(mailbox.getAddress());
  }

  private static Set<MessageFlag> flags(FLAGS flags) {
    Set<MessageFlag> found = EnumSet.noneOf(MessageFlag.class);
    FLAGS.forEach(
        (ours, theirs) -> {
          if (flags != null && flags.contains(theirs)) {
            found.add(ours);
          }
        });
    return found;
  }

  private SortedMap<String, List<String>> wanted(HeaderBlock fields) {
    SortedMap<String, List<String>> wanted = new TreeMap<>(fields.fields());
    wanted.keySet().retainAll(headers);
    return wanted;
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(length, text.length()));
  }
}
