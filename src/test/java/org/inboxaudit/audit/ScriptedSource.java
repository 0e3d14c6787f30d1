package org.inboxaudit.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/// Tells a fixed list of observations a round, saves after every few of them, and fails where it is
/// told to.
final class ScriptedSource implements EvidenceSource {
  private final SourceId id;
  private final Set<EvidenceKind> supplies;
  private final Map<Round, List<Observation>> script = new EnumMap<>(Round.class);
  private final Set<String> failures = new HashSet<>();
  private final int checkpointEvery;
  private SourceException.Failure failure = SourceException.Failure.CUT;
  private final List<ReadPlan> plans = new ArrayList<>();

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

  /// Fails once, before the observation at `position` of the round.
  ScriptedSource cutAt(Round round, int position) {
    failures.add(round + ":" + position);
    return this;
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
    String prefix = plan.round() + ":";
    String from = plan.from().position();
    int start = from.startsWith(prefix) ? Integer.parseInt(from.substring(prefix.length())) : 0;
    List<Observation> lines = script.getOrDefault(plan.round(), List.of());
    for (int i = start; i < lines.size(); i++) {
      if (failures.remove(plan.round() + ":" + i)) {
        throw new SourceException(failure);
      }
      Observation line = lines.get(i);
      if (!(line instanceof Evidence evidence) || plan.asksFor(evidence.kind())) {
        sink.accept(line);
      }
      if ((i + 1) % checkpointEvery == 0) {
        sink.accept(new Checkpoint(new Cursor(prefix + (i + 1))));
      }
    }
  }
}
