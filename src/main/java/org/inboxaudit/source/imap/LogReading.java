package org.inboxaudit.source.imap;

import java.util.ArrayList;
import java.util.Arrays;
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
import org.inboxaudit.source.imap.MessageReader.Place;

/// The second round: every message of every folder, and a note of those to open in the third.
final class LogReading {
  private static final int BATCH = 250;
  private static final Set<Reason> CLOSED_DOORS = EnumSet.of(Reason.DENIED, Reason.UNAVAILABLE);

  private final Access access;
  private final ReadPlan plan;
  private final ObservationSink sink;
  private final ImapMailbox mailbox;
  private final MessageFetch fetch;
  private final ImapCursor cursor;
  private long told;
  private int sinceCheckpoint;

  /// Messages in folders that this round has not begun.
  private long ahead;

  LogReading(
      Access access, ReadPlan plan, ObservationSink sink, ImapMailbox mailbox, MessageFetch fetch) {
    this.access = access;
    this.plan = plan;
    this.sink = sink;
    this.mailbox = mailbox;
    this.fetch = fetch;
    this.cursor = ImapCursor.parse(plan.from());
  }

  void read() throws SourceException, InterruptedException {
    Listing listing = mailbox.list(plan.budget().messages().isPresent());
    List<ListedFolder> folders =
        listing.folders().stream().filter(ListedFolder::selectable).toList();
    cursor.beginReading(plan.deepKinds(), folders);
    cursor.misses().forget(EvidenceKind.MESSAGE, Set.of(Reason.LIMIT_REACHED), "");
    cursor.misses().add(EvidenceKind.MESSAGE, Reason.LIMIT_REACHED, "", listing.leftOut());
    ahead =
        folders.stream()
            .filter(folder -> !cursor.hasBegun(folder))
            .mapToLong(folder -> Math.max(0, folder.messages()))
            .sum();
    for (ListedFolder folder : folders) {
      read(folder);
    }
    cursor.endReading();
    conclude();
    checkpoint();
  }

  private void read(ListedFolder folder) throws SourceException, InterruptedException {
    cursor.misses().forget(EvidenceKind.MESSAGE, CLOSED_DOORS, folder.name());
    switch (mailbox.examine(folder)) {
      case Opening.Refused refused ->
          cursor
              .misses()
              .add(EvidenceKind.MESSAGE, refused.reason(), folder.name(), folder.messages());
      case Opening.Open open -> {
        boolean first = cursor.enter(folder, open.uidValidity());
        long[] uids = mailbox.uidsAfter(cursor.position(folder).lastUid());
        if (first) {
          long[] sample = sample(folder, uids);
          cursor
              .misses()
              .add(
                  EvidenceKind.MESSAGE, Reason.SAMPLED, folder.name(), uids.length - sample.length);
          uids = sample;
        }
        read(new Place(folder, open.uidValidity()), uids);
      }
    }
  }

  /// The newest messages of a folder, as many as are its share of what may still be read.
  private long[] sample(ListedFolder folder, long[] uids) {
    Optional<Long> budget = plan.budget().messages();
    if (budget.isEmpty()) {
      return uids;
    }
    long left = Math.max(0, budget.get() - cursor.told());
    long all = Math.max(ahead, uids.length);
    ahead -= Math.max(0, folder.messages());
    long share = all <= left ? uids.length : Math.min(uids.length, left * uids.length / all);
    return Arrays.copyOfRange(uids, uids.length - (int) share, uids.length);
  }

  private void read(Place place, long[] uids) throws SourceException, InterruptedException {
    int size = Math.max(1, Math.min(BATCH, plan.budget().checkpointEvery()));
    for (int from = 0; from < uids.length; from += size) {
      if (access.withdrawn()) {
        throw new InterruptedException("consent was withdrawn");
      }
      readBatch(place, Arrays.copyOfRange(uids, from, Math.min(uids.length, from + size)));
    }
  }

  private void readBatch(Place place, long[] uids) throws SourceException, InterruptedException {
    Map<EvidenceKind, List<Long>> deep = new EnumMap<>(EvidenceKind.class);
    long unreadable =
        fetch.fetch(
            place,
            uids,
            fetched -> {
              Message message = fetched.message();
              if (plan.asksFor(EvidenceKind.MESSAGE)) {
                sink.accept(message);
                told++;
              }
              for (EvidenceKind kind : plan.deep().apply(message)) {
                if (cursor.hasNoted(kind)) {
                  deep.computeIfAbsent(kind, _ -> new ArrayList<>()).add(message.locator().uid());
                }
              }
            });
    cursor.misses().add(EvidenceKind.MESSAGE, Reason.UNREADABLE, place.folder().name(), unreadable);
    deep.values().forEach(list -> list.sort(null));
    cursor.advance(place.folder(), uids[uids.length - 1], deep, uids.length);
    sinceCheckpoint += uids.length;
    if (sinceCheckpoint >= plan.budget().checkpointEvery()) {
      checkpoint();
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
