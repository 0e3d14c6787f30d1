package org.inboxaudit.audit.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.RuleCondition;
import org.inboxaudit.evidence.RuleCondition.AllOf;
import org.inboxaudit.evidence.RuleCondition.Always;
import org.inboxaudit.evidence.RuleCondition.AnyOf;
import org.inboxaudit.evidence.RuleCondition.Exists;
import org.inboxaudit.evidence.RuleCondition.Match;
import org.inboxaudit.evidence.RuleCondition.Matches;
import org.inboxaudit.evidence.RuleCondition.Never;
import org.inboxaudit.evidence.RuleCondition.Not;
import org.inboxaudit.evidence.RuleCondition.Opaque;
import org.inboxaudit.evidence.RuleCondition.Size;
import org.junit.jupiter.api.Test;

class TrialTest {
  private static final RuleCondition UNKNOWN = new Opaque("spamtest");
  private static final Message MESSAGE =
      EvidenceFixtures.message("m")
          .from("news@mountain.example")
          .subject("Your Password was changed")
          .header("to", "Owner <owner@mailbox.example>")
          .header("list-id", "Mountain News <news.mountain.example>")
          .build();

  private static Answer trial(RuleCondition condition) {
    Fields fields = new Fields();
    Trial trial = Trial.of(condition, fields);
    return trial.on(new Letter(fields, MESSAGE));
  }

  private static RuleCondition text(String field, Match match, String... values) {
    return new Matches(List.of(field), match, List.of(values));
  }

  @Test
  void comparesTextsWithoutRegardToCase() {
    assertEquals(Answer.YES, trial(text("subject", Match.CONTAINS, "PASSWORD")));
    assertEquals(Answer.NO, trial(text("subject", Match.IS, "password")));
    assertEquals(Answer.YES, trial(text("subject", Match.PATTERN, "your * was changed")));
  }

  @Test
  void comparesTheAddressAndTheWholeField() {
    assertEquals(Answer.YES, trial(text("from", Match.IS, "news@mountain.example")));
    assertEquals(Answer.YES, trial(text("to", Match.IS, "owner@mailbox.example")));
    assertEquals(Answer.YES, trial(text("to", Match.CONTAINS, "owner <owner")));
    assertEquals(Answer.YES, trial(text("from", Match.PATTERN, "*@mountain.example")));
  }

  @Test
  void readsTheFieldsThatAConditionNames() {
    assertEquals(Answer.YES, trial(text("list-id", Match.CONTAINS, "news.mountain")));
    assertEquals(Answer.NO, trial(text("x-spam-flag", Match.IS, "yes")));
    assertEquals(Answer.YES, trial(new Exists(List.of("list-id", "subject"))));
    assertEquals(Answer.NO, trial(new Exists(List.of("list-id", "precedence"))));
  }

  @Test
  void asksForThemButNotForTheEnvelope() {
    Fields fields = new Fields();
    var unused =
        Trial.of(
            new AllOf(
                List.of(
                    text("subject", Match.IS, "a"),
                    text("body", Match.IS, "a"),
                    text("not a field", Match.IS, "a"),
                    new Not(text("x-kind", Match.IS, "a")))),
            fields);
    assertEquals(Set.of("x-kind"), fields.toRead());
  }

  @Test
  void comparesTheSize() {
    assertEquals(Answer.YES, trial(new Size(true, 1999)));
    assertEquals(Answer.NO, trial(new Size(true, 2000)));
    assertEquals(Answer.NO, trial(new Size(false, 2000)));
  }

  @Test
  void doesNotGuessWhatNoHeaderTells() {
    assertEquals(Answer.UNKNOWN, trial(text("body", Match.CONTAINS, "password")));
    assertEquals(Answer.UNKNOWN, trial(text("subject", Match.REGEX, "pass.*")));
    assertEquals(Answer.UNKNOWN, trial(text("subject", Match.IS, "a".repeat(501))));
    assertEquals(Answer.UNKNOWN, trial(UNKNOWN));
  }

  @Test
  void decidesWhatCanBeDecidedAllTheSame() {
    RuleCondition yes = new Always();
    RuleCondition no = new Never();
    assertEquals(Answer.YES, trial(new AnyOf(List.of(UNKNOWN, yes))));
    assertEquals(Answer.UNKNOWN, trial(new AnyOf(List.of(UNKNOWN, no))));
    assertEquals(Answer.NO, trial(new AllOf(List.of(UNKNOWN, no))));
    assertEquals(Answer.UNKNOWN, trial(new AllOf(List.of(yes, UNKNOWN, yes))));
    assertEquals(Answer.UNKNOWN, trial(new Not(UNKNOWN)));
    assertEquals(Answer.NO, trial(new Not(yes)));
  }

  @Test
  void doesNotReadMoreThanFiftyFields() {
    Fields fields = new Fields();
    for (int i = 0; i < 60; i++) {
      var unused = Trial.of(text("x-" + i, Match.IS, "a"), fields);
    }
    assertEquals(50, fields.toRead().size());
    assertEquals(
        Answer.UNKNOWN,
        Trial.of(text("x-59", Match.IS, "a"), fields).on(new Letter(fields, MESSAGE)));
  }
}
