package org.inboxaudit.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;

/// What a report says, as far as the demonstration shows it.
///
/// @param level `act`, `check` or `nothing_seen`
record DemoReport(String level, String heading, String limits, List<Result> results) {
  DemoReport {
    results = List.copyOf(results);
  }

  /// Reads the JSON of a report.
  static DemoReport of(JsonNode report) {
    List<Result> results = new ArrayList<>();
    for (JsonNode result : report.required("results")) {
      List<Seen> findings = new ArrayList<>();
      for (JsonNode finding : result.required("findings")) {
        StringJoiner sentences = new StringJoiner(" ").add(text(finding, "found"));
        finding.required("effect").forEach(sentence -> sentences.add(sentence.asText()));
        findings.add(new Seen(text(finding, "severity"), sentences.toString()));
      }
      List<String> gaps = new ArrayList<>();
      for (JsonNode gap : result.required("gaps")) {
        gaps.add((text(gap, "text") + " " + text(gap, "where")).strip());
      }
      results.add(
          new Result(
              text(result, "check"),
              text(result, "title"),
              text(result, "outcome"),
              findings,
              gaps));
    }
    JsonNode verdict = report.required("verdict");
    return new DemoReport(
        text(verdict, "level"), text(verdict, "heading"), text(verdict, "limits"), results);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }

  /// What one check answers.
  record Result(
      String check, String title, String outcome, List<Seen> findings, List<String> gaps) {
    Result {
      findings = List.copyOf(findings);
      gaps = List.copyOf(gaps);
    }
  }

  /// One finding, in words.
  record Seen(String severity, String text) {}

  /// The report as lines for a terminal.
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(heading);
    lines.add(limits);
    lines.add("");
    for (Result result : results) {
      for (Seen finding : result.findings()) {
        lines.add("  %-8s  %s".formatted(finding.severity(), result.title()));
        lines.add("            " + finding.text());
      }
    }
    lines.add("");
    lines.add("What could not be checked:");
    for (Result result : results) {
      for (String gap : new TreeSet<>(result.gaps())) {
        lines.add("  " + result.title() + ": " + gap);
      }
    }
    return lines;
  }

  /// How this differs from what an audit of `mailbox` must say; empty if it does not.
  List<String> differences(SampleMailbox mailbox) {
    List<String> differences = new ArrayList<>();
    String wanted = mailbox.expected().name().toLowerCase(Locale.ROOT);
    if (!level.equals(wanted)) {
      differences.add("the heading is " + level + " instead of " + wanted);
    }
    SortedSet<String> found = new TreeSet<>();
    for (Result result : results) {
      if (result.outcome().equals("failed")) {
        differences.add("failed: " + result.check());
      }
      if (!result.findings().isEmpty()) {
        found.add(result.check());
      }
    }
    mailbox.expectedChecks().stream()
        .filter(check -> !found.contains(check))
        .forEach(check -> differences.add("missing: " + check));
    found.stream()
        .filter(check -> !mailbox.expectedChecks().contains(check))
        .forEach(check -> differences.add("unexpected: " + check));
    return differences;
  }
}
