package org.inboxaudit.source.imap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.inboxaudit.consent.Access;
import org.inboxaudit.evidence.Checkpoint;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Message.Part;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.source.ObservationSink;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.imap.ImapMailbox.Opening;
import org.inboxaudit.source.imap.MessageReader.Place;

/// The third round: opens the messages that the second one noted, and hands their content to the
/// extractor. Nothing of a content is looked at here.
final class DeepReading {
  private static final int BATCH = 50;

  /// The largest letter of a provider. Theirs are below a tenth of it.
  private static final long LETTER = 1 << 20;

  /// How much of a part that is too large is still looked at.
  private static final long HEAD = 64 << 10;

  /// So much is not fetched twice because a line was cut.
  private static final long CHECKPOINT_OCTETS = 16 << 20;

  private static final Set<Reason> CLOSED_DOORS = EnumSet.of(Reason.DENIED, Reason.UNAVAILABLE);

  private final Access access;
  private final ReadPlan plan;
  private final ObservationSink sink;
  private final ImapMailbox mailbox;
  private final MessageFetch fetch;
  private final Extractor extractor;
  private final ImapCursor cursor;
  private final Map<EvidenceKind, Long> told = new EnumMap<>(EvidenceKind.class);
  private int sinceCheckpoint;
  private long octetsSinceCheckpoint;

  DeepReading(
      Access access,
      ReadPlan plan,
      ObservationSink sink,
      ImapMailbox mailbox,
      MessageFetch fetch,
      Extractor extractor) {
    this.access = access;
    this.plan = plan;
    this.sink = sink;
    this.mailbox = mailbox;
    this.fetch = fetch;
    this.extractor = extractor;
    this.cursor = ImapCursor.parse(plan.from());
  }

  void read() throws SourceException, InterruptedException {
    for (ListedFolder folder : mailbox.list(false).folders()) {
      Map<EvidenceKind, Set<Long>> noted = noted(folder);
      if (folder.selectable() && !noted.isEmpty()) {
        read(folder, noted);
      }
    }
    cursor.endOpening();
    for (EvidenceKind kind : plan.kinds()) {
      conclude(kind);
    }
    checkpoint();
  }

  private Map<EvidenceKind, Set<Long>> noted(ListedFolder folder) {
    Map<EvidenceKind, Set<Long>> noted = new EnumMap<>(EvidenceKind.class);
    for (EvidenceKind kind : plan.kinds()) {
      Set<Long> uids =
          cursor
              .position(folder)
              .uids(kind)
              .uids()
              .boxed()
              .collect(Collectors.toCollection(TreeSet::new));
      if (!uids.isEmpty()) {
        noted.put(kind, uids);
      }
    }
    return noted;
  }

  private void read(ListedFolder folder, Map<EvidenceKind, Set<Long>> noted)
      throws SourceException, InterruptedException {
    for (EvidenceKind kind : noted.keySet()) {
      cursor.misses().forget(kind, CLOSED_DOORS, folder.name());
    }
    switch (mailbox.examine(folder)) {
      case Opening.Refused refused -> miss(folder, noted, refused.reason());
      case Opening.Open open -> {
        if (open.uidValidity() == cursor.position(folder).uidValidity()) {
          open(new Place(folder, open.uidValidity()), noted);
        } else {
          miss(folder, noted, Reason.UNAVAILABLE);
        }
      }
    }
  }

  private void miss(ListedFolder folder, Map<EvidenceKind, Set<Long>> noted, Reason reason) {
    noted.forEach((kind, uids) -> cursor.misses().add(kind, reason, folder.name(), uids.size()));
  }

  private void open(Place place, Map<EvidenceKind, Set<Long>> noted)
      throws SourceException, InterruptedException {
    Set<Long> all = new TreeSet<>();
    noted.values().forEach(all::addAll);
    long[] uids = all.stream().mapToLong(uid -> uid).toArray();
    for (int from = 0; from < uids.length; from += BATCH) {
      long[] batch = Arrays.copyOfRange(uids, from, Math.min(uids.length, from + BATCH));
      List<Message> messages = new ArrayList<>();
      long unreadable = fetch.fetch(place, batch, fetched -> messages.add(fetched.message()));
      for (EvidenceKind kind : noted.keySet()) {
        cursor.misses().add(kind, Reason.UNREADABLE, place.folder().name(), unreadable);
      }
      // told in rising order, so that a checkpoint can stand behind each of them
      messages.sort(Comparator.comparingLong(message -> message.locator().uid()));
      for (Message message : messages) {
        open(place, message, noted);
      }
      cursor.opened(place.folder(), noted.keySet(), batch[batch.length - 1]);
    }
  }

