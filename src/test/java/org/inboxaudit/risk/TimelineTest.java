package org.inboxaudit.risk;

import static org.inboxaudit.risk.SampleFindings.finding;
import static org.inboxaudit.risk.SampleFindings.found;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.inboxaudit.check.Catalog;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.finding.Severity;
import org.inboxaudit.risk.Answer.Said;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

  @Test
  void joinsWhatDifferentChecksTell() {
    List<Outcome> outcomes = new ArrayList<>(story());
    Collections.shuffle(outcomes, new Random(11));

    assertEquals(
        List.of(
            "2026-05-05T02:40:00Z FILE HIGH",
            "2026-05-11T02:42:00Z LETTER MEDIUM",
            "2026-05-11T02:42:30Z HIDDEN HIGH",
            "2026-05-14T02:40:00Z SENT MEDIUM",
            "2026-05-29T10:00:00Z LETTER INFO"),
        lines(Timeline.of(outcomes, List.of())));
  }

  @Test
  void tellsWhenTheOwnerAnsweredAndWhat() {
    Finding letter = finding("signin-notice", "2026-05-11T02:42:00Z", Severity.CRITICAL);
    Answer answer =
        new Answer(letter.fingerprint(), Said.NOT_ME, NOW, Severity.MEDIUM, Confidence.FAIR);

    assertEquals(
        List.of("2026-05-11T02:42:00Z LETTER CRITICAL", "2026-06-01T10:00:00Z ANSWER CRITICAL"),
        lines(Timeline.of(List.of(found(letter)), List.of(answer))));
  }

  @Test
  void leavesOutWhatHasNoMoment() {
    assertEquals(List.of(), Timeline.of(List.of(found(finding("rule-hide-away", "1"))), List.of()));
  }

  @Test
  void everyCheckHasItsKindOrNoMoment() {
    TreeSet<String> known = new TreeSet<>(Timeline.KINDS.keySet());
    known.addAll(Timeline.WITHOUT_MOMENT);

    assertEquals(
        String.join("\n", Catalog.checks().stream().map(check -> check.id().value()).toList()),
        String.join("\n", known));
    assertEquals(
        List.of(), Timeline.WITHOUT_MOMENT.stream().filter(Timeline.KINDS::containsKey).toList());
  }

  @Test
  void saysHowLongItWasAtLeast() {
    Optional<Presence> presence =
        presence(
            found(finding("signin-account-change", "2026-05-11T02:42:00Z", Severity.HIGH)),
            found(finding("signin-hidden-notice", "2026-05-20T02:41:00Z", Severity.HIGH)));

    assertEquals(
        Optional.of(
            new Presence(
                Instant.parse("2026-05-11T02:42:00Z"),
                Instant.parse("2026-05-20T02:41:00Z"),
                2,
                Optional.empty())),
        presence);
    assertEquals(8, presence.orElseThrow().atLeastDays());
  }

  @Test
  void saysNothingWithoutASeriousSign() {
    assertEquals(
        Optional.empty(),
        presence(
            found(
                finding("signin-notice", "2026-05-11T02:42:00Z", Severity.MEDIUM),
                finding("signin-notice", "2026-05-12T02:42:00Z", Severity.INFO)),
            found(
                finding("signin-hidden-notice", "2026-05-11T02:42:00Z", Severity.HIGH)
                    .at(Severity.HIGH, Confidence.WEAK))));
  }

  @Test
  void aFileThatCameIsNobodyInTheMailbox() {
    assertEquals(
        Optional.empty(),
        presence(found(finding("attachment-macro", "2026-05-05T02:40:00Z", Severity.CRITICAL))));
  }

  @Test
  void aDateThatLiesAheadIsForged() {
    assertEquals(
        Optional.empty(),
        presence(found(finding("signin-account-change", "2031-01-01T00:00:00Z", Severity.HIGH))));
  }

  @Test
  void namesTheDayFromWhichAllSourcesOfSignInsSpeak() {
    Finding sign = finding("signin-account-change", "2026-05-11T02:42:00Z", Severity.HIGH);
    List<Gap> gaps =
        List.of(
            notRetained("2026-04-01"),
            notRetained("2026-05-01T12:00:00Z"),
            notRetained("sometime"),
            new Gap(EvidenceKind.NOTICE, Gap.Reason.NOT_RETAINED, "2026-05-30", Gap.UNKNOWN));

    assertEquals(
        Optional.of(Instant.parse("2026-05-01T12:00:00Z")),
        presence(found(sign), new Outcome.NotChecked(gaps)).orElseThrow().knownFrom());
  }

  @Test
  void namesTheDayFromWhichALogTellsAndNotTheEndOfAHoleInIt() {
    Finding sign = finding("signin-account-change", "2026-05-11T02:42:00Z", Severity.HIGH);
    LocalDate day = LocalDate.parse("2026-05-02");
    List<Gap> gaps =
        List.of(
            Gap.before(EvidenceKind.SIGN_IN, Gap.Reason.NOT_RETAINED, day),
            notRetained("2026-05-04 – 2026-05-09"));

    assertEquals(
        Optional.of(Instant.parse("2026-05-02T00:00:00Z")),
        presence(found(sign), new Outcome.NotChecked(gaps)).orElseThrow().knownFrom());
  }

  private static Gap notRetained(String where) {
    return new Gap(EvidenceKind.SIGN_IN, Gap.Reason.NOT_RETAINED, where, Gap.UNKNOWN);
  }

  private static Optional<Presence> presence(Outcome... outcomes) {
    List<Outcome> all = List.of(outcomes);
    return Presence.of(Timeline.of(all, List.of()), all, NOW);
  }

  private static List<Outcome> story() {
    return List.of(
        found(finding("attachment-macro", "2026-05-05T02:40:00Z", Severity.HIGH)),
        found(
            finding("signin-notice", "2026-05-11T02:42:00Z", Severity.MEDIUM),
            finding("signin-notice", "2026-05-29T10:00:00Z", Severity.INFO)),
        found(finding("signin-hidden-notice", "2026-05-11T02:42:30Z", Severity.HIGH)),
        found(finding("message-foreign-client", "2026-05-14T02:40:00Z", Severity.MEDIUM)),
        found(finding("rule-external-forward", "1")),
        new Outcome.Clear(4));
  }

  private static List<String> lines(List<Moment> timeline) {
    return timeline.stream()
        .map(moment -> moment.at() + " " + moment.kind() + " " + moment.severity())
        .toList();
  }
}
