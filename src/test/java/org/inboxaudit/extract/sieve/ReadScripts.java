package org.inboxaudit.extract.sieve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.evidence.RuleCondition;
import org.inboxaudit.evidence.RuleCondition.Match;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;

/// Reads scripts in this very process, and tells what came out.
final class ReadScripts {
  private ReadScripts() {}

  static final SourceId SIEVE = new SourceId("sieve");
  static final EmailAddress ELSEWHERE = EmailAddress.of("box@elsewhere.example");
  static final RuleCondition ALWAYS = new RuleCondition.Always();

  static Extracted read(byte[] script, String name, boolean active) {
    return SieveReader.read(new Raw.RawScript(SIEVE, name, active, script), ExtractLimits.DEFAULT);
  }

  static List<Observation> observations(Extracted extracted) {
    return assertInstanceOf(Extracted.Facts.class, extracted).observations();
  }

  static List<MailRule> rules(String script, String name) {
    return observations(read(script.getBytes(UTF_8), name, true)).stream()
        .map(MailRule.class::cast)
        .toList();
  }

  static List<MailRule> rules(String script) {
    return rules(script, "main");
  }

  static MailRule only(String script) {
    List<MailRule> rules = rules(script);
    assertEquals(1, rules.size(), rules::toString);
    return rules.getFirst();
  }

  static Gap.Reason refusal(byte[] script) {
    return assertInstanceOf(Extracted.Refused.class, read(script, "main", true)).reason();
  }

  static Gap.Reason refusal(String script) {
    return refusal(script.getBytes(UTF_8));
  }

  static RuleCondition contains(String field, String... values) {
    return new RuleCondition.Matches(List.of(field), Match.CONTAINS, List.of(values));
  }

  static RuleAction forward(boolean keepsCopy) {
    return new RuleAction.Forward(ELSEWHERE, keepsCopy);
  }
}
