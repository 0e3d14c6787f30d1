package org.inboxaudit.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.risk.Exposure;
import org.inboxaudit.risk.Verdict;
import org.junit.jupiter.api.Test;

class JsonReportRendererTest {
  private static final Path GOLDEN = Path.of("src/test/resources/report/sample.report.json");

  /// Run with `-Dapprove` to take a change over; then read the difference.
  @Test
  void writesWhatTheGoldenFileShows() throws IOException {
    String json = json(SampleReport.mixed());
    if (System.getProperty("approve") != null) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, json);
    }

    assertEquals(Files.readString(GOLDEN), json);
  }

  @Test
  void writesTheSameTwice() throws IOException {
    assertEquals(json(SampleReport.mixed()), json(SampleReport.mixed()));
  }

  @Test
  void usesOneStyleOfKeys() throws IOException {
    Set<String> keys = new TreeSet<>();
    collect(new ObjectMapper().readTree(json(SampleReport.mixed())), keys);

    assertEquals(List.of(), keys.stream().filter(key -> !key.matches("[a-z_]+")).toList());
  }

  @Test
  void saysNullAndNotZeroForWhatWasNotCounted() throws IOException {
    JsonNode exposure = tree(empty()).get("exposure");

    assertTrue(exposure.properties().stream().allMatch(entry -> entry.getValue().isNull()));
  }

  @Test
  void neverLeavesOutThatNothingIsProved() throws IOException {
    assertEquals(
        "This does not prove that nobody has access.",
        tree(empty()).get("verdict").get("limits").asText());
  }

  @Test
  void showsCharactersThatSteerTheDisplay() throws IOException {
    Finding finding =
        SampleReport.finding("rule-external-forward", EvidenceKind.MAIL_RULE, "a\u202Eb")
            .with("target", "\u001B[2J\u202Ehttps://elsewhere.example");
    String json =
        json(
            SampleReport.report(
                new Verdict(Verdict.Level.CHECK, List.of(finding.fingerprint()), 1, 1),
                Exposure.NOT_COUNTED,
                List.of(
                    SampleReport.result(
                        "rule-external-forward",
                        new Outcome.Found(List.of(finding), 0, List.of())))));

    assertTrue(json.contains("[U+001B][2J[U+202E]https[:]//elsewhere.example"));
    assertFalse(json.contains("\u202E") || json.contains("\\u001B"));
  }

  @Test
  void leavesTheStreamOpenForItsOwner() throws IOException {
    boolean[] closed = {false};
    new JsonReportRenderer()
        .render(
            SampleReport.mixed(),
            SampleTexts.english(),
            new ByteArrayOutputStream() {
              @Override
              public void close() {
                closed[0] = true;
              }
            });

    assertFalse(closed[0]);
  }

  private static Report empty() {
    return SampleReport.report(
        new Verdict(Verdict.Level.NOTHING_SEEN, List.of(), 0, 0), Exposure.NOT_COUNTED, List.of());
  }

  private static void collect(JsonNode node, Set<String> keys) {
    node.properties()
        .forEach(
            entry -> {
              keys.add(entry.getKey());
              collect(entry.getValue(), keys);
            });
    if (node.isArray()) {
      node.forEach(child -> collect(child, keys));
    }
  }

  private static JsonNode tree(Report report) throws IOException {
    return new ObjectMapper().readTree(json(report));
  }

  private static String json(Report report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JsonReportRenderer().render(report, SampleTexts.english(), out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
