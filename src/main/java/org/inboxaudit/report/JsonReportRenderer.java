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
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.report.Report.CheckResult;
import org.inboxaudit.risk.Exposure;
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
    texts(json.putArray("actions"), view.actions());
    ArrayNode results = json.putArray("results");
    report.results().forEach(result -> result(results.addObject(), result, wording));
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

  private static void verdict(ObjectNode json, Verdict verdict, ReportView view) {
    json.put("level", word(verdict.level()));
    json.put("heading", view.heading().toString());
    json.put("limits", view.limits().toString());
    ArrayNode because = json.putArray("because");
    verdict.because().forEach(fingerprint -> because.add(Visible.of(fingerprint)));
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

  private static void result(ObjectNode json, CheckResult result, Wording wording) {
    json.put("check", result.check().value());
    json.put("family", result.family().word());
    json.put("title", wording.title(result.check()).toString());
    json.put("outcome", outcome(result.outcome()));
    json.put("text", wording.outcome(result.outcome()).toString());
    switch (result.outcome()) {
      case Outcome.Found found ->
          body(json, wording, found.findings(), found.omitted(), found.gaps());
      case Outcome.Clear clear -> {
        json.put("examined", clear.examined());
        body(json, wording, List.of(), 0, List.of());
      }
      case Outcome.Inconclusive inconclusive -> {
        json.put("examined", inconclusive.examined());
        body(json, wording, List.of(), 0, inconclusive.gaps());
      }
      case Outcome.NotChecked notChecked -> body(json, wording, List.of(), 0, notChecked.gaps());
      case Outcome.Failed failed -> {
        json.put("incident", failed.incident());
        body(json, wording, List.of(), 0, List.of());
      }
    }
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

  private static void body(
      ObjectNode json, Wording wording, List<Finding> findings, long omitted, List<Gap> gaps) {
    ArrayNode found = json.putArray("findings");
    findings.forEach(finding -> finding(found.addObject(), finding, wording));
    json.put("omitted", omitted);
    ArrayNode missing = json.putArray("gaps");
    gaps.forEach(gap -> gap(missing.addObject(), gap, wording));
  }

  private static void finding(ObjectNode json, Finding finding, Wording wording) {
    json.put("id", Visible.of(finding.fingerprint()));
    json.put("severity", word(finding.severity()));
    json.put("confidence", word(finding.confidence()));
    json.put("when", finding.when().map(Object::toString).orElse(null));
    ObjectNode facts = json.putObject("facts");
    finding.facts().forEach((name, value) -> facts.put(name, Visible.of(value)));
    for (String field : List.of("found", "why", "normal", "remedy")) {
      text(json, field, wording.about(finding, field));
    }
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
