package org.inboxaudit.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.inboxaudit.corpus.LabelFile.Row;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.RuleAction.Forward;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.sieve.SieveReader;

/// Sieve scripts, with what a server's compiler said of each.
///
/// A script that the compiler accepts must be read; every constant address it redirects to must be
/// told by a rule that runs, and no other. What the compiler refuses only has to be survived.
final class SieveKind implements Kind {
  private int accepted;
  private int read;
  private int addresses;
  private int told;
  private int readThoughRefused;

  @Override
  public String name() {
    return "sieve";
  }

  @Override
  public String labels() {
    return "sieve-labels.csv";
  }

  @Override
  public String what() {
    return "the reader of Sieve scripts, each as the active script";
  }

  @Override
  public Verdict judge(Row label, byte[] octets) {
    Extracted extracted =
        SieveReader.read(
            new Raw.RawScript(new SourceId("sieve"), "main", true, octets), ExtractLimits.DEFAULT);
    if (!label.get("oracle").equals("accepts")) {
      readThoughRefused += extracted instanceof Extracted.Facts ? 1 : 0;
      return Verdict.UNJUDGED;
    }
    accepted++;
    if (extracted instanceof Extracted.Refused refused) {
      return Verdict.missed("refused: " + refused.limit());
    }
    read++;
    return compare(targets(label.get("redirect_to")), ((Extracted.Facts) extracted).observations());
  }

  private Verdict compare(Set<String> expected, List<Observation> observations) {
    Set<String> running = new TreeSet<>();
    for (Observation observation : observations) {
      if (!(observation instanceof MailRule rule)) {
        return Verdict.missed("a gap: not read to the end");
      }
      rule.actions().stream()
          .filter(action -> rule.enabled() && action instanceof Forward)
          .forEach(action -> running.add(((Forward) action).target().toString()));
    }
    List<String> missing = expected.stream().filter(to -> !running.contains(to)).toList();
    addresses += expected.size();
    told += expected.size() - missing.size();
    if (!missing.isEmpty()) {
      return Verdict.missed("redirects not told: " + missing.size());
    }
    running.removeAll(expected);
    return running.isEmpty()
        ? Verdict.FOUND
        : Verdict.wrong("redirects told that the label does not know: " + running.size());
  }

  /// `address ; address :copy`. A target that is computed stands there as written and is left out:
  /// it is told, but not as an address.
  private static Set<String> targets(String field) {
    Set<String> targets = new TreeSet<>();
    for (String piece : field.split(";", -1)) {
      String address = piece.replace(":copy", "").strip();
      if (!address.isEmpty() && !address.contains("${")) {
        targets.add(
            EmailAddress.parse(address.substring(address.lastIndexOf('<') + 1).replace(">", ""))
                .map(EmailAddress::toString)
                .orElse(address));
      }
    }
    return targets;
  }

  @Override
  public List<String> figures() {
    List<String> figures = new ArrayList<>();
    figures.add("sieve accepted by the compiler %d, read %d".formatted(accepted, read));
    figures.add("sieve redirect addresses %d, told %d".formatted(addresses, told));
    figures.add("sieve refused by the compiler but read %d".formatted(readThoughRefused));
    return figures;
  }
}
