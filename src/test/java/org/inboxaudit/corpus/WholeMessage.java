package org.inboxaudit.corpus;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Message.Part;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.attachment.AttachmentReader;
import org.inboxaudit.extract.message.MessageBodyReader;
import org.inboxaudit.extract.message.MessageBodyReader.Piece;
import org.inboxaudit.extract.mime.LenientMessage;
import org.inboxaudit.extract.mime.TwoReadings;
import org.inboxaudit.extract.notice.HeaderFields;
import org.inboxaudit.extract.notice.MailboxList;
import org.inboxaudit.extract.notice.NoticeReader;

/// All evidence of one message, read from its octets as if it lay in the inbox: its envelope, its
/// structure, its texts, its files, and whether it is a provider's letter.
///
/// Envelope and structure come from our own readings, for there is no mail server here.
///
/// @param owner to whom it was written
record WholeMessage(EmailAddress owner, List<Evidence> evidence) {
  private static final int SUBJECT = 200;

  static WholeMessage of(byte[] octets) {
    TwoReadings readings = TwoReadings.of(octets);
    List<Part> parts = new ArrayList<>();
    List<Piece> texts = new ArrayList<>();
    for (LenientMessage.Part text : readings.texts()) {
      byte[] content = text.contents().getFirst();
      String type = text.mediaType().isEmpty() ? "text/plain" : text.mediaType();
      parts.add(part(parts.size(), type, "", content, false));
      texts.add(new Piece(type, content, true));
    }
    int first = parts.size();
    for (TwoReadings.File file : readings.files()) {
      parts.add(part(parts.size(), file.mediaType(), file.name(), file.content(), true));
    }
    Message message = message(octets, parts);
    EmailAddress owner =
        message.recipients().stream().findFirst().orElse(EmailAddress.of(EvidenceFixtures.OWNER));
    boolean differs = readings.files().stream().anyMatch(TwoReadings.File::hidden);
    List<String> own = List.of(owner.toString());
    List<Evidence> evidence = new ArrayList<>(List.of(message));
    add(evidence, MessageBodyReader.read(message, texts, own, differs));
    for (int i = 0; i < readings.files().size(); i++) {
      evidence.addAll(files(message, parts.get(first + i), readings.files().get(i)));
    }
    if (NoticeReader.read(
            new Raw.RawMessage(message, octets, List.of(), own), ExtractLimits.DEFAULT)
        instanceof Extracted.Facts facts) {
      add(evidence, facts.observations());
    }
    return new WholeMessage(owner, evidence);
  }

  private static Part part(int before, String type, String name, byte[] content, boolean file) {
    return new Part(Integer.toString(before + 1), type, name, "8bit", content.length, file);
  }

  private static void add(List<Evidence> evidence, List<Observation> observations) {
    for (Observation observation : observations) {
      if (observation instanceof Evidence told) {
        evidence.add(told);
      }
    }
  }

  private static List<Evidence> files(Message message, Part part, TwoReadings.File file) {
    List<Evidence> files = new ArrayList<>();
    if (AttachmentReader.read(
            new Raw.RawPart(message, part, file.content(), true), ExtractLimits.DEFAULT)
        instanceof Extracted.Facts facts) {
      add(files, facts.observations());
    }
    if (file.hidden() && files.getFirst() instanceof Attachment shown) {
      files.set(0, hidden(shown));
    }
    return files;
  }

  private static Attachment hidden(Attachment file) {
    Set<AttachmentTrait> traits = EnumSet.of(AttachmentTrait.HIDDEN_BY_MIME);
    traits.addAll(file.traits());
    return new Attachment(
        file.ref(),
        file.message(),
        file.fileName(),
        file.containers(),
        file.declaredType(),
        file.detectedType(),
        file.size(),
        file.sha256(),
        traits,
        file.links(),
        file.sensitive(),
        file.signature());
  }

  private static Message message(byte[] octets, List<Part> parts) {
    Optional<HeaderFields> header = HeaderFields.of(octets);
    List<EmailAddress> from = addresses(header, "From");
    Optional<OffsetDateTime> sentAt = date(first(header, "Date"));
    return new Message(
        new EvidenceRef(new SourceId("imap"), EvidenceKind.MESSAGE, "m1"),
        new Message.Locator("INBOX", FolderRole.INBOX, 1, 1),
        first(header, "Message-ID").replace("<", "").replace(">", ""),
        sentAt,
        sentAt.map(OffsetDateTime::toInstant).orElse(Instant.EPOCH),
        from.stream().findFirst(),
        displayName(first(header, "From")),
        Stream.of("To", "Cc", "Bcc").flatMap(name -> addresses(header, name).stream()).toList(),
        addresses(header, "Reply-To"),
        cut(decoded(first(header, "Subject"))),
        octets.length,
        Set.of(),
        OptionalLong.empty(),
        headers(header),
        parts);
  }

  private static Map<String, List<String>> headers(Optional<HeaderFields> header) {
    Map<String, List<String>> all = new HashMap<>();
    for (String field : header.map(HeaderFields::getFields).orElse(List.of())) {
      String name = field.substring(0, field.indexOf(':')).strip();
      all.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> header.orElseThrow().values(name));
    }
    return all;
  }

  private static String first(Optional<HeaderFields> header, String name) {
    return header.stream().flatMap(all -> all.values(name).stream()).findFirst().orElse("");
  }

  private static List<EmailAddress> addresses(Optional<HeaderFields> header, String name) {
    return header.stream()
        .flatMap(all -> all.values(name).stream())
        .flatMap(value -> MailboxList.parse(value).stream())
        .toList();
  }

  private static String displayName(String from) {
    int angle = from.indexOf('<');
    return angle <= 0 ? "" : cut(decoded(from.substring(0, angle).replace("\"", "").strip()));
  }

  private static String decoded(String value) {
    return DecoderUtil.decodeEncodedWords(value, StandardCharsets.UTF_8);
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(SUBJECT, text.length()));
  }

  private static Optional<OffsetDateTime> date(String field) {
    int comment = field.indexOf('(');
    String plain = comment < 0 ? field : field.substring(0, comment);
    try {
      return Optional.of(OffsetDateTime.parse(plain.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  Stream<String> fileNames() {
    return evidence.stream()
        .filter(Attachment.class::isInstance)
        .map(piece -> ((Attachment) piece).fileName());
  }
}
