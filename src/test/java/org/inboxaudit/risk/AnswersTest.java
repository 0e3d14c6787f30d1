package org.inboxaudit.risk;

import static org.inboxaudit.risk.SampleFindings.finding;
import static org.inboxaudit.risk.SampleFindings.found;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.inboxaudit.check.Catalog;
import org.inboxaudit.check.CheckTexts;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.finding.Severity;
import org.inboxaudit.risk.Answer.Said;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
  private static final Finding SIGN_IN =
      finding("signin-unfamiliar-network", "1")
          .with("network", "AS64496 Example")
          .with("client", "imap");

  @Test
  void theOwnersNoIsTheStrongestEvidence() {
    assertEquals(
        found(SIGN_IN.at(Severity.CRITICAL, Confidence.STRONG)), answered(SIGN_IN, Said.NOT_ME));
  }

  @Test
  void theOwnersYesOnlyInforms() {
    assertEquals(found(SIGN_IN.at(Severity.INFO)), answered(SIGN_IN, Said.ME));
  }

  @Property
  void noAnswerEverChangesTheWeightOfAForward(@ForAll Said said, @ForAll Severity severity) {
    Finding forward =
        finding("rule-external-forward", "1").at(severity).with("network", "a").with("client", "b");

    assertEquals(found(forward), answered(forward, said));
  }

  @Property
  void anAnswerThatIsTakenBackLeavesNothingBehind(
      @ForAll Said said, @ForAll Severity severity, @ForAll Confidence confidence) {
    Finding before = SIGN_IN.at(severity, confidence);
    Answer answer = answer(before, said);

    assertEquals(
        found(before),
        Answers.original(Answers.applied(found(before), List.of(answer)), List.of(answer)));
  }

  @Test
  void leavesOtherFindingsAlone() {
    Finding other = finding("signin-unfamiliar-network", "2").with("network", "AS64497");
    Outcome outcome = Answers.applied(found(SIGN_IN, other), List.of(answer(SIGN_IN, Said.NOT_ME)));

    assertEquals(found(SIGN_IN.at(Severity.CRITICAL, Confidence.STRONG), other), outcome);
  }

  @Test
  void asksOnlyAboutSignInsAndSentMail() {
    assertEquals(
        List.of("MESSAGE", "SIGNIN"),
        List.of(CheckFamily.values()).stream()
            .filter(
                family ->
                    Question.isAsked(finding(family.word() + "-any", "1").with("network", "a")))
            .map(Enum::name)
            .sorted()
            .toList());
    assertEquals(false, Question.isAsked(finding("signin-any", "1").with("provider", "a")));
  }

  @Test
  void asksNotAboutALetterThatOnlyPretendsNorAboutOurOwnTrace() {
    for (String variant : Question.NO_SIGN_IN) {
      assertEquals(false, Question.isAsked(SIGN_IN.with("variant", variant)), variant);
    }
  }

  /// Fails for a new variant of a check that tells of a network, a device or a program: decide
  /// whether it tells of a sign-in, and add it to [Question#NO_SIGN_IN] or here.
  @Test
  void itIsDecidedForEveryVariantWhetherItAsks() {
    List<String> ask =
        List.of(
            "back",
            "client",
            "denied",
            "familiar",
            "hosting",
            "hours",
            "journey",
            "many",
            "more",
            "moved",
            "network",
            "new",
            "older",
            "placed",
            "pop3",
            "pop3-removes",
            "relay",
            "removed",
            "several",
            "too-little",
            "tor",
            "unproven",
            "vpn",
            "yours",
            "zone");
    CheckTexts texts = CheckTexts.english();
    TreeSet<String> variants =
        Catalog.checks().stream()
            .map(check -> check.id() + ".found")
            .filter(found -> tells(texts, found))
            .flatMap(
                found ->
                    texts.keys().stream()
                        .filter(key -> key.startsWith(found + "."))
                        .map(key -> key.substring(found.length() + 1)))
            .collect(Collectors.toCollection(TreeSet::new));
    variants.removeAll(Question.NO_SIGN_IN);
    variants.removeAll(ask);

    assertEquals(new TreeSet<>(), variants);
  }

  private static boolean tells(CheckTexts texts, String found) {
    boolean askingFamily = found.startsWith("signin-") || found.startsWith("message-");
    return askingFamily
        && texts.keys().stream()
            .filter(key -> key.equals(found) || key.startsWith(found + "."))
            .map(key -> texts.find(key).orElseThrow())
            .anyMatch(
                text ->
                    text.contains("{network}")
                        || text.contains("{device}")
                        || text.contains("{client}"));
  }

  @Test
  void anAnswerIsAboutWhatWasNew() {
    assertEquals(Optional.of("network"), Question.about(SIGN_IN));
    assertEquals(Optional.of("client"), Question.about(SIGN_IN.with("variant", "client")));
    assertEquals(
        Optional.of("client"),
        Question.about(
            finding("message-foreign-client", "1").with("client", "a").with("network", "b")));
    assertEquals(
        Optional.of("device"), Question.about(finding("signin-notice", "1").with("device", "a")));
  }

  @Test
  void whatALetterDidNotTellIsNoFact() {
    assertEquals(
        Optional.empty(), Question.about(finding("signin-notice", "1").with("device", "–")));
  }

  @Test
  void trustRunsOutBeforeDistrustDoes() {
    assertEquals(
        List.of("2026-11-28T10:00:00Z", "2027-06-01T10:00:00Z"),
        List.of(
            answer(SIGN_IN, Said.ME).until().toString(),
            answer(SIGN_IN, Said.NOT_ME).until().toString()));
  }

  private static Outcome answered(Finding finding, Said said) {
    return Answers.applied(found(finding), List.of(answer(finding, said)));
  }

  private static Answer answer(Finding finding, Said said) {
    return new Answer(finding.fingerprint(), said, NOW, finding.severity(), finding.confidence());
  }
}
