package org.inboxaudit.risk;

import static java.util.Map.entry;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.risk.Moment.Kind;
import org.jspecify.annotations.Nullable;

/// Joins what all checks tell into one line of time (C16): sign-ins, letters about them, what was
/// hidden and what was sent, in the order in which it happened.
public final class Timeline {
  /// What each check tells of. What is not listed goes by its family, because a report can outlive
  /// a check.
  static final Map<String, Kind> KINDS =
      Map.ofEntries(
          entry("attachment-active-content", Kind.FILE),
          entry("attachment-disguised-name", Kind.FILE),
          entry("attachment-disk-image", Kind.FILE),
          entry("attachment-fetches", Kind.FILE),
          entry("attachment-hidden", Kind.FILE),
          entry("attachment-known-malware", Kind.FILE),
          entry("attachment-locked-archive", Kind.FILE),
          entry("attachment-indicator", Kind.FILE),
          entry("attachment-macro", Kind.FILE),
          entry("attachment-not-examined", Kind.FILE),
          entry("attachment-runs-on-open", Kind.FILE),
          entry("attachment-sent-on", Kind.SENT),
          entry("attachment-web-lure", Kind.FILE),
          entry("message-beacon", Kind.LURE),
          entry("message-consent-request", Kind.LURE),
          entry("message-deceptive-link", Kind.LURE),
          entry("message-failed-origin", Kind.LURE),
          entry("message-flood", Kind.LURE),
          entry("message-look-alike-sender", Kind.LURE),
          entry("message-own-reply-to", Kind.SENT),
          entry("message-reply-to", Kind.LURE),
          entry("message-scam", Kind.LURE),
          entry("message-webmail-exploit", Kind.LURE),
          entry("message-foreign-bounce", Kind.SENT),
          entry("message-foreign-client", Kind.SENT),
          entry("message-foreign-draft", Kind.MESSAGE),
          entry("message-implanted", Kind.MESSAGE),
          entry("message-link-sent-on", Kind.SENT),
          entry("message-reset-burst", Kind.LETTER),
          entry("message-indicator", Kind.MESSAGE),
          entry("message-indicator-link", Kind.MESSAGE),
          entry("message-unsent-reply", Kind.SENT),
          entry("message-fake-alert", Kind.LETTER),
          entry("message-forwarding-trace", Kind.SENT),
          entry("message-hole", Kind.MESSAGE),
          entry("signin-account-change", Kind.LETTER),
          entry("signin-bulk-download", Kind.DOWNLOAD),
          entry("signin-failed-attempts", Kind.SIGN_IN),
          entry("signin-impossible-travel", Kind.SIGN_IN),
          entry("signin-indicator", Kind.SIGN_IN),
          entry("signin-legacy-protocol", Kind.SIGN_IN),
          entry("signin-missing-notice", Kind.LETTER),
          entry("signin-hidden-notice", Kind.HIDDEN),
          entry("signin-notice", Kind.LETTER),
          entry("signin-unfamiliar-network", Kind.SIGN_IN));

  /// Checks whose findings tell of no moment: nobody knows when a rule was made.
  static final Set<String> WITHOUT_MOMENT =
      Set.of(
          "account-folder-access",
          "account-folder-script",
          "account-odd-folder",
          "exposure-accounts",
          "exposure-files",
          "exposure-history",
          "exposure-people",
          "exposure-sensitive",
          "message-gone",
          "message-read-on-arrival",
          "rule-auto-reply",
          "rule-changed",
          "rule-computed-forward",
          "rule-external-forward",
          "rule-hide-away",
          "rule-money-words",
          "rule-odd-name",
          "rule-silenced-warnings",
          "signin-sources");

  private static final Comparator<Moment> BY_TIME =
      Comparator.comparing(Moment::at).thenComparing(Moment::kind).thenComparing(Moment::finding);

  private Timeline() {}

  /// Everything that has a moment, in order. What only informs is in it, too.
  public static List<Moment> of(Collection<Outcome> outcomes, List<Answer> answers) {
    Map<String, Finding> findings =
        outcomes.stream()
            .flatMap(Timeline::findings)
            .collect(Collectors.toMap(Finding::fingerprint, Function.identity()));
    Stream<Moment> seen = findings.values().stream().flatMap(finding -> seen(finding).stream());
    Stream<Moment> answered =
        answers.stream()
            .flatMap(answer -> answered(answer, findings.get(answer.finding())).stream());
    return Stream.concat(seen, answered).sorted(BY_TIME).toList();
  }

  private static Optional<Moment> seen(Finding finding) {
    return finding
        .when()
        .map(
            at ->
                new Moment(
                    at,
                    kind(finding),
                    finding.severity(),
                    finding.confidence(),
                    finding.fingerprint()));
  }

  private static Optional<Moment> answered(Answer answer, @Nullable Finding finding) {
    return Optional.ofNullable(finding)
        .map(
            about ->
                new Moment(
                    answer.at(),
                    Kind.ANSWER,
                    about.severity(),
                    about.confidence(),
                    answer.finding()));
  }

  /// Tries that let nobody in are not what those were after which somebody was let in.
  private static Kind kind(Finding finding) {
    return "in-vain".equals(finding.facts().get("variant")) ? Kind.ATTEMPT : kind(finding.check());
  }

  static Kind kind(CheckId check) {
    return KINDS.getOrDefault(
        check.value(),
        switch (check.family()) {
          case RULE -> Kind.RULE;
          case SIGNIN -> Kind.SIGN_IN;
          case ATTACHMENT -> Kind.FILE;
          case MESSAGE, EXPOSURE -> Kind.MESSAGE;
          case ACCOUNT -> Kind.ACCOUNT;
        });
  }

  private static Stream<Finding> findings(Outcome outcome) {
    return outcome instanceof Outcome.Found found ? found.findings().stream() : Stream.empty();
  }
}
