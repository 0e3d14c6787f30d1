package org.inboxaudit.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.RandomEvidence;
import org.inboxaudit.finding.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs every check on random evidence: nothing fails, nothing grows, no order counts, and no two
/// findings are taken for one.
class FoldStateTest {
  private static final int MANY = 100_000;
  private static final int SOME = 2_000;
  private static final int STATE_BYTES = 64 << 10;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final CheckTexts TEXTS = CheckTexts.english();

  static List<Check> checks() {
    return Catalog.checks();
  }

  static List<FoldCheck<?, ?>> folds() {
    List<FoldCheck<?, ?>> folds = new ArrayList<>();
    for (Check check : checks()) {
      if (check instanceof FoldCheck<?, ?> fold) {
        folds.add(fold);
      }
    }
    return folds;
  }

  @ParameterizedTest
  @MethodSource("checks")
  void givesNoTwoFindingsOneFingerprint(Check check) {
    List<Finding> findings = tester(check).run(evidence(check, SOME));
    assertEquals(findings.size(), findings.stream().map(Finding::fingerprint).distinct().count());
  }

  @ParameterizedTest
  @MethodSource("checks")
  void hasATextForEveryFindingItMakes(Check check) {
    tester(check).run(evidence(check, SOME)).forEach(TEXTS::hold);
  }

  @ParameterizedTest
  @MethodSource("checks")
  void dependsOnNoOrder(Check check) {
    List<Evidence> shuffled = evidence(check, SOME);
    Collections.shuffle(shuffled, new Random(7));
    assertEquals(
        sorted(tester(check).run(evidence(check, SOME))), sorted(tester(check).run(shuffled)));
  }

  @ParameterizedTest
  @MethodSource("folds")
  void goesOnFromASavedStateAsIfNeverStopped(FoldCheck<?, ?> fold) throws JsonProcessingException {
    assertEquals(concluded(fold, false), concluded(fold, true));
  }

  @ParameterizedTest
  @MethodSource("folds")
  void keepsItsStateSmall(FoldCheck<?, ?> fold) throws JsonProcessingException {
    assertTrue(grown(fold) <= STATE_BYTES);
  }

  @SuppressWarnings("unchecked") // the check is given only what it reads
  private static <E extends Evidence, S extends Record> List<Finding> concluded(
      FoldCheck<E, S> fold, boolean saves) throws JsonProcessingException {
    AuditContext context = CheckTester.context(CheckTester.owner(false)).with(index());
    S state = fold.start();
    int number = 0;
    for (Evidence piece : evidence(fold, SOME)) {
      state = fold.step(state, (E) piece, context);
      if (saves && ++number % 500 == 1) {
        state = (S) JSON.readValue(JSON.writeValueAsString(state), state.getClass());
      }
    }
    return sorted(fold.conclude(state, context));
  }

  @SuppressWarnings("unchecked") // the check is given only what it reads
  private static <E extends Evidence, S extends Record> int grown(FoldCheck<E, S> fold)
      throws JsonProcessingException {
    AuditContext context = CheckTester.context(CheckTester.owner(false)).with(index());
    RandomEvidence random = new RandomEvidence(new Random(3));
    EvidenceKind kind = fold.reads().iterator().next();
    S state = fold.start();
    for (int i = 0; i < MANY; i++) {
      state = fold.step(state, (E) random.next(kind, i), context);
    }
    return JSON.writeValueAsString(state).getBytes(StandardCharsets.UTF_8).length;
  }

  private static List<Finding> sorted(List<Finding> findings) {
    return findings.stream().sorted(Comparator.comparing(Finding::toString)).toList();
  }

  private static CheckTester tester(Check check) {
    return CheckTester.of(check).withIndex(index());
  }

  private static FakeIndex index() {
    FakeIndex index = FakeIndex.empty().received(2026, 10);
    IntStream.range(0, SOME).forEach(i -> index.sent("%064x".formatted(i)));
    return index;
  }

  private static List<Evidence> evidence(Check check, int pieces) {
    List<EvidenceKind> kinds = List.copyOf(check.reads());
    RandomEvidence random = new RandomEvidence(new Random(1));
    List<Evidence> evidence = new ArrayList<>();
    IntStream.range(0, pieces)
        .forEach(i -> evidence.add(random.next(kinds.get(i % kinds.size()), i)));
    return evidence;
  }
}
