package org.inboxaudit.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.report.Report.CheckResult;
import org.inboxaudit.risk.Answer;
import org.inboxaudit.risk.Exposure;
import org.inboxaudit.risk.Moment;
import org.inboxaudit.risk.Presence;
import org.inboxaudit.risk.Question;
import org.inboxaudit.risk.Verdict;

/// The report as JSON for programs and for people who read it raw: the facts, and beside them the
/// same sentences as on the page.
///
/// Keys and their order are part of the interface, `version` says which. What is not known is
/// `null`, never left out and never zero. Texts from outside are made visible here too, because
/// such a document ends up in terminals and tickets (T5).
public final class JsonReportRenderer implements ReportRenderer {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).build();

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public void render(Report report, Texts texts, OutputStream out) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    MAPPER
        .writer(new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter))
        .writeValue(out, document(report, texts));
  }

  private static ObjectNode document(Report report, Texts texts) {
    Wording wording = new Wording(texts);
    ReportView view = ReportReading.of(report, texts);
    ObjectNode json = MAPPER.createObjectNode();
    json.put("version", report.version());
    json.put("language", view.language());
    json.put("audit", report.audit());
    json.put("mailbox", Visible.of(report.mailbox()));
    json.put("created_at", report.createdAt().toString());
    json.put("kept_until", report.keptUntil().toString());
    json.put("partial", report.partial());
    verdict(json.putObject("verdict"), report.verdict(), view);
    exposure(json.putObject("exposure"), report.exposure());
    ArrayNode actions = json.putArray("actions");
    view.actions().forEach(step -> action(actions.addObject(), step));
    ArrayNode results = json.putArray("results");
    report.results().forEach(result -> result(results.addObject(), result, report, wording));
    ArrayNode timeline = json.putArray("timeline");
    report.timeline().forEach(moment -> moment(timeline.addObject(), moment, wording));
    report
        .presence()
        .ifPresentOrElse(
            there -> presence(json.putObject("presence"), there, view),
            () -> json.putNull("presence"));
    ArrayNode beyond = json.putArray("beyond");
    view.beyond()
        .forEach(
            thing ->
                beyond
                    .addObject()
                    .put("what", thing.what().toString())
                    .put("look", thing.look().toString()));
    texts(json.putArray("help"), view.help());
    json.put("intel", report.intel());
    json.put("product", report.product());
    return json;
  }

  private static void action(ObjectNode json, ReportView.Step step) {
    text(json, "about", step.about());
    json.put("text", step.text().toString());
  }

  private static void verdict(ObjectNode json, Verdict verdict, ReportView view) {
    json.put("level", word(verdict.level()));
    json.put("heading", view.heading().toString());
    json.put("limits", view.limits().toString());
    ArrayNode because = json.putArray("because");
    verdict.because().forEach(fingerprint -> because.add(Visible.whole(fingerprint)));
    json.put("concluded", verdict.concluded());
    json.put("checks", verdict.checks());
  }

  private static void exposure(ObjectNode json, Exposure exposure) {
    count(json, "people", exposure.people(), -1);
    count(json, "messages", exposure.messages(), -1);
    count(json, "files", exposure.files(), -1);
    count(json, "first_year", exposure.firstYear(), 0);
    count(json, "last_year", exposure.lastYear(), 0);
    count(json, "accounts", exposure.accounts(), -1);
  }

  private static void count(ObjectNode json, String name, long count, long unknown) {
    if (count == unknown) {
      json.putNull(name);
    } else {
      json.put(name, count);
    }
  }

  private static void result(ObjectNode json, CheckResult result, Report report, Wording wording) {
    json.put("check", result.check().value());
    json.put("family", result.family().word());
    json.put("title", wording.title(result.check()).toString());
    json.put("outcome", outcome(result.outcome()));
    json.put("text", wording.outcome(result.outcome()).toString());
    Outcome outcome = result.outcome();
    examined(outcome)
        .ifPresentOrElse(count -> json.put("examined", count), () -> json.putNull("examined"));
    json.put("incident", outcome instanceof Outcome.Failed failed ? failed.incident() : null);
    ArrayNode findings = json.putArray("findings");
    if (outcome instanceof Outcome.Found found) {
      found.findings().forEach(finding -> finding(findings.addObject(), finding, report, wording));
    }
    json.put("omitted", outcome instanceof Outcome.Found found ? found.omitted() : 0);
    ArrayNode gaps = json.putArray("gaps");
    UnseenGroups.gaps(outcome).forEach(gap -> gap(gaps.addObject(), gap, wording));
    strings(json.putArray("attack"), result.attack());
    strings(json.putArray("signs"), result.signs());
    text(json, "manual", wording.about(result.check(), "manual"));
    text(json, "blind", wording.about(result.check(), "blind"));
  }

  /// The word of [ReportJson].
  private static String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Found _ -> "found";
      case Outcome.Clear _ -> "clear";
      case Outcome.Inconclusive _ -> "inconclusive";
      case Outcome.NotChecked _ -> "not_checked";
      case Outcome.Failed _ -> "failed";
    };
  }

  private static OptionalLong examined(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Clear clear -> OptionalLong.of(clear.examined());
      case Outcome.Inconclusive inconclusive -> OptionalLong.of(inconclusive.examined());
      case Outcome.Found _, Outcome.NotChecked _, Outcome.Failed _ -> OptionalLong.empty();
    };
  }

  private static void finding(ObjectNode json, Finding finding, Report report, Wording wording) {
    json.put("id", Visible.whole(finding.fingerprint()));
    json.put("severity", word(finding.severity()));
    json.put("confidence", word(finding.confidence()));
    json.put("when", finding.when().map(Object::toString).orElse(null));
    ObjectNode facts = json.putObject("facts");
    finding.facts().forEach((name, value) -> facts.put(name, Visible.of(value)));
    for (String field : List.of("found", "why", "normal", "remedy")) {
      text(json, field, wording.about(finding, field));
    }
    texts(json.putArray("effect"), wording.effect(finding));
    text(json, "standing", wording.standing(finding));
    json.put("asks", Question.isAsked(finding));
    report
        .answer(finding)
        .ifPresentOrElse(
            answer -> answer(json.putObject("answer"), answer, wording),
            () -> json.putNull("answer"));
  }

  private static void answer(ObjectNode json, Answer answer, Wording wording) {
    json.put("said", word(answer.said()));
    json.put("text", wording.answer(answer).toString());
    json.put("at", answer.at().toString());
    json.put("until", answer.until().toString());
    json.put("severity_before", word(answer.severity()));
    json.put("confidence_before", word(answer.confidence()));
  }

  private static void moment(ObjectNode json, Moment moment, Wording wording) {
    json.put("at", moment.at().toString());
    json.put("kind", word(moment.kind()));
    json.put("text", wording.moment(moment.kind()).toString());
    json.put("severity", word(moment.severity()));
    json.put("finding", Visible.whole(moment.finding()));
  }

  private static void presence(ObjectNode json, Presence presence, ReportView view) {
    json.put("earliest", presence.earliest().toString());
    json.put("latest", presence.latest().toString());
    json.put("signs", presence.signs());
    json.put("at_least_days", presence.atLeastDays());
    json.put("known_from", presence.knownFrom().map(Object::toString).orElse(null));
    texts(json.putArray("text"), view.presence());
  }

  private static void gap(ObjectNode json, Gap gap, Wording wording) {
    json.put("kind", word(gap.kind()));
    json.put("reason", word(gap.reason()));
    json.put("text", wording.gap(gap.reason()).toString());
    json.put("close", wording.whoCanClose(gap.reason()).toString());
    json.put("where", Visible.of(gap.where()));
    count(json, "items", gap.items(), Gap.UNKNOWN);
  }

  private static void text(ObjectNode json, String name, Optional<Phrase> phrase) {
    json.put(name, phrase.map(Phrase::toString).orElse(null));
  }

  private static void texts(ArrayNode json, List<Phrase> phrases) {
    phrases.forEach(phrase -> json.add(phrase.toString()));
  }

  private static void strings(ArrayNode json, List<String> strings) {
    strings.forEach(json::add);
  }

  private static String word(Enum<?> word) {
    return Wording.slug(word).replace('-', '_');
  }
}
