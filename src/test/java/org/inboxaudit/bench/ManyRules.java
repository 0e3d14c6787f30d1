package org.inboxaudit.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.inboxaudit.bench.Rounds.Way;
import org.inboxaudit.bench.Workbench.Door;
import org.inboxaudit.consent.Access;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.sieve.SieveReader;
import org.inboxaudit.source.EvidenceSource;
import org.inboxaudit.source.ObservationSink;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.testing.Directories;

/// What it costs to hold fifty rules against a hundred thousand messages: an audit with them beside
/// one without. Texts and files stay closed, for rules are not held against them.
final class ManyRules implements Figure {
  private static final MailProfile MAIL = MailProfile.SORTED;
  private static final int RULES = 50;

  @Override
  public String name() {
    return "rules";
  }

  @Override
  public List<Line> measure(Workbench bench) throws Exception {
    bench.mailboxes().make(MAIL);
    Path store = Files.createTempDirectory("inbox-audit-bench-store");
    try (AuditRuns audits = new AuditRuns(store)) {
      Door door = bench.plain();
      Rounds rounds =
          bench.rounds(
              new Way("rules", () -> audits.runClosed(door, MAIL.user(), new Rules(RULES))),
              new Way("none", () -> audits.runClosed(door, MAIL.user(), new Rules(0))));
      return List.of(
          Line.atMost("rules-clock-to-none", rounds.ratio("rules", "none", Taken::wall), 1.10),
          Line.atMost(
              "rules-processors-to-none", rounds.ratio("rules", "none", Taken::processors), 1.10));
    } finally {
      Directories.delete(store);
    }
  }

  /// The script of somebody who sorts a lot: lists, senders, subjects, sizes.
  private static String script(int rules) {
    StringBuilder script = new StringBuilder("require [\"fileinto\", \"imap4flags\"];\n");
    for (int i = 0; i < rules; i++) {
      String test =
          switch (i % 5) {
            case 0 -> "header :contains \"list-id\" [\"list%1$d.example\", \"group%1$d.example\"]";
            case 1 ->
                "address :is \"from\" [\"person%1$d@office.example\", \"p%1$d@home.example\"]";
            case 2 ->
                "header :contains \"subject\" [\"invoice %1$d\", \"bill %1$d\", \"paid %1$d\"]";
            case 3 -> "anyof (header :matches \"to\" \"*team%1$d@*\", size :over %1$dM)";
            default ->
                "allof (header :contains \"subject\" \"report\","
                    + " not header :contains \"from\" \"desk%1$d\")";
          };
      script.append("if %s { fileinto \"Folder%d\"; }\n".formatted(test.formatted(i + 1), i + 1));
    }
    return script.toString();
  }

  /// A source that tells the rules of one script.
  private record Rules(int rules) implements EvidenceSource {
    @Override
    public SourceId id() {
      return new SourceId("sieve");
    }

    @Override
    public Set<EvidenceKind> supplies() {
      return Set.of(EvidenceKind.MAIL_RULE);
    }

    @Override
    public boolean reaches(Access access) {
      return true;
    }

    @Override
    public void read(Access access, ReadPlan plan, ObservationSink sink)
        throws InterruptedException {
      Extracted extracted =
          SieveReader.read(
              new Raw.RawScript(id(), "main", true, script(rules).getBytes(StandardCharsets.UTF_8)),
              ExtractLimits.DEFAULT);
      if (!(extracted instanceof Extracted.Facts facts)) {
        throw new IllegalStateException("the script cannot be read");
      }
      for (Observation rule : facts.observations()) {
        sink.accept(rule);
      }
      sink.accept(new Complete(EvidenceKind.MAIL_RULE, rules));
    }
  }
}
