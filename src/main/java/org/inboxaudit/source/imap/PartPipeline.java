package org.inboxaudit.source.imap;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.Checkpoint;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Message.Part;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.source.ObservationSink;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.imap.MessageReader.Place;

/// Opens letters and files: several are on their way from the server at a time, several are with
/// the extractor, and all are told in the order in which they were asked for, so that a checkpoint
/// can stand behind each message.
final class PartPipeline implements AutoCloseable {
  /// How many parts may be on their way, and how many octets of them, before the oldest is waited
  /// for. A single larger one goes alone.
  private static final int PARTS = 16;

  private static final long OCTETS = 8L << 20;

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

  /// What boundaries and the headers of parts take, in all and for each part.
  private static final long SEAMS = 1 << 10;

  private static final long SEAM = 768;

  /// A server may count a little wrong.
  private static final long MARGIN = 4 << 10;

  /// So much is not fetched twice because a line was cut.
  private static final long CHECKPOINT_OCTETS = 16 << 20;

  private static final byte[] NOTHING = {};

  private final ImapMailbox mailbox;
  private final Extractor extractor;
  private final ReadPlan plan;
  private final ImapCursor cursor;
  private final Place place;
  private final ObservationSink sink;
  private final Map<EvidenceKind, Long> told;
  private final ExecutorService extracting = Executors.newVirtualThreadPerTaskExecutor();
  private final Deque<Step> steps = new ArrayDeque<>();
  private int parts;
  private long octets;
  private int sinceCheckpoint;
  private long octetsSinceCheckpoint;

  /// @param told counted up with what is told
  PartPipeline(
      ImapMailbox mailbox,
      Extractor extractor,
      ReadPlan plan,
      ImapCursor cursor,
      Place place,
      ObservationSink sink,
      Map<EvidenceKind, Long> told) {
    this.mailbox = mailbox;
    this.extractor = extractor;
    this.plan = plan;
    this.cursor = cursor;
    this.place = place;
    this.sink = sink;
    this.told = told;
  }

  /// What is to be done in turn. Nothing is counted before its turn: a checkpoint before it must
  /// not know of it.
  private interface Step {
    void run() throws SourceException, InterruptedException;
  }

  /// Notes that something could not be had.
  void miss(EvidenceKind kind, Reason reason) {
    steps.add(() -> cursor.misses().add(kind, reason, place.folder().name(), 1));
  }

  /// Asks for what is wanted of a message.
  ///
  /// @param body octets behind its header
  void open(Message message, long body, Set<EvidenceKind> wanted)
      throws SourceException, InterruptedException {
    if (wanted.contains(EvidenceKind.NOTICE)) {
      openLetter(message);
    }
    if (wanted.contains(EvidenceKind.DELIVERY_STATUS)) {
      openReport(message);
    }
    Set<EvidenceKind> again = EnumSet.of(EvidenceKind.MESSAGE_BODY, EvidenceKind.ATTACHMENT);
    again.retainAll(wanted);
    if (!again.isEmpty() && mayHide(message, body)) {
      openAgain(message, again);
    } else if (wanted.contains(EvidenceKind.MESSAGE_BODY)) {
      openTexts(message, wanted);
    }
    if (wanted.contains(EvidenceKind.ATTACHMENT)) {
      for (Part part : message.parts()) {
        if (part.isFile()) {
          openFile(message, part);
        }
      }
    }
  }

  /// Nothing more will be asked for of this message.
  void end(long uid, Set<EvidenceKind> kinds) {
    steps.add(
        () -> {
          sinceCheckpoint++;
          if (sinceCheckpoint >= plan.budget().checkpointEvery()
              || octetsSinceCheckpoint >= CHECKPOINT_OCTETS) {
            sinceCheckpoint = 0;
            octetsSinceCheckpoint = 0;
            cursor.opened(place.folder(), kinds, uid);
            sink.accept(new Checkpoint(cursor.save()));
          }
        });
  }

