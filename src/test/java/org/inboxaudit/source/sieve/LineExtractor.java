package org.inboxaudit.source.sieve;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.evidence.RuleCondition;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor;
import org.inboxaudit.extract.Raw;

/// Understands one action a line, in the spelling these tests use, and refuses the word `broken`.
final class LineExtractor implements Extractor {

  @Override
  public Extracted extract(Raw raw, ExtractLimits limits) {
    Raw.RawScript script = (Raw.RawScript) raw;
    List<RuleAction> actions = new ArrayList<>();
    for (String line : new String(raw.bytes(), StandardCharsets.UTF_8).split("\r?\n", -1)) {
      String[] words = line.replaceAll("[\";]", "").split(" ", -1);
      switch (words[0]) {
        case "include" -> actions.add(new RuleAction.Include(words[2], words[1].equals(":global")));
        case "redirect" -> actions.add(new RuleAction.Forward(EmailAddress.of(words[1]), false));
        case "broken" -> {
          return new Extracted.Refused(Gap.Reason.UNREADABLE, "grammar");
        }
        default -> {}
      }
    }
    return new Extracted.Facts(
        List.of(
            new MailRule(
                new EvidenceRef(script.source(), EvidenceKind.MAIL_RULE, script.name()),
                script.name(),
                script.active(),
                "",
                new RuleCondition.Always(),
                actions,
                false)));
  }
}
