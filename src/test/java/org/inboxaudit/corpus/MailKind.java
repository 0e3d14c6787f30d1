package org.inboxaudit.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.corpus.LabelFile.Row;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.risk.Risk;
import org.inboxaudit.risk.Verdict.Level;

/// Whole messages: wanted, unwanted, dangerous, each as if it were the only one in a mailbox.
///
/// Whether a letter is spam is nothing this product judges. A dangerous one must give a finding; a
/// wanted one must not make the report ask for action.
final class MailKind implements Kind {
  private final MailChecks checks = new MailChecks();
  private final SortedMap<String, Figures> byClass = new TreeMap<>();
  private final SortedMap<String, Integer> findingsOnMalicious = new TreeMap<>();
  private final SortedMap<String, Integer> findingsOnBenign = new TreeMap<>();
  private int notices;

  private static final class Figures {
    private int messages;
    private int found;
    private int act;

    @Override
    public String toString() {
      return "%d messages, %d with a finding, %d \"act\"".formatted(messages, found, act);
    }
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public String labels() {
    return "mail-labels.csv";
  }

  @Override
  public String what() {
    return "all readers of a message and all checks; envelope and structure by our own readings, as"
        + " there is no mail server";
  }

  @Override
  public Verdict judge(Row label, byte[] octets) {
    WholeMessage message = WholeMessage.of(octets);
    notices += message.evidence().stream().anyMatch(Notice.class::isInstance) ? 1 : 0;
    SortedMap<CheckId, Outcome> outcomes = checks.outcomes(message);
    List<Finding> findings = MailChecks.aboveANote(outcomes);
    boolean act = Risk.verdict(outcomes).level() == Level.ACT;
    Figures figures =
        byClass.computeIfAbsent(label.get("label") + " " + label.get("class"), _ -> new Figures());
    figures.messages++;
    figures.found += findings.isEmpty() ? 0 : 1;
    figures.act += act ? 1 : 0;
    return switch (label.get("label")) {
      case "malicious" -> {
        count(findings, findingsOnMalicious);
        yield findings.isEmpty() ? Verdict.missed(label.get("class")) : Verdict.FOUND;
      }
      case "benign" -> {
        count(findings, findingsOnBenign);
        yield act ? Verdict.wrong(label.get("class") + ": asks for action") : Verdict.QUIET;
      }
      default -> Verdict.UNJUDGED;
    };
  }

  private static void count(List<Finding> findings, Map<String, Integer> counts) {
    findings.stream()
        .map(finding -> finding.check().value())
        .distinct()
        .forEach(check -> counts.merge(check, 1, Integer::sum));
  }

  @Override
  public List<String> figures() {
    List<String> figures = new ArrayList<>();
    byClass.forEach((name, counts) -> figures.add("mail " + name + ": " + counts));
    figures.add("mail malicious, messages by check " + findingsOnMalicious);
    figures.add("mail benign, messages by check " + findingsOnBenign);
    figures.add("mail taken for a provider's letter %d".formatted(notices));
    return figures;
  }
}