  /// Waits for all that was asked for.
  void finish() throws SourceException, InterruptedException {
    while (!steps.isEmpty()) {
      steps.remove().run();
    }
  }

  private void openLetter(Message message) throws SourceException, InterruptedException {
    if (message.size() > LETTER || !isAffordable(message.size())) {
      miss(EvidenceKind.NOTICE, Reason.LIMIT_REACHED);
      return;
    }
    ask(
        new Asked(
            EvidenceKind.NOTICE,
            message.locator().uid(),
            "",
            LETTER,
            message.size(),
            bytes ->
                new Raw.RawMessage(
                    message, bytes.getFirst(), plan.receivers(), plan.ownAddresses())));
  }

  private void openReport(Message message) throws SourceException, InterruptedException {
    long expected = Math.min(REPORT, message.size());
    if (!isAffordable(expected)) {
      miss(EvidenceKind.DELIVERY_STATUS, Reason.LIMIT_REACHED);
      return;
    }
    ask(
        new Asked(
            EvidenceKind.DELIVERY_STATUS,
            message.locator().uid(),
            "",
            REPORT,
            expected,
            bytes -> new Raw.RawReport(message, bytes.getFirst())));
  }

  /// Whether there is more behind the header than the parts of the structure account for: something
  /// stands before the first part, behind the last, or in one that the server did not see.
  private static boolean mayHide(Message message, long body) {
    List<Part> parts = message.parts();
    long told = parts.stream().mapToLong(Part::size).sum();
    return parts.size() > 1 && body - told > SEAMS + SEAM * parts.size();
  }

  private void openAgain(Message message, Set<EvidenceKind> kinds)
      throws SourceException, InterruptedException {
    if (message.size() > plan.budget().partBytes() || !isAffordable(message.size())) {
      kinds.forEach(kind -> miss(kind, Reason.LIMIT_REACHED));
      return;
    }
    ask(again(message, kinds));
  }

  /// All texts of a message come in one answer and are read together.
  private void openTexts(Message message, Set<EvidenceKind> wanted)
      throws SourceException, InterruptedException {
    List<Part> texts = message.parts().stream().filter(PartPipeline::isText).limit(TEXTS).toList();
    long expected = texts.stream().mapToLong(text -> Math.min(TEXT, text.size())).sum();
    if (texts.isEmpty()) {
      return;
    }
    if (!isAffordable(expected)) {
      miss(EvidenceKind.MESSAGE_BODY, Reason.LIMIT_REACHED);
      return;
    }
    ask(new Texts(message, texts, expected, wanted));
  }

  /// Whether a part is to be read in the message.
  private static boolean isText(Part part) {
    return part.mediaType().startsWith("text/") && !part.attached();
  }

