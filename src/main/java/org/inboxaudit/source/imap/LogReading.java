package org.inboxaudit.source.imap;

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
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.source.ObservationSink;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.imap.ImapMailbox.Listing;
import org.inboxaudit.source.imap.ImapMailbox.Opening;
import org.inboxaudit.source.imap.MessagePipeline.Read;
import org.inboxaudit.source.imap.MessageReader.Fetched;
import org.inboxaudit.source.imap.MessageReader.Place;

/// The second round: every message of every folder, and a note of those to open in the third.
final class LogReading {
  private static final int BATCH = 500;
  private static final Set<Reason> CLOSED_DOORS = EnumSet.of(Reason.DENIED, Reason.UNAVAILABLE);

  private final Access access;
  private final ReadPlan plan;
  private final ObservationSink sink;
  private final ImapMailbox mailbox;
  private final MessageReader reader;
  private final ImapCursor cursor;
  private long told;
  private int sinceCheckpoint;

  /// Messages in folders that this round has not begun.
  private long ahead;

  LogReading(
      Access access,
      ReadPlan plan,
      ObservationSink sink,
      ImapMailbox mailbox,
      MessageReader reader) {
    this.access = access;
    this.plan = plan;
    this.sink = sink;
    this.mailbox = mailbox;
    this.reader = reader;
    this.cursor = ImapCursor.parse(plan.from());
  }

  void read() throws SourceException, InterruptedException {
    Listing listing = mailbox.list(plan.budget().messages().isPresent());
    List<ListedFolder> folders =
        listing.folders().stream().filter(ListedFolder::selectable).toList();
    cursor.beginReading(plan.deepKinds(), folders);
    cursor
        .misses()
        .forget(EvidenceKind.MESSAGE, Set.of(Reason.LIMIT_REACHED, Reason.UNAVAILABLE), "");
    cursor.misses().addAll(listing.misses(EvidenceKind.MESSAGE));
    ahead =
        folders.stream()
            .filter(folder -> !cursor.hasBegun(folder))
            .mapToLong(folder -> Math.max(0, folder.messages()))
            .sum();
    for (ListedFolder folder : folders) {
      read(folder);
    }
    cursor.endReading(plan.asOf());
    conclude();
    checkpoint();
  }

  private void read(ListedFolder folder) throws SourceException, InterruptedException {
    cursor.misses().forget(EvidenceKind.MESSAGE, CLOSED_DOORS, folder.name());
    if (cursor.knowsAll(folder)) {
      cursor.holds(folder, folder.messages());
      return;
    }
    switch (mailbox.examine(folder)) {
      case Opening.Refused refused ->
          cursor
              .misses()
              .add(EvidenceKind.MESSAGE, refused.reason(), folder.name(), folder.messages());
      case Opening.Open open -> read(folder, open);
    }
  }

  private void read(ListedFolder folder, Opening.Open open)
      throws SourceException, InterruptedException {
    boolean first = cursor.enter(folder, open.uidValidity());
    long lastUid = cursor.position(folder).lastUid();
    UidSet uids = UidSet.EMPTY;
    long held = open.messages();
    if (open.messages() > 0 && open.uidNext() != lastUid + 1) {
      uids = mailbox.uidsAfter(lastUid, open.messages()).orElse(UidSet.EMPTY);
      // of a folder that was never read, every message must be found
      long missing = lastUid == 0 ? Math.max(0, open.messages() - uids.count()) : 0;
      cursor.misses().add(EvidenceKind.MESSAGE, Reason.UNAVAILABLE, folder.name(), missing);
      held += cameSince(open, lastUid, uids);
    }
    if (first) {
      UidSet sample = sample(folder, uids);
      cursor
          .misses()
          .add(EvidenceKind.MESSAGE, Reason.SAMPLED, folder.name(), uids.count() - sample.count());
      uids = sample;
    }
    read(new Place(folder, open, mailbox.watchable(plan.watched())), uids);
    // UIDs rise: below the next one there will be nothing new
    cursor.advance(
        folder, Math.max(cursor.position(folder).lastUid(), open.uidNext() - 1), Map.of(), 0);
    cursor.holds(folder, held);
  }

