package org.inboxaudit.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.inboxaudit.consent.Access;
import org.inboxaudit.evidence.Checkpoint;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.source.EvidenceSource;
import org.inboxaudit.source.ObservationSink;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.source.SourceException;

/// Tells a fixed list of observations a round, saves after every few of them and at the end, and
/// fails where it is told to. Its cursor holds where it stands in each round that is read on.
final class ScriptedSource implements EvidenceSource {
  private final SourceId id;
  private final Set<EvidenceKind> supplies;
  private final Map<Round, List<Observation>> script = new EnumMap<>(Round.class);
  private final Map<Round, List<Observation>> ends = new EnumMap<>(Round.class);
  private final Set<String> failures = new HashSet<>();
  private final Set<String> standing = new HashSet<>();
  private Optional<Duration> wait = Optional.empty();
  private final int checkpointEvery;
  private SourceException.Failure failure = SourceException.Failure.CUT;
  private final List<ReadPlan> plans = new ArrayList<>();
  private long told;
  private Runnable asked = () -> {};

  ScriptedSource(String id, Set<EvidenceKind> supplies, int checkpointEvery) {
    this.id = new SourceId(id);
    this.supplies = supplies.isEmpty() ? Set.of() : EnumSet.copyOf(supplies);
    this.checkpointEvery = checkpointEvery;
    for (Round round : Round.values()) {
      script.put(round, new ArrayList<>());
    }
  }

  ScriptedSource says(Round round, Observation observation) {
    script.getOrDefault(round, List.of()).add(observation);
    return this;
  }

  /// Does something whenever it is asked.
  ScriptedSource meanwhile(Runnable action) {
    asked = action;
    return this;
  }

  /// Says something whenever the round ends, wherever it began.
  ScriptedSource concludes(Round round, Observation... observations) {
    ends.put(round, List.of(observations));
    return this;
  }

  /// How many pieces of evidence it has told.
  long told() {
    return told;
  }

  /// Fails once, before the observation at `position` of the round.
  ScriptedSource cutAt(Round round, int position) {
    failures.add(round + ":" + position);
    return this;
  }

  /// Fails each time before the observation at `position` of the round.
  ScriptedSource alwaysCutAt(Round round, int position) {
    standing.add(round + ":" + position);
    return this;
  }

  /// Asks to be left alone where it fails.
  ScriptedSource throttles(Optional<Duration> time) {
    wait = time;
    return failsWith(SourceException.Failure.THROTTLED);
  }

  ScriptedSource failsWith(SourceException.Failure how) {
    failure = how;
    return this;
  }

  List<ReadPlan> plans() {
    return plans;
  }

  @Override
  public SourceId id() {
    return id;
  }

  @Override
  public Set<EvidenceKind> supplies() {
    return supplies;
  }

  @Override
  public boolean reaches(Access access) {
    return true;
  }

  @Override
  public void read(Access access, ReadPlan plan, ObservationSink sink)
      throws SourceException, InterruptedException {
    plans.add(plan);
    asked.run();
    Map<Round, Integer> positions = parse(plan.from().position());
    if (plan.round() != Round.WHOLE) {
      positions.remove(Round.WHOLE);
    }
    List<Observation> lines = script.getOrDefault(plan.round(), List.of());
    for (int i = positions.getOrDefault(plan.round(), 0); i < lines.size(); i++) {
      String here = plan.round() + ":" + i;
      if (failures.remove(here) || standing.contains(here)) {
        throw wait.map(time -> new SourceException(failure, time))
            .orElseGet(() -> new SourceException(failure));
      }
      Observation line = lines.get(i);
      if (!(line instanceof Evidence evidence) || plan.asksFor(evidence.kind())) {
        told += line instanceof Evidence ? 1 : 0;
        sink.accept(line);
      }
      if ((i + 1) % checkpointEvery == 0) {
        positions.put(plan.round(), i + 1);
        sink.accept(new Checkpoint(new Cursor(write(positions))));
      }
    }
    for (Observation end : ends.getOrDefault(plan.round(), List.of())) {
      sink.accept(end);
    }
    positions.put(plan.round(), lines.size());
    sink.accept(new Checkpoint(new Cursor(write(positions))));
  }

  private static Map<Round, Integer> parse(String cursor) {
    Map<Round, Integer> positions = new EnumMap<>(Round.class);
    for (String word : cursor.isEmpty() ? new String[0] : cursor.split(" ", -1)) {
      int colon = word.indexOf(':');
      positions.put(
          Round.valueOf(word.substring(0, colon)), Integer.parseInt(word.substring(colon + 1)));
    }
    return positions;
  }

  private static String write(Map<Round, Integer> positions) {
    return positions.entrySet().stream()
        .map(entry -> entry.getKey() + ":" + entry.getValue())
        .collect(Collectors.joining(" "));
  }
}
