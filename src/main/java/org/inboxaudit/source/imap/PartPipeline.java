package org.inboxaudit.source.imap;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.Checkpoint;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.extract.Extractor;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.source.ObservationSink;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.imap.MessageReader.Place;
import org.inboxaudit.source.imap.PartFetches.Fetch;

/// Opens letters and files: several are on their way from the server at a time, several are with
/// the extractor, and all are told in the order in which they were asked for, so that a checkpoint
/// can stand behind each message.
final class PartPipeline implements AutoCloseable {
  /// How many parts may be asked for and not told, and how many octets of them, before the oldest
  /// is waited for. A single larger one goes alone.
  private static final int PARTS = 128;

  private static final long OCTETS = 8L << 20;

  /// So much is not fetched twice because a line was cut.
  private static final long CHECKPOINT_OCTETS = 16 << 20;

  private final ImapMailbox mailbox;
  private final ReadPlan plan;
  private final ImapCursor cursor;
  private final Place place;
  private final ObservationSink sink;
  private final Map<EvidenceKind, Long> told;
  private final PartFetches fetches;
  private final Extractions extractions;
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
    this.fetches = new PartFetches(mailbox);
    this.extractions = new Extractions(extractor);
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

  /// Nothing more will be asked for of this message.
  void end(long uid, Set<EvidenceKind> kinds) throws SourceException, InterruptedException {
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
    if (parts == 0) {
      finish(); // nothing to wait for, and nothing to gather here
    }
  }

  /// Waits for all that was asked for.
  void finish() throws SourceException, InterruptedException {
    while (!steps.isEmpty()) {
      steps.remove().run();
    }
  }

  /// Whether so many octets more are within what may be fetched in all.
  boolean affords(long size) {
    return cursor.spent() + octets + size <= plan.budget().totalPartBytes();
  }

  /// Asks, and waits for older answers where too much is on its way.
  void ask(PartRequest request) throws SourceException, InterruptedException {
    while (parts >= PARTS || (parts > 0 && octets + request.expected() > OCTETS)) {
      steps.remove().run();
    }
    steps.add(asked(request));
  }

  private Asked asked(PartRequest request) throws SourceException, InterruptedException {
    parts++;
    octets += request.expected();
    return new Asked(request);
  }

  /// What was asked for.
  private final class Asked implements Step {
    private final PartRequest request;
    private final Fetch fetch;
    private Optional<Extractions.Pending> facts = Optional.empty();
    private Optional<PartRequest> otherwise = Optional.empty();
    private long came;

    Asked(PartRequest request) throws SourceException, InterruptedException {
      this.request = request;
      fetch = fetches.begin(request, this::take);
    }

    private void take(List<byte[]> pieces) {
      came = pieces.stream().mapToLong(piece -> piece.length).sum();
      otherwise = request.otherwise().apply(pieces);
      if (otherwise.isEmpty()) {
        facts = Optional.of(extractions.begin(request.packing().pack(pieces)));
      }
    }

    @Override
    public void run() throws SourceException, InterruptedException {
      fetch.await();
      if (!isAnswered() && fetch.hadCompany()) {
        fetches.beginAlone(request, this::take).await();
      }
      if (!isAnswered()) {
        otherwise = request.otherwise().apply(List.of());
      }
      parts--;
      octets -= request.expected();
      cursor.spend(came);
      octetsSinceCheckpoint += came;
      if (otherwise.isPresent()) {
        asked(otherwise.get()).run();
      } else if (facts.isPresent()) {
        tell(facts.get().await());
      } else if (isThere()) {
        // a message that was deleted meanwhile is no gap: it is not in the mailbox
        cursor.misses().add(request.kind(), Reason.UNAVAILABLE, place.folder().name(), 1);
      }
    }

    private boolean isAnswered() {
      return facts.isPresent() || otherwise.isPresent();
    }

    /// What follows is waited for at once, so that it is told in this one's turn.
    private void tell(Extracted extracted) throws SourceException, InterruptedException {
      Optional<PartRequest> instead = request.instead().apply(extracted);
      if (instead.isEmpty()) {
        PartPipeline.this.tell(request.kind(), extracted);
      }
      Optional<PartRequest> next = instead.or(() -> request.then().apply(extracted));
      if (next.isPresent()) {
        asked(next.get()).run();
      }
    }

    private boolean isThere() throws SourceException, InterruptedException {
      return mailbox
          .stillThere(new long[] {request.uid()}, place.open())
          .map(there -> there.holds(request.uid()))
          .orElse(true);
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
    extractions.close();
  }
}
