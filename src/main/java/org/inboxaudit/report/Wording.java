package org.inboxaudit.report;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.finding.Severity;
import org.inboxaudit.risk.Answer;
import org.inboxaudit.risk.Moment;
import org.inboxaudit.risk.Verdict;

/// Finds the words for each thing of the report model: the one place that knows how keys are built.
///
/// Words about a check may be missing, because a report can outlive a check; all others must be
/// there.
final class Wording {
  private final Texts texts;
  private final Locale locale;

  Wording(Texts texts) {
    this.texts = texts;
    this.locale = Locale.forLanguageTag(texts.language());
  }

  Phrase text(String key) {
    return texts.phrase(key, Map.of());
  }

  Phrase text(String key, Map<String, String> facts) {
    return texts.phrase(key, facts);
  }

  Optional<Phrase> optional(String key) {
    return texts.find(key).map(_ -> text(key));
  }

  Phrase heading(Verdict.Level level) {
    return text("report.heading." + slug(level));
  }

  Phrase severity(Severity severity) {
    return text("report.severity." + slug(severity));
  }

  Phrase confidence(Confidence confidence) {
    return text("report.confidence." + slug(confidence));
  }

  /// What the owner said, as a sentence to them.
  Phrase answer(Answer answer) {
    return text("report.answer." + slug(answer.said()));
  }

  /// What something weighed before the owner answered.
  Phrase before(Severity severity, Confidence confidence) {
    return text(
        "report.answer.before",
        Map.of(
            "severity", severity(severity).toString(),
            "confidence", confidence(confidence).toString()));
  }

  Phrase moment(Moment.Kind kind) {
    return text("report.timeline.kind." + slug(kind));
  }

  Phrase kind(EvidenceKind kind) {
    return text("report.kind." + slug(kind));
  }

  Phrase gap(Gap.Reason reason) {
    return text("gap." + slug(reason) + ".what");
  }

  Phrase whoCanClose(Gap.Reason reason) {
    return text("gap." + slug(reason) + ".who");
  }

  Phrase outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Found found when found.gaps().isEmpty() -> text("report.outcome.found");
      case Outcome.Found _ -> text("report.outcome.found-part");
      case Outcome.Clear _ -> text("report.outcome.clear");
      case Outcome.Inconclusive _ -> text("report.outcome.inconclusive");
      case Outcome.NotChecked _ -> text("report.outcome.not-checked");
      case Outcome.Failed failed ->
          text("report.outcome.failed", Map.of("incident", failed.incident()));
    };
  }

  Phrase title(CheckId check) {
    return about(check, "title")
        .orElseGet(() -> text("report.check.unnamed", Map.of("check", check.value())));
  }

  /// What a check's texts say that holds for all its findings: `manual`, `blind`.
  Optional<Phrase> about(CheckId check, String field) {
    return optional(check + "." + field);
  }

  /// What a check's texts say about one finding. A finding whose fact `variant` names a variant of
  /// the text (`.found.no-copy`) gets that one.
  Optional<Phrase> about(Finding finding, String field) {
    String key = finding.check() + "." + field;
    Optional<String> variant =
        Optional.ofNullable(finding.facts().get("variant"))
            .map(name -> key + "." + name)
            .filter(name -> texts.find(name).isPresent());
    return texts.find(variant.orElse(key)).map(_ -> text(variant.orElse(key), finding.facts()));
  }

  /// What a mail rule did, in sentences that are the same for every check; none where the finding
  /// does not tell.
  List<Phrase> effect(Finding finding) {
    String key = "report.effect." + finding.facts().getOrDefault("effect", "");
    if (texts.find(key).isEmpty()) {
      return List.of();
    }
    Map<String, String> facts = new TreeMap<>(finding.facts());
    facts.computeIfPresent("effect_messages", (_, count) -> number(Long.parseLong(count)));
    facts.computeIfPresent("effect_since", (_, moment) -> time(Instant.parse(moment)));
    List<Phrase> sentences = new ArrayList<>(List.of(text(key, facts)));
    if (Boolean.parseBoolean(finding.facts().get("effect_removes"))) {
      sentences.add(text("report.effect.removes"));
    }
    return sentences;
  }

  /// How far a letter can be trusted that the finding rests on; empty where it rests on none, or
  /// its own text says it.
  Optional<Phrase> standing(Finding finding) {
    return optional("report.standing." + finding.facts().getOrDefault("standing", ""));
  }

  /// The texts under a key that is counted through from 1: `report.help.1`, `report.help.2`.
  List<Phrase> numbered(String key, String end, Map<String, String> facts) {
    List<Phrase> phrases = new ArrayList<>();
    for (String next = key + ".1" + end;
        texts.find(next).isPresent();
        next = key + "." + (phrases.size() + 1) + end) {
      phrases.add(text(next, facts));
    }
    return phrases;
  }

  Phrase counted(String key, long count) {
    return text(key, Map.of("count", number(count)));
  }

  String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /// A moment with its month as a word, always in UTC and saying so: the service does not know
  /// where the reader is, and must not.
  String time(Instant moment) {
    return time("report.time.pattern", moment);
  }

  /// The day of a moment in UTC, or its hour and minute.
  ///
  /// @param key of the pattern
  String time(String key, Instant moment) {
    Phrase pattern = text(key);
    return DateTimeFormatter.ofPattern(
            pattern.toString(), Locale.forLanguageTag(pattern.language()))
        .format(moment.atOffset(ZoneOffset.UTC));
  }

  static String slug(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