  /// How many messages came since the folder was opened. Not every server says where those begin
  /// (RFC 3501 §6.3.1 has UIDNEXT as a "SHOULD", and Courier leaves it out); then they are known
  /// only where the folder is read from its beginning. To miss some makes a later loss look
  /// smaller, never larger.
  private static long cameSince(Opening.Open open, long lastUid, UidSet uids) {
    if (open.uidNext() > 0) {
      return uids.above(open.uidNext() - 1).count();
    }
    return lastUid == 0 ? Math.max(0, uids.count() - open.messages()) : 0;
  }

  /// The newest messages of a folder, as many as are its share of what may still be read.
  private UidSet sample(ListedFolder folder, UidSet uids) {
    Optional<Long> budget = plan.budget().messages();
    if (budget.isEmpty()) {
      return uids;
    }
    long left = Math.max(0, budget.get() - cursor.told());
    long count = uids.count();
    long all = Math.max(ahead, count);
    ahead -= Math.max(0, folder.messages());
    return all <= left ? uids : uids.last(Math.min(count, left * count / all));
  }

  private void read(Place place, UidSet uids) throws SourceException, InterruptedException {
    int size = Math.max(1, Math.min(BATCH, plan.budget().checkpointEvery()));
    MessagePipeline pipeline = new MessagePipeline(mailbox, reader, place, uids.batches(size));
    for (Optional<Read> read = next(pipeline); read.isPresent(); read = next(pipeline)) {
      tell(place, read.get());
    }
  }

  private Optional<Read> next(MessagePipeline pipeline)
      throws SourceException, InterruptedException {
    if (access.withdrawn()) {
      throw new InterruptedException("consent was withdrawn");
    }
    return pipeline.next();
  }

  private void tell(Place place, Read read) throws InterruptedException {
    Map<EvidenceKind, UidSet.Builder> deep = new EnumMap<>(EvidenceKind.class);
    long unreadable = 0;
    for (Fetched fetched : read.messages()) {
      unreadable += fetched.whole() ? 0 : 1;
      if (fetched.message().isPresent()) {
        tell(fetched.message().get(), deep);
      }
    }
    cursor.misses().add(EvidenceKind.MESSAGE, Reason.UNREADABLE, place.folder().name(), unreadable);
    Map<EvidenceKind, UidSet> noted = new EnumMap<>(EvidenceKind.class);
    deep.forEach((kind, uids) -> noted.put(kind, uids.build()));
    cursor.advance(place.folder(), read.lastUid(), noted, read.asked());
    sinceCheckpoint += read.asked();
    if (sinceCheckpoint >= plan.budget().checkpointEvery()) {
      checkpoint();
    }
  }

  private void tell(Message message, Map<EvidenceKind, UidSet.Builder> deep)
      throws InterruptedException {
    if (plan.asksFor(EvidenceKind.MESSAGE)) {
      sink.accept(message);
      told++;
    }
    for (EvidenceKind kind : plan.deep().apply(message)) {
      if (cursor.hasNoted(kind)) {
        deep.computeIfAbsent(kind, _ -> new UidSet.Builder()).add(message.locator().uid());
      }
    }
  }

  private void conclude() throws InterruptedException {
    if (!plan.asksFor(EvidenceKind.MESSAGE)) {
      return;
    }
    List<Misses.Miss> misses = cursor.misses().of(EvidenceKind.MESSAGE);
    for (Misses.Miss miss : misses) {
      sink.accept(miss.gap());
    }
    if (misses.isEmpty()) {
      sink.accept(new Complete(EvidenceKind.MESSAGE, told));
    }
  }

  private void checkpoint() throws InterruptedException {
    sinceCheckpoint = 0;
    sink.accept(new Checkpoint(cursor.save()));
  }
}
