package org.inboxaudit.corpus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.inboxaudit.corpus.LabelFile.Row;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.evidence.RuleAction.Forward;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.process.Frames;
import org.inboxaudit.extract.sieve.SieveReader;

/// Sieve scripts, with what a server's compiler said of each.
///
/// A script that the compiler accepts must be read; every constant address it redirects to must be
/// told, and no other by a rule that runs. Compilers keep what stands behind a `stop`, so an
/// address may be told by a rule that is never reached; those are counted. What the compiler
/// refuses only has to be survived.
final class SieveKind implements Kind {
  private int accepted;
  private int read;
  private int addresses;
  private int told;
  private int unreachable;
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
  public Verdict judge(Row label, byte[] octets) throws IOException {
    Raw.RawScript script = new Raw.RawScript(new SourceId("sieve"), "main", true, octets);
    Extracted extracted = passedOn(SieveReader.read(script, ExtractLimits.DEFAULT), script);
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

  /// The answer as it comes out of the parser process, which has limits of its own.
  private static Extracted passedOn(Extracted answer, Raw asked) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    Frames.writeAnswer(line, answer, asked);
    return Frames.readAnswer(new ByteArrayInputStream(line.toByteArray()), asked);
  }

  private Verdict compare(Set<String> expected, List<Observation> observations) {
    Set<String> running = new TreeSet<>();
    Set<String> resting = new TreeSet<>();
    for (Observation observation : observations) {
      if (!(observation instanceof MailRule rule)) {
        return Verdict.missed("a gap: not read to the end");
      }
      for (RuleAction action : rule.actions()) {
        if (action instanceof Forward(EmailAddress target, boolean _)) {
          (rule.enabled() ? running : resting).add(target.toString());
        }
      }
    }
    resting.removeAll(running);
    resting.retainAll(expected);
    unreachable += resting.size();
    List<String> missing =
        expected.stream().filter(to -> !running.contains(to) && !resting.contains(to)).toList();
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
    figures.add(
        "sieve redirect addresses %d, told %d, of them by rules that are never reached %d"
            .formatted(addresses, told, unreachable));
    figures.add("sieve refused by the compiler but read %d".formatted(readThoughRefused));
    return figures;
  }
}
