package org.inboxaudit.extract.sieve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.process.Frames;

/// Reads scripts as the service does: as the active one, and through the parser process's answer.
final class Scripts {
  private Scripts() {}

  static Extracted read(byte[] octets) {
    Raw.RawScript script = new Raw.RawScript(new SourceId("sieve"), "main", true, octets);
    Extracted answer = SieveReader.read(script, ExtractLimits.DEFAULT);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      Frames.writeAnswer(line, answer, script);
      return Frames.readAnswer(new ByteArrayInputStream(line.toByteArray()), script);
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    }
  }

  static List<Observation> observations(String script) {
    return assertInstanceOf(Extracted.Facts.class, read(script.getBytes(UTF_8))).observations();
  }

  static List<MailRule> rules(String script) {
    return observations(script).stream()
        .filter(MailRule.class::isInstance)
        .map(MailRule.class::cast)
        .toList();
  }

  static boolean hasGap(String script) {
    return observations(script).stream().anyMatch(Gap.class::isInstance);
  }

  private static Stream<RuleAction> running(String script) {
    return rules(script).stream()
        .filter(MailRule::enabled)
        .flatMap(rule -> rule.actions().stream());
  }

  /// Where rules that run send mail to, in order; `?` for an address that is computed.
  static List<String> targets(String script) {
    return running(script)
        .flatMap(
            action ->
                switch (action) {
                  case RuleAction.Forward forward -> Stream.of(forward.target().toString());
                  case RuleAction.ForwardComputed _ -> Stream.of("?");
                  case RuleAction.NotifyAddress note -> Stream.of("note " + note.target());
                  case RuleAction _ -> Stream.<String>empty();
                })
        .toList();
  }

  static RuleAction.Reply reply(String script) {
    return running(script)
        .filter(RuleAction.Reply.class::isInstance)
        .map(RuleAction.Reply.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
