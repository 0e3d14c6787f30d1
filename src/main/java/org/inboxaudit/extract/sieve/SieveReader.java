package org.inboxaudit.extract.sieve;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;

/// Reads a Sieve script into mail rules, one for each branch of an `if` and one for each run of
/// actions outside of any.
///
/// A script that does not parse is refused as a whole: no server would run the half of it. One with
/// more rules than we carry tells those it has and a gap for the rest. Octets that are not UTF-8
/// become U+FFFD; they can only stand in strings and comments.
public final class SieveReader {
  private static final int MAXIMUM_OCTETS = 1 << 20;

  private SieveReader() {}

  /// Reads a script. Never throws because of what it holds.
  public static Extracted read(Raw.RawScript raw, ExtractLimits limits) {
    if (raw.bytes().length > Math.min(MAXIMUM_OCTETS, limits.bytes())) {
      return new Extracted.Refused(Gap.Reason.LIMIT_REACHED, "sieve limit: octets");
    }
    String script = new String(raw.bytes(), StandardCharsets.UTF_8);
    if (script.startsWith("\ufeff")) {
      script = script.substring(1);
    }
    RuleList rules = new RuleList(raw);
    try {
      new ScriptWalk(rules, new RuleNames(raw.name())).walk(SieveGrammar.parse(script));
    } catch (ScriptProblem problem) {
      return new Extracted.Refused(problem.reason(), problem.what());
    }
    List<Observation> told = new ArrayList<>(rules.told());
    if (rules.incomplete()) {
      told.add(new Gap(EvidenceKind.MAIL_RULE, Gap.Reason.LIMIT_REACHED, raw.name(), Gap.UNKNOWN));
    }
    return new Extracted.Facts(told);
  }
}