  private void open(Place place, Message message, Map<EvidenceKind, Set<Long>> noted)
      throws SourceException, InterruptedException {
    if (access.withdrawn()) {
      throw new InterruptedException("consent was withdrawn");
    }
    long uid = message.locator().uid();
    Set<EvidenceKind> wanted = plan.deep().apply(message);
    if (wanted.contains(EvidenceKind.NOTICE) && isNoted(noted, EvidenceKind.NOTICE, uid)) {
      openLetter(message);
    }
    if (wanted.contains(EvidenceKind.ATTACHMENT) && isNoted(noted, EvidenceKind.ATTACHMENT, uid)) {
      for (Part part : message.parts()) {
        if (isFile(part)) {
          openFile(message, part);
        }
      }
    }
    sinceCheckpoint++;
    if (sinceCheckpoint >= plan.budget().checkpointEvery()
        || octetsSinceCheckpoint >= CHECKPOINT_OCTETS) {
      cursor.opened(place.folder(), noted.keySet(), uid);
      checkpoint();
    }
  }

  private static boolean isNoted(Map<EvidenceKind, Set<Long>> noted, EvidenceKind kind, long uid) {
    return noted.getOrDefault(kind, Set.of()).contains(uid);
  }

  /// Whether a part is more than text to be read in the message.
  private static boolean isFile(Part part) {
    return part.attached()
        || !part.fileName().isEmpty()
        || !(part.mediaType().startsWith("text/") || part.mediaType().startsWith("multipart/"));
  }

  private void openLetter(Message message) throws SourceException, InterruptedException {
    if (message.size() > LETTER || !isAffordable(message.size())) {
      miss(EvidenceKind.NOTICE, message, Reason.LIMIT_REACHED);
      return;
    }
    Optional<byte[]> bytes = section(message, "", LETTER);
    if (bytes.isPresent()) {
      extract(
          EvidenceKind.NOTICE,
          message,
          new Raw.RawMessage(message, bytes.get(), plan.receivers(), plan.ownAddresses()));
    } else {
      missUnlessGone(EvidenceKind.NOTICE, message);
    }
  }

  private void openFile(Message message, Part part) throws SourceException, InterruptedException {
    boolean whole = part.size() <= plan.budget().partBytes();
    long octets = whole ? plan.budget().partBytes() : HEAD;
    if (!whole) {
      miss(EvidenceKind.ATTACHMENT, message, Reason.LIMIT_REACHED);
    }
    if (!isAffordable(Math.min(octets, part.size()))) {
      if (whole) {
        miss(EvidenceKind.ATTACHMENT, message, Reason.LIMIT_REACHED);
      }
      return;
    }
    Optional<byte[]> bytes = section(message, part.section(), octets);
    if (bytes.isPresent()) {
      extract(EvidenceKind.ATTACHMENT, message, new Raw.RawPart(message, part, bytes.get(), whole));
    } else {
      missUnlessGone(EvidenceKind.ATTACHMENT, message);
    }
  }

  private boolean isAffordable(long octets) {
    return cursor.spent() + octets <= plan.budget().totalPartBytes();
  }

  private Optional<byte[]> section(Message message, String section, long octets)
      throws SourceException, InterruptedException {
    Optional<byte[]> bytes = mailbox.section(message.locator().uid(), section, octets);
    bytes.ifPresent(
        some -> {
          cursor.spend(some.length);
          octetsSinceCheckpoint += some.length;
        });
    return bytes;
  }

  private void extract(EvidenceKind kind, Message message, Raw raw) throws InterruptedException {
    switch (extractor.extract(raw, ExtractLimits.DEFAULT)) {
      case Extractor.Extracted.Refused refused -> miss(kind, message, refused.reason());
      case Extractor.Extracted.Facts facts -> {
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

  private void miss(EvidenceKind kind, Message message, Reason reason) {
    cursor.misses().add(kind, reason, message.locator().folder(), 1);
  }

  /// A message that was deleted meanwhile is no gap: it is not in the mailbox.
  private void missUnlessGone(EvidenceKind kind, Message message)
      throws SourceException, InterruptedException {
    long uid = message.locator().uid();
    if (!mailbox.present(UidSet.of(java.util.stream.LongStream.of(uid))).isEmpty()) {
      miss(kind, message, Reason.UNAVAILABLE);
    }
  }

  /// What was not read in the second round could not be noted for this one.
  private void conclude(EvidenceKind kind) throws InterruptedException {
    List<Gap> gaps = new ArrayList<>();
    if (!cursor.hasNoted(kind)) {
      gaps.add(Gap.of(kind, Reason.NOT_YET_READ));
    } else if (cursor.isReading()) {
      gaps.add(Gap.of(kind, Reason.UNAVAILABLE));
    }
    cursor.misses().of(EvidenceKind.MESSAGE).forEach(miss -> gaps.add(miss.gap(kind)));
    cursor.misses().of(kind).forEach(miss -> gaps.add(miss.gap()));
    for (Gap gap : gaps) {
      sink.accept(gap);
    }
    if (gaps.isEmpty()) {
      sink.accept(new Complete(kind, told.getOrDefault(kind, 0L)));
    }
  }

  private void checkpoint() throws InterruptedException {
    sinceCheckpoint = 0;
    octetsSinceCheckpoint = 0;
    sink.accept(new Checkpoint(cursor.save()));
  }
}
