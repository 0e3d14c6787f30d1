package org.inboxaudit.source.imap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.consent.Access;
import org.inboxaudit.evidence.Checkpoint;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.extract.Extractor;
import org.inboxaudit.source.ObservationSink;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.SourceException.Failure;
import org.inboxaudit.source.imap.ImapMailbox.Listing;
import org.inboxaudit.source.imap.ImapMailbox.Opening;
import org.inboxaudit.source.imap.MessagePipeline.Read;
import org.inboxaudit.source.imap.MessageReader.Fetched;
import org.inboxaudit.source.imap.MessageReader.Place;

/// The third round: opens the messages that the second one noted, the newest of a folder first, and
/// hands their content to the extractor. Nothing of a content is looked at here.
final class DeepReading {
  private static final int BATCH = 50;

  private static final Set<Reason> CLOSED_DOORS = EnumSet.of(Reason.DENIED, Reason.UNAVAILABLE);

  /// Where to look first if not everything can be opened: at what came in, at what somebody may
  /// have thrown away, and last at what the owner wrote, and at what nobody reads.
  private static final List<FolderRole> ORDER =
      List.of(
          FolderRole.INBOX,
          FolderRole.TRASH,
          FolderRole.OTHER,
          FolderRole.ARCHIVE,
          FolderRole.ALL,
          FolderRole.FLAGGED,
          FolderRole.SENT,
          FolderRole.DRAFTS,
          FolderRole.JUNK);

  private final Access access;
  private final ReadPlan plan;
  private final ObservationSink sink;
  private final MessageReader reader;
  private final Extractor extractor;
  private final ImapCursor cursor;
  private final Map<EvidenceKind, Long> told = new EnumMap<>(EvidenceKind.class);

  DeepReading(
      Access access,
      ReadPlan plan,
      ObservationSink sink,
      MessageReader reader,
      Extractor extractor) {
    this.access = access;
    this.plan = plan;
    this.sink = sink;
    this.reader = reader;
    this.extractor = extractor;
    this.cursor = ImapCursor.parse(plan.from());
  }

  /// Whether there is anything to open, and so a reason to sign in.
  boolean isNeeded() {
    return cursor.hasNotes(plan.kinds());
  }

  /// Opens what was noted.
  void read(ImapMailbox mailbox) throws SourceException, InterruptedException {
    Listing listing = mailbox.list(false);
    if (!listing.told()) {
      throw new SourceException(Failure.PROTOCOL);
    }
    List<ListedFolder> folders =
        listing.folders().stream()
            .sorted(Comparator.comparingInt(folder -> ORDER.indexOf(folder.role())))
            .toList();
    ServerDecoding decoding = new ServerDecoding(mayDecode(mailbox));
    for (ListedFolder folder : folders) {
      Map<EvidenceKind, UidSet> noted = noted(folder);
      if (folder.selectable() && !noted.isEmpty()) {
        read(mailbox, folder, noted, decoding);
      }
    }
  }

  /// A server may hang up over a file that it cannot decode: Dovecot does where base64 breaks off.
  /// So it is asked to once, and not again where that ended before all was opened.
  private boolean mayDecode(ImapMailbox mailbox) throws InterruptedException {
    if (!mailbox.connection().can("BINARY") || cursor.isOpening()) {
      return false;
    }
    cursor.beginOpening();
    sink.accept(new Checkpoint(cursor.save()));
    return true;
  }

  /// Says what became of each kind.
  void conclude() throws InterruptedException {
    cursor.endOpening();
    for (EvidenceKind kind : plan.kinds()) {
      conclude(kind);
    }
    sink.accept(new Checkpoint(cursor.save()));
  }

  private Map<EvidenceKind, UidSet> noted(ListedFolder folder) {
    Map<EvidenceKind, UidSet> noted = new EnumMap<>(EvidenceKind.class);
    for (EvidenceKind kind : plan.kinds()) {
      UidSet uids = cursor.position(folder).uids(kind);
      if (!uids.isEmpty()) {
        noted.put(kind, uids);
      }
    }
    return noted;
  }

  private void read(
      ImapMailbox mailbox,
      ListedFolder folder,
      Map<EvidenceKind, UidSet> noted,
      ServerDecoding decoding)
      throws SourceException, InterruptedException {
    for (EvidenceKind kind : noted.keySet()) {
      cursor.misses().forget(kind, CLOSED_DOORS, folder.name());
    }
    switch (mailbox.examine(folder)) {
      case Opening.Refused refused ->
          noted.forEach(
              (kind, uids) ->
                  cursor.misses().add(kind, refused.reason(), folder.name(), uids.count()));
      case Opening.Open open -> {
        cursor.enter(folder, open.uidValidity());
        Place place = new Place(folder, open, mailbox.watchable(plan.watched()));
        open(mailbox, place, noted, decoding);
      }
    }
  }

  private void open(
      ImapMailbox mailbox, Place place, Map<EvidenceKind, UidSet> noted, ServerDecoding decoding)
      throws SourceException, InterruptedException {
    UidSet.Builder all = new UidSet.Builder();
    noted.values().forEach(uids -> uids.uids().forEach(all::add));
    // if not all can be opened, the newest tell whether somebody is there now
    MessagePipeline messages =
        new MessagePipeline(mailbox, reader, place, all.build().batchesFromHighest(BATCH));
    try (PartPipeline parts =
        new PartPipeline(mailbox, extractor, plan, cursor, place, sink, told)) {
      for (Optional<Read> read = messages.next(); read.isPresent(); read = messages.next()) {
        for (Fetched fetched : read.get().messages().reversed()) {
          if (access.withdrawn()) {
            throw new InterruptedException("consent was withdrawn");
          }
          open(fetched, parts, noted, decoding);
        }
      }
      parts.finish();
    }
    cursor.opened(place.folder(), noted.keySet(), 0);
  }

  private void open(
      Fetched fetched, PartPipeline parts, Map<EvidenceKind, UidSet> noted, ServerDecoding decoding)
      throws SourceException, InterruptedException {
    if (!fetched.whole()) {
      noted.keySet().forEach(kind -> parts.miss(kind, Reason.UNREADABLE));
    }
    if (fetched.message().isPresent()) {
      Message message = fetched.message().get();
      Set<EvidenceKind> wanted = EnumSet.noneOf(EvidenceKind.class);
      wanted.addAll(plan.deep().apply(message));
      // a check that wants it only now has not seen the others either
      wanted.removeIf(kind -> !noted.getOrDefault(kind, UidSet.EMPTY).holds(fetched.uid()));
      new PartChoice(plan, parts, decoding, message, fetched.body()).open(wanted);
    }
    parts.end(fetched.uid(), noted.keySet());
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
}
