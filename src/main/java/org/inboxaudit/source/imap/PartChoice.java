package org.inboxaudit.source.imap;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Message.Part;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.source.SourceException;
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

  /// How much of a text is looked at, still encoded. What a letter wants of somebody stands within
  /// a tenth of it.
  private static final long TEXT = 256 << 10;

  /// A letter has a plain text, a page, and perhaps an invitation.
  private static final int TEXTS = 20;

  private final ReadPlan plan;
  private final PartPipeline pipeline;
  private final ServerDecoding decoding;
  private final Message message;
  private final StructureDoubts doubts;
  private boolean headersAsked;
  private boolean readAgain;

  /// @param body octets behind the header of the message
  PartChoice(
      ReadPlan plan, PartPipeline pipeline, ServerDecoding decoding, Message message, long body) {
    this.plan = plan;
    this.pipeline = pipeline;
    this.decoding = decoding;
    this.message = message;
    this.doubts = new StructureDoubts(message, body);
  }

  /// Asks for what is wanted of it.
  void open(Set<EvidenceKind> wanted) throws SourceException, InterruptedException {
    if (wanted.contains(EvidenceKind.NOTICE)) {
      openLetter();
    }
    if (wanted.contains(EvidenceKind.DELIVERY_STATUS)) {
      openReport();
    }
    Set<EvidenceKind> contents = EnumSet.of(EvidenceKind.MESSAGE_BODY, EvidenceKind.ATTACHMENT);
    contents.retainAll(wanted);
    if (!contents.isEmpty() && doubts.atFirstSight()) {
      Optional<PartRequest> again = againOnce(contents);
      if (again.isPresent()) {
        pipeline.ask(again.get());
      }
    } else if (wanted.contains(EvidenceKind.MESSAGE_BODY)) {
      openTexts(contents);
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

  /// All texts of a message come in one answer and are read together.
  private void openTexts(Set<EvidenceKind> kinds) throws SourceException, InterruptedException {
    List<Part> texts = message.parts().stream().filter(Part::isText).limit(TEXTS).toList();
    long expected = texts.stream().mapToLong(text -> Math.min(TEXT, text.size())).sum();
    if (texts.isEmpty()) {
      return;
    }
    if (!pipeline.affords(expected)) {
      pipeline.miss(EvidenceKind.MESSAGE_BODY, Reason.LIMIT_REACHED);
      return;
    }
    PartRequest request = texts(texts, expected, kinds.contains(EvidenceKind.ATTACHMENT));
    pipeline.ask(withHeaders(request, () -> againOnce(kinds)));
  }

  private void openFile(Part part) throws SourceException, InterruptedException {
    boolean tooLarge = part.size() > plan.budget().partBytes();
    long planned = tooLarge ? HEAD : part.size();
    if (!pipeline.affords(planned)) {
      pipeline.miss(EvidenceKind.ATTACHMENT, Reason.LIMIT_REACHED);
    } else if (tooLarge) {
      pipeline.miss(EvidenceKind.ATTACHMENT, Reason.LIMIT_REACHED);
      pipeline.ask(withHeaders(file(part, HEAD, false)));
    } else if (StructureDoubts.isOnlyRecognised(part.mediaType()) && part.size() > GLANCE) {
      pipeline.ask(glance(part));
    } else {
      pipeline.ask(whole(part));
    }
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

  /// A file with the headers of all parts beside it. Where doubts remain, the whole message is read
  /// after it.
  private PartRequest withHeaders(PartRequest file) {
    return withHeaders(
        file, () -> Optional.of(file.andThen(_ -> againOnce(EnumSet.of(EvidenceKind.ATTACHMENT)))));
  }

  /// The same with the headers of all parts beside it, once for each message.
  ///
  /// @param doubtful what to ask for in its place where doubts remain
  private PartRequest withHeaders(PartRequest alone, Supplier<Optional<PartRequest>> doubtful) {
    List<Piece> headers = headersAsked || readAgain ? List.of() : doubts.headers();
    headersAsked = true;
    if (headers.isEmpty()) {
      return alone;
    }
    return alone
        .asking(Stream.concat(alone.pieces().stream(), headers.stream()).toList())
        .orElse(
            came -> {
              if (came.isEmpty()) {
                return Optional.of(alone);
              }
              return doubts.remain(came.subList(alone.pieces().size(), came.size()))
                  ? doubtful.get().or(() -> Optional.of(alone))
                  : Optional.empty();
            });
  }

  /// The whole message, unless it was asked for before or is too large.
  private Optional<PartRequest> againOnce(Set<EvidenceKind> kinds) {
    if (readAgain) {
      return Optional.empty();
    }
    readAgain = true;
    if (message.size() > plan.budget().partBytes() || !pipeline.affords(message.size())) {
      kinds.forEach(kind -> pipeline.miss(kind, Reason.LIMIT_REACHED));
      return Optional.empty();
    }
    return Optional.of(again(kinds));
  }

  /// The whole message, whose structure may hide something from the server.
  private PartRequest again(Set<EvidenceKind> kinds) {
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
                fact ->
                    fact instanceof Attachment file
                        && StructureDoubts.isOnlyRecognised(file.detectedType()));
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
        .andThen(
            read ->
                withFiles && hides(read)
                    ? againOnce(EnumSet.of(EvidenceKind.ATTACHMENT))
                    : Optional.empty());
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
