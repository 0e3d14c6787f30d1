package org.inboxaudit.check.rule;

import static org.inboxaudit.evidence.EvidenceFixtures.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.inboxaudit.audit.IntelPacks;
import org.inboxaudit.check.Intel;
import org.inboxaudit.check.Shown;
import org.inboxaudit.evidence.RuleCondition;
import org.inboxaudit.evidence.RuleCondition.AllOf;
import org.inboxaudit.evidence.RuleCondition.Always;
import org.inboxaudit.evidence.RuleCondition.AnyOf;
import org.inboxaudit.evidence.RuleCondition.Exists;
import org.inboxaudit.evidence.RuleCondition.Match;
import org.inboxaudit.evidence.RuleCondition.Matches;
import org.inboxaudit.evidence.RuleCondition.Not;
import org.inboxaudit.evidence.RuleCondition.Opaque;
import org.inboxaudit.evidence.RuleCondition.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleReadingTest {
  private static final Intel INTEL = IntelPacks.read();

  @Test
  void seesThroughDisguisesOfAlways() {
    List<RuleCondition> disguises =
        List.of(
            new Always(),
            new Size(true, 100),
            new Size(false, 50L << 20),
            new Exists(List.of("from")),
            new Matches(List.of("body"), Match.CONTAINS, List.of("\u0000")),
            new Matches(List.of("from"), Match.CONTAINS, List.of("@")),
            new Matches(List.of("from"), Match.PATTERN, List.of("*@*")),
            new Matches(List.of("subject"), Match.PATTERN, List.of("*")),
            new Matches(List.of("body"), Match.CONTAINS, List.of("e")),
            new Not(new Exists(List.of("x-never"))),
            new AnyOf(List.of(subject("x"), new Always())),
            new AllOf(List.of(new Always(), new Size(true, 0))));
    assertTrue(disguises.stream().allMatch(RuleReading::catchesAll));
  }

  @Test
  void doesNotTakeANarrowConditionForAllMail() {
    List<RuleCondition> narrow =
        List.of(
            subject("report"),
            subject("@"),
            new Matches(List.of("subject"), Match.IS, List.of("")),
            new Matches(List.of("x-label"), Match.CONTAINS, List.of("")),
            new Matches(List.of("subject"), Match.PATTERN, List.of("*report*")),
            new Size(true, 1_000_000),
            new Opaque("spamtest"),
            new Not(new Opaque("spamtest")),
            new AllOf(List.of(new Always(), subject("report"))));
    assertTrue(narrow.stream().noneMatch(RuleReading::catchesAll));
  }

  @Test
  void leavesWordsUnderANotAlone() {
    var rule = rule("r").when(new Not(subject("password"))).build();
    assertEquals(List.of(), RuleReading.securityWords(rule, INTEL));
  }

  @Test
  void findsWordsOnlyWhereAWordBegins() {
    assertEquals(
        List.of("alert"),
        RuleReading.securityWords(rule("r").when("subject", "*Alerts*", "unhackx").build(), INTEL));
  }

  @Test
  void findsTibetanChineseAndRussianWords() {
    var rule = rule("r").when("subject", "གསང་གྲངས་བརྗེ་བ།", "修改密码", "Ваш пароль").build();
    assertEquals(3, RuleReading.securityWords(rule, INTEL).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", ",", "dd", "7", "...", "-", " ", "。", "་", "aaaa", "ｄｄ"})
  void callsAnEmptyOrTinyNameOdd(String name) {
    assertTrue(RuleReading.isOddName(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v1.2", "Mr. X", "备份", "ལས", "bank", "HR", "main#3"})
  void leavesNamesInOtherScriptsAndNamesWithADotAlone(String name) {
    assertFalse(RuleReading.isOddName(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSS Feeds", "INBOX/RSS Feeds", "INBOX.RSS Feeds", "对话历史记录", "."})
  void knowsFoldersThatNobodyOpens(String folder) {
    assertTrue(RuleReading.isHideAway(folder, INTEL));
  }

  @Test
  void takesControlCharactersOutOfNames() {
    assertEquals("ab", Shown.of("a\u202e\u0007b"));
  }

  private static Matches subject(String word) {
    return new Matches(List.of("subject"), Match.CONTAINS, List.of(word));
  }
}
