package org.inboxaudit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.inboxaudit.consent.Access;
import org.inboxaudit.evidence.Checkpoint;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every connector has to keep to, whatever it reads.
public abstract class EvidenceSourceContract {

  /// The connector under test, in front of a mailbox that holds something of all it supplies.
  protected abstract EvidenceSource source();

  protected abstract Access access();

  /// A plan that asks for these kinds, with a checkpoint every few things.
  protected abstract ReadPlan plan(Round round, Set<EvidenceKind> kinds, Cursor from);

  /// Everything a source says to one plan.
  public static List<Observation> read(EvidenceSource source, Access access, ReadPlan plan)
      throws SourceException, InterruptedException {
    List<Observation> said = new ArrayList<>();
    source.read(access, plan, said::add);
    return said;
  }

  protected List<Observation> read(Round round, Cursor from)
      throws SourceException, InterruptedException {
    return read(source(), access(), plan(round, asked(round), from));
  }

  /// Reads the earlier rounds, as the engine does, and returns where a round begins.
  protected Cursor before(Round round) throws SourceException, InterruptedException {
    Cursor cursor = Cursor.START;
    for (Round earlier : Round.values()) {
      if (earlier.compareTo(round) < 0 && !asked(earlier).isEmpty()) {
        cursor = last(read(earlier, cursor), cursor);
      }
    }
    return cursor;
  }

  private Set<EvidenceKind> asked(Round round) {
    Set<EvidenceKind> kinds = EnumSet.noneOf(EvidenceKind.class);
    kinds.addAll(EvidenceKind.in(round));
    kinds.retainAll(source().supplies());
    return kinds;
  }

  private static Cursor last(List<Observation> said, Cursor otherwise) {
    return said.stream()
        .filter(Checkpoint.class::isInstance)
        .map(observation -> ((Checkpoint) observation).cursor())
        .reduce(otherwise, (_, later) -> later);
  }

  private static List<String> evidence(List<Observation> said) {
    return said.stream()
        .filter(Evidence.class::isInstance)
        .map(Observation::toString)
        .sorted()
        .toList();
  }

  private static boolean isComplete(List<Observation> said, EvidenceKind kind) {
    return said.stream().anyMatch(o -> o instanceof Complete complete && complete.kind() == kind);
  }

  private static boolean hasGap(List<Observation> said, EvidenceKind kind) {
    return said.stream().anyMatch(o -> o instanceof Gap gap && gap.kind() == kind);
  }

  @ParameterizedTest
  @EnumSource(Round.class)
  void saysCompleteOrGapForEachKindItIsAskedFor(Round round) throws Exception {
    List<Observation> said =
        read(source(), access(), plan(round, EvidenceKind.in(round), before(round)));
    for (EvidenceKind kind : EvidenceKind.in(round)) {
      assertTrue(isComplete(said, kind) ^ hasGap(said, kind), kind + " " + round);
    }
  }

  @ParameterizedTest
  @EnumSource(Round.class)
  void countsWhatItTold(Round round) throws Exception {
    for (Observation observation : read(round, before(round))) {
      if (observation instanceof Complete complete) {
        long told =
            read(round, before(round)).stream()
                .filter(o -> o instanceof Evidence evidence && evidence.kind() == complete.kind())
                .count();
        assertEquals(told, complete.items());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Round.class)
  void tellsSomethingOfEachKindItSupplies(Round round) throws Exception {
    List<Observation> said = read(round, before(round));
    for (EvidenceKind kind : asked(round)) {
      assertTrue(
          said.stream().anyMatch(o -> o instanceof Evidence evidence && evidence.kind() == kind),
          kind.name());
    }
  }

  @ParameterizedTest
  @EnumSource(Round.class)
  void goesOnFromEachCheckpointWithoutLossOrRepetition(Round round) throws Exception {
    Cursor start = before(round);
    List<Observation> whole = read(round, start);
    for (int i = 0; i < whole.size(); i++) {
      if (whole.get(i) instanceof Checkpoint checkpoint) {
        List<Observation> pieces = new ArrayList<>(whole.subList(0, i));
        pieces.addAll(read(round, checkpoint.cursor()));
        assertEquals(evidence(whole), evidence(pieces), "cut after observation " + i);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Round.class)
  void endsWithACheckpointIfItMakesAny(Round round) throws Exception {
    List<Observation> said = read(round, before(round));
    if (said.stream().anyMatch(Checkpoint.class::isInstance)) {
      assertTrue(said.getLast() instanceof Checkpoint);
    }
  }

  @Test
  void beginsAnewFromACursorItDoesNotKnow() throws Exception {
    assertEquals(
        evidence(read(Round.LOG, Cursor.START)),
        evidence(read(Round.LOG, new Cursor("not one of ours"))));
  }

  @ParameterizedTest
  @EnumSource(Round.class)
  void namesItselfInAllItsEvidence(Round round) throws Exception {
    assertFalse(
        read(round, before(round)).stream()
            .anyMatch(
                o ->
                    o instanceof Evidence evidence
                        && !evidence.ref().source().equals(source().id())));
  }

  @Test
  void stopsWhenTheSinkSaysSo() {
    org.junit.jupiter.api.Assertions.assertThrows(
        InterruptedException.class,
        () -> {
          for (Round round : Round.values()) {
            source()
                .read(
                    access(),
                    plan(round, asked(round), Cursor.START),
                    _ -> {
                      throw new InterruptedException();
                    });
          }
        });
  }
}
