package org.inboxaudit.extract.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
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

/// What the tests of all formats ask and expect.
final class RulesFiles {
  static final SourceId FILE = new SourceId("file");
  static final String NAME = "rules";
  static final RuleCondition ALWAYS = new RuleCondition.Always();
  static final RuleAction SEEN = new RuleAction.SetFlags(List.of("\\Seen"));

  private RulesFiles() {}

  static Extracted read(byte[] bytes) {
    return RulesFileReader.read(new Raw.RawRules(FILE, NAME, bytes), ExtractLimits.DEFAULT);
  }

  static List<Observation> told(byte[] bytes) {
    return assertInstanceOf(Extracted.Facts.class, read(bytes)).observations();
  }

  static List<Observation> told(String text) {
    return told(text.getBytes(StandardCharsets.UTF_8));
  }

  static List<MailRule> rules(String text) {
    return told(text).stream().map(MailRule.class::cast).toList();
  }

  static MailRule only(String text) {
    List<MailRule> rules = rules(text);
    assertEquals(1, rules.size(), rules::toString);
    return rules.getFirst();
  }

  static Gap.Reason refusal(byte[] bytes) {
    return assertInstanceOf(Extracted.Refused.class, read(bytes)).reason();
  }

  static Gap.Reason refusal(String text) {
    return refusal(text.getBytes(StandardCharsets.UTF_8));
  }

  static RuleCondition contains(List<String> fields, String... values) {
    return new RuleCondition.Matches(fields, Match.CONTAINS, List.of(values));
  }

  static RuleCondition contains(String field, String... values) {
    return contains(List.of(field), values);
  }

  static RuleCondition opaque(String test) {
    return new RuleCondition.Opaque(test);
  }

  static RuleAction forward(String to, boolean keepsCopy) {
    return new RuleAction.Forward(EmailAddress.of(to), keepsCopy);
  }
}
