package org.inboxaudit.source.imap;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Message.Part;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.attachment.AttachmentNames;
import org.inboxaudit.extract.mime.PartHeader;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.imap.PartRequest.Form;
import org.inboxaudit.source.imap.PartRequest.Piece;

/// Decides what is fetched of one message for what the checks want of it, and where that ends.
final class PartChoice {
  /// The largest letter of a provider. Theirs are below a tenth of it.
  private static final long LETTER = 1 << 20;

  /// How much of a delivery notification is looked at: what it says stands before the message it
  /// returns, and of that one only the header counts.
  private static final long REPORT = 256 << 10;

  /// How much of a part that is too large is still looked at.
  private static final long HEAD = 64 << 10;

  /// How much of a picture must be seen to know that it is one.
  private static final long GLANCE = 4 << 10;

  /// How much of the header of a part is looked at.
  private static final long HEADER = 8 << 10;

  private static final int HEADERS = 30;

  /// Up to this size of a message each octet is accounted for. Beyond, and before the headers of
  /// its parts have come, [#SEAMS] must do.
  private static final long ACCOUNTED = 64 << 10;

  /// A line between parts with its ends (RFC 2046 §5.1.1).
  private static final long BOUNDARY = 78;

  private static final long PREAMBLE = 64;

  /// The header of a multipart within another.
  private static final long INNER = 160;

  /// How much of a text is looked at, still encoded. What a letter wants of somebody stands within
  /// a tenth of it.
  private static final long TEXT = 256 << 10;

  /// A letter has a plain text, a page, and perhaps an invitation.
  private static final int TEXTS = 20;

  /// What boundaries and the headers of parts take, in all and for each part.
  private static final long SEAMS = 1 << 10;

  private static final long SEAM = 768;

  /// Of a message of this size its texts are most, so that reading it whole costs next to nothing;
  /// and in a shorter one a file can hide that is shorter than the seams of others.
  private static final long SHORT = 16 << 10;

  private static final long SHORT_SEAM = 192;

  private final ReadPlan plan;
  private final PartPipeline pipeline;
  private final ServerDecoding decoding;
  private final Message message;
  private final long body;
  private boolean headersAsked;
  private boolean readAgain;

  /// @param body octets behind the header of the message
  PartChoice(
      ReadPlan plan, PartPipeline pipeline, ServerDecoding decoding, Message message, long body) {
    this.plan = plan;
    this.pipeline = pipeline;
    this.decoding = decoding;
    this.message = message;
    this.body = body;
  }

  /// Asks for what is wanted of it.
  void open(Set<EvidenceKind> wanted) throws SourceException, InterruptedException {
    if (wanted.contains(EvidenceKind.NOTICE)) {
      openLetter();
    }
    if (wanted.contains(EvidenceKind.DELIVERY_STATUS)) {
      openReport();
    }
    Set<EvidenceKind> again = EnumSet.of(EvidenceKind.MESSAGE_BODY, EvidenceKind.ATTACHMENT);
    again.retainAll(wanted);
    if (!again.isEmpty() && mayHide()) {
      openAgain(again);
    } else if (wanted.contains(EvidenceKind.MESSAGE_BODY)) {
      openTexts(wanted);
    }
    if (wanted.contains(EvidenceKind.ATTACHMENT)) {
      for (Part part : message.parts()) {
        if (part.isFile()) {
          openFile(part);
        }
      }
    }
  }

  private void openLetter() throws SourceException, InterruptedException {
    if (message.size() > LETTER || !pipeline.affords(message.size())) {
      pipeline.miss(EvidenceKind.NOTICE, Reason.LIMIT_REACHED);
      return;
    }
    pipeline.ask(
        new PartRequest(
            EvidenceKind.NOTICE,
            message.locator().uid(),
            List.of(new Piece("", LETTER)),
            message.size(),
            bytes ->
                new Raw.RawMessage(
                    message, bytes.getFirst(), plan.receivers(), plan.ownAddresses())));
  }

  private void openReport() throws SourceException, InterruptedException {
    long expected = Math.min(REPORT, message.size());
    if (!pipeline.affords(expected)) {
      pipeline.miss(EvidenceKind.DELIVERY_STATUS, Reason.LIMIT_REACHED);
      return;
    }
    pipeline.ask(
        new PartRequest(
            EvidenceKind.DELIVERY_STATUS,
            message.locator().uid(),
            List.of(new Piece("", REPORT)),
            expected,
            bytes -> new Raw.RawReport(message, bytes.getFirst())));
  }