  private void openFile(Message message, Part part) throws SourceException, InterruptedException {
    boolean tooLarge = part.size() > plan.budget().partBytes();
    long planned = tooLarge ? HEAD : part.size();
    if (!isAffordable(planned)) {
      miss(EvidenceKind.ATTACHMENT, Reason.LIMIT_REACHED);
    } else if (tooLarge) {
      miss(EvidenceKind.ATTACHMENT, Reason.LIMIT_REACHED);
      ask(file(message, part, HEAD, false));
    } else if (isOnlyRecognised(part.mediaType()) && part.size() > GLANCE) {
      ask(new Glance(message, part));
    } else {
      ask(whole(message, part));
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

  private Asked whole(Message message, Part part) {
    return file(message, part, part.size() + MARGIN, true);
  }

  /// @param whole whether it is all of the part, unless more comes than the server said
  private Asked file(Message message, Part part, long most, boolean whole) {
    return new Asked(
        EvidenceKind.ATTACHMENT,
        message.locator().uid(),
        part.section(),
        most,
        Math.min(most, part.size()),
        bytes ->
            new Raw.RawPart(
                message, part, bytes.getFirst(), whole && bytes.getFirst().length < most));
  }

  private boolean isAffordable(long size) {
    return cursor.spent() + octets + size <= plan.budget().totalPartBytes();
  }

  private void ask(Asked asked) throws SourceException, InterruptedException {
    while (parts >= PARTS || (parts > 0 && octets + asked.expected > OCTETS)) {
      steps.remove().run();
    }
    parts++;
    octets += asked.expected;
    asked.send();
    steps.add(asked);
  }

  /// Asks and waits, out of turn.
  private void now(Asked asked) throws SourceException, InterruptedException {
    parts++;
    octets += asked.expected;
    asked.send();
    asked.run();
  }

  /// The whole message, whose structure may hide something from the server.
  private Asked again(Message message, Set<EvidenceKind> kinds) {
    long most = Math.min(plan.budget().partBytes(), message.size() + MARGIN);
    return new Asked(
        kinds.contains(EvidenceKind.MESSAGE_BODY)
            ? EvidenceKind.MESSAGE_BODY
            : EvidenceKind.ATTACHMENT,
        message.locator().uid(),
        "",
        most,
        Math.min(most, message.size()),
        bytes -> new Raw.RawStructure(message, bytes.getFirst(), kinds, plan.ownAddresses()));
  }

  /// Makes the extractor's input of the octets that came, one piece after the other.
  private interface Packing {
    Raw pack(List<byte[]> pieces);
  }

  /// The first octets of a section.
  private record Piece(String section, long most) {
    String item() {
      return "BODY.PEEK[%s]<0.%d>".formatted(section, most);
    }
  }

  /// What was asked for in one command.
  private class Asked implements Step, ImapConnection.Command {
    private final EvidenceKind kind;
    private final long uid;
    private final List<Piece> pieces;
    private final long expected;
    private final Packing packing;
    private Optional<Future<Extracted>> facts = Optional.empty();
    private long came;
    private boolean ended;

    /// @param most octets to ask for
    /// @param expected octets that are likely to come
    Asked(EvidenceKind kind, long uid, String section, long most, long expected, Packing packing) {
      this(kind, uid, List.of(new Piece(section, most)), expected, packing);
    }

    Asked(EvidenceKind kind, long uid, List<Piece> pieces, long expected, Packing packing) {
      this.kind = kind;
      this.uid = uid;
      this.pieces = pieces;
      this.expected = expected;
      this.packing = packing;
    }

    final void send() throws SourceException, InterruptedException {
      String items = pieces.stream().map(Piece::item).collect(Collectors.joining(" "));
      long all = pieces.stream().mapToLong(Piece::most).sum();
      long largest = pieces.stream().mapToLong(Piece::most).max().orElse(0);
      mailbox
          .connection()
          .send(
              "UID FETCH %d (UID %s)".formatted(uid, items),
              new ImapConnection.Allowance(all + MARGIN, MARGIN, largest),
              this);
    }

    @Override
    public final boolean take(FetchAnswer answer) {
      List<Optional<byte[]>> some =
          pieces.stream().map(piece -> answer.copy(piece.section())).toList();
      boolean ours =
          answer.uid() == uid && facts.isEmpty() && some.stream().anyMatch(Optional::isPresent);
      if (ours) {
        List<byte[]> bytes = some.stream().map(octets -> octets.orElse(NOTHING)).toList();
        came = bytes.stream().mapToLong(octets -> octets.length).sum();
        Raw raw = packing.pack(bytes);
        facts = Optional.of(extracting.submit(() -> extractor.extract(raw, ExtractLimits.DEFAULT)));
      }
      return ours;
    }

    @Override
    public final void ended(ImapConnection.Ended end) {
      ended = true;
    }

    @Override
    public final void run() throws SourceException, InterruptedException {
      while (!ended) {
        mailbox.connection().read();
      }
      parts--;
      octets -= expected;
      cursor.spend(came);
      octetsSinceCheckpoint += came;
      if (facts.isPresent()) {
        tell(await(facts.get()));
      } else if (isThere()) {
        // a message that was deleted meanwhile is no gap: it is not in the mailbox
        cursor.misses().add(kind, Reason.UNAVAILABLE, place.folder().name(), 1);
      }
    }

    void tell(Extracted extracted) throws SourceException, InterruptedException {
      PartPipeline.this.tell(kind, extracted);
    }

    private boolean isThere() throws SourceException, InterruptedException {
      return mailbox
          .stillThere(new long[] {uid}, place.open())
          .map(there -> there.holds(uid))
          .orElse(true);
    }
  }

  /// The first octets of what need only be recognised.
  private final class Glance extends Asked {
    private final Message message;
    private final Part part;

    Glance(Message message, Part part) {
      super(
          EvidenceKind.ATTACHMENT,
          message.locator().uid(),
          part.section(),
          GLANCE,
          GLANCE,
          bytes -> new Raw.RawPart(message, part, bytes.getFirst(), false));
      this.message = message;
      this.part = part;
    }

    @Override
    void tell(Extracted extracted) throws SourceException, InterruptedException {
      if (isWhatItSays(extracted)) {
        super.tell(extracted);
      } else {
        now(whole(message, part));
      }
    }

    private static boolean isWhatItSays(Extracted extracted) {
      return extracted instanceof Extracted.Facts facts
          && facts.observations().stream()
              .allMatch(
                  fact -> fact instanceof Attachment file && isOnlyRecognised(file.detectedType()));
    }
  }

  /// The texts of a message.
  private final class Texts extends Asked {
    private final Message message;
    private final boolean withFiles;

    Texts(Message message, List<Part> texts, long expected, Set<EvidenceKind> wanted) {
      super(
          EvidenceKind.MESSAGE_BODY,
          message.locator().uid(),
          texts.stream().map(text -> new Piece(text.section(), most(text))).toList(),
          expected,
          pieces -> packed(message, texts, pieces));
      this.message = message;
      this.withFiles = wanted.contains(EvidenceKind.ATTACHMENT);
    }

    private static long most(Part text) {
      return Math.min(TEXT, text.size() + MARGIN);
    }

    /// A text that holds the structure of a message hides files in it.
    @Override
    void tell(Extracted extracted) throws SourceException, InterruptedException {
      super.tell(extracted);
      boolean hides =
          extracted instanceof Extracted.Facts facts
              && facts.observations().stream()
                  .anyMatch(
                      fact ->
                          fact instanceof MessageBody body
                              && body.traits().contains(BodyTrait.STRUCTURE_DIFFERS));
      if (hides && withFiles) {
        now(again(message, EnumSet.of(EvidenceKind.ATTACHMENT)));
      }
    }
  }

  private Raw packed(Message message, List<Part> texts, List<byte[]> pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    List<Raw.Text> told = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      byte[] piece = pieces.get(i);
      all.writeBytes(piece);
      boolean whole = piece.length < Texts.most(texts.get(i));
      told.add(new Raw.Text(texts.get(i), piece.length, whole));
    }
    return new Raw.RawTexts(message, told, all.toByteArray(), plan.ownAddresses());
  }

  private static Extracted await(Future<Extracted> facts) throws InterruptedException {
    try {
      return facts.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private void tell(EvidenceKind kind, Extracted extracted) throws InterruptedException {
    switch (extracted) {
      case Extracted.Refused refused ->
          cursor.misses().add(kind, refused.reason(), place.folder().name(), 1);
      case Extracted.Facts facts -> {
        for (Observation observation : facts.observations()) {
          switch (observation) {
            case Evidence evidence -> {
              told.merge(evidence.kind(), 1L, Long::sum);
              sink.accept(evidence);
            }
            case Gap gap -> cursor.misses().add(gap.kind(), gap.reason(), gap.where(), gap.items());
            case Complete _, Checkpoint _ -> {
              // not an extractor's to say
            }
          }
        }
      }
    }
  }

  /// Gives up what is still with the extractor.
  @Override
  public void close() {
    extracting.shutdownNow();
  }
}