  /// Whether there is more behind the header than the parts of the structure account for: something
  /// stands before the first part, behind the last, or in one that the server did not see. The same
  /// if it could not tell what a part is, or how a file's name ends, or if all of them are empty.
  private boolean mayHide() {
    List<Part> parts = message.parts();
    long told = parts.stream().mapToLong(Part::size).sum();
    long seams = body <= SHORT ? SHORT_SEAM * (1 + parts.size()) : SEAMS + SEAM * parts.size();
    return told == 0
        || body - told > seams
        || parts.stream().anyMatch(part -> part.mediaType().endsWith("/") || isOddlyNamed(part));
  }

  /// Whether a file has no name that says what opens it, or one that looks like what a program with
  /// other rules would read differently.
  private static boolean isOddlyNamed(Part part) {
    String type = part.mediaType();
    if (!part.isFile()
        || isOnlyRecognised(type)
        || type.startsWith("message/")
        || type.contains("signature")
        || type.contains("pgp")) {
      return false;
    }
    String name = part.fileName();
    return name.contains("=?") || name.contains("''") || !AttachmentNames.namesType(name);
  }

  private void openAgain(Set<EvidenceKind> kinds) throws SourceException, InterruptedException {
    if (message.size() > plan.budget().partBytes() || !pipeline.affords(message.size())) {
      kinds.forEach(kind -> pipeline.miss(kind, Reason.LIMIT_REACHED));
      return;
    }
    pipeline.ask(again(kinds));
  }

  /// All texts of a message come in one answer and are read together.
  private void openTexts(Set<EvidenceKind> wanted) throws SourceException, InterruptedException {
    List<Part> texts = message.parts().stream().filter(PartChoice::isText).limit(TEXTS).toList();
    long expected = texts.stream().mapToLong(text -> Math.min(TEXT, text.size())).sum();
    if (texts.isEmpty()) {
      return;
    }
    if (!pipeline.affords(expected)) {
      pipeline.miss(EvidenceKind.MESSAGE_BODY, Reason.LIMIT_REACHED);
      return;
    }
    PartRequest request = texts(texts, expected, wanted.contains(EvidenceKind.ATTACHMENT));
    pipeline.ask(wanted.contains(EvidenceKind.ATTACHMENT) ? withHeaders(request) : request);
  }

  /// Whether a part is to be read in the message.
  private static boolean isText(Part part) {
    return part.mediaType().startsWith("text/") && !part.attached();
  }

  private void openFile(Part part) throws SourceException, InterruptedException {
    boolean tooLarge = part.size() > plan.budget().partBytes();
    long planned = tooLarge ? HEAD : part.size();
    if (!pipeline.affords(planned)) {
      pipeline.miss(EvidenceKind.ATTACHMENT, Reason.LIMIT_REACHED);
    } else if (tooLarge) {
      pipeline.miss(EvidenceKind.ATTACHMENT, Reason.LIMIT_REACHED);
      pipeline.ask(withHeaders(file(part, HEAD, false)));
    } else if (isOnlyRecognised(part.mediaType()) && part.size() > GLANCE) {
      pipeline.ask(glance(part));
    } else {
      pipeline.ask(whole(part));
    }
  }

  /// Whether nobody looks into such a file, so that it is enough to know that it is one. What it
  /// truly is decides its first octets; if they say something else, it is looked into whole. SVG is
  /// a document with scripts.
  private static boolean isOnlyRecognised(String type) {
    return type.startsWith("audio/")
        || type.startsWith("video/")
        || (type.startsWith("image/") && !type.startsWith("image/svg"));
  }

  private PartRequest whole(Part part) {
    PartRequest asItStands = file(part, part.size() + PartRequest.MARGIN, true);
    return decoding.of(withHeaders(asItStands), message, part);
  }

  /// @param whole whether it is all of the part, unless more comes than the server said
  private PartRequest file(Part part, long most, boolean whole) {
    return new PartRequest(
        EvidenceKind.ATTACHMENT,
        message.locator().uid(),
        List.of(new Piece(part.section(), most)),
        Math.min(most, part.size()),
        bytes ->
            new Raw.RawPart(
                message, part, bytes.getFirst(), whole && bytes.getFirst().length < most));
  }

  /// The same with the headers of all parts beside it, once for each message. Where those leave
  /// something open, the whole message is read as well.
  private PartRequest withHeaders(PartRequest alone) {
    List<Part> parts = message.parts().stream().limit(HEADERS).toList();
    if (readAgain || headersAsked || isOneText(parts)) {
      return alone;
    }
    headersAsked = true;
    List<Piece> pieces = new ArrayList<>(alone.pieces());
    parts.forEach(part -> pieces.add(new Piece(part.section(), Form.HEADER, HEADER)));
    return alone
        .asking(pieces)
        .orElse(
            came -> {
              if (came.isEmpty()) {
                return Optional.of(alone);
              }
              List<byte[]> headers = came.subList(alone.pieces().size(), came.size());
              return leaveOpen(parts, headers)
                  ? Optional.of(alone.andThen(_ -> againOnce()))
                  : Optional.empty();
            });
  }

  /// The header of the message is the only one then, and was read.
  private boolean isOneText(List<Part> parts) {
    return parts.size() == 1 && isText(parts.getFirst()) && parts.getFirst().size() == body;
  }

  /// Whether a header says something else than the server, so that programs may show another file;
  /// or whether there is more in a message that is not long than its headers and parts account for.
  private boolean leaveOpen(List<Part> parts, List<byte[]> headers) {
    for (int i = 0; i < parts.size(); i++) {
      if (PartHeader.saysElse(headers.get(i), parts.get(i).fileName())) {
        return true;
      }
    }
    long told =
        parts.stream().mapToLong(Part::size).sum()
            + headers.stream().mapToLong(header -> header.length).sum();
    return body <= ACCOUNTED
        && parts.size() == message.parts().size()
        && headers.stream().allMatch(header -> header.length > 0)
        && body - told > seams(parts);
  }

  /// What stands between parts at most: a line before each and one behind the last of a multipart,
  /// a sentence for programs that know no parts, the headers of multiparts within the message.
  private static long seams(List<Part> parts) {
    long multiparts =
        parts.stream()
            .map(part -> part.section().substring(0, Math.max(0, part.section().lastIndexOf('.'))))
            .distinct()
            .count();
    return BOUNDARY * (parts.size() + multiparts) + PREAMBLE + INNER * (multiparts - 1);
  }

  private Optional<PartRequest> againOnce() {
    return readAgain ? Optional.empty() : Optional.of(again(EnumSet.of(EvidenceKind.ATTACHMENT)));
  }

  /// The whole message, whose structure may hide something from the server.
  private PartRequest again(Set<EvidenceKind> kinds) {
    readAgain = true;
    long most = Math.min(plan.budget().partBytes(), message.size() + PartRequest.MARGIN);
    return new PartRequest(
        kinds.contains(EvidenceKind.MESSAGE_BODY)
            ? EvidenceKind.MESSAGE_BODY
            : EvidenceKind.ATTACHMENT,
        message.locator().uid(),
        List.of(new Piece("", most)),
        Math.min(most, message.size()),
        bytes -> new Raw.RawStructure(message, bytes.getFirst(), kinds, plan.ownAddresses()));
  }

  /// The first octets of what need only be recognised; all of it if it is not what it says.
  private PartRequest glance(Part part) {
    return withHeaders(
        file(part, GLANCE, false)
            .orInstead(read -> isWhatItSays(read) ? Optional.empty() : Optional.of(whole(part))));
  }

  private static boolean isWhatItSays(Extracted extracted) {
    return extracted instanceof Extracted.Facts facts
        && facts.observations().stream()
            .allMatch(
                fact -> fact instanceof Attachment file && isOnlyRecognised(file.detectedType()));
  }

  /// The texts of a message. One that holds the structure of a message hides files in it, and one
  /// that holds a program may be a file whose name the server did not understand.
  private PartRequest texts(List<Part> texts, long expected, boolean withFiles) {
    return new PartRequest(
            EvidenceKind.MESSAGE_BODY,
            message.locator().uid(),
            texts.stream().map(text -> new Piece(text.section(), TEXT)).toList(),
            expected,
            pieces -> packed(texts, pieces))
        .andThen(read -> withFiles && hides(read) ? againOnce() : Optional.empty());
  }

  private static boolean hides(Extracted extracted) {
    return extracted instanceof Extracted.Facts facts
        && facts.observations().stream()
            .anyMatch(
                fact ->
                    fact instanceof MessageBody body
                        && (body.traits().contains(BodyTrait.STRUCTURE_DIFFERS)
                            || body.traits().contains(BodyTrait.SCRIPT)));
  }

  private Raw packed(List<Part> texts, List<byte[]> pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    List<Raw.Text> told = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      byte[] piece = pieces.get(i);
      all.writeBytes(piece);
      boolean whole = piece.length < TEXT;
      told.add(new Raw.Text(texts.get(i), piece.length, whole));
    }
    return new Raw.RawTexts(message, told, all.toByteArray(), plan.ownAddresses());
  }
}
