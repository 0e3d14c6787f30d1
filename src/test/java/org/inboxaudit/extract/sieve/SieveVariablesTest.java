package org.inboxaudit.extract.sieve;

import static org.inboxaudit.extract.sieve.ReadScripts.forward;
import static org.inboxaudit.extract.sieve.ReadScripts.only;
import static org.inboxaudit.extract.sieve.ReadScripts.rules;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.RuleAction;
import org.junit.jupiter.api.Test;

/// Addresses that a script does not write down as they are.
final class SieveVariablesTest {
  @Test
  void putsConstantVariablesIntoAnAddress() {
    assertEquals(
        List.of(forward(false)),
        only("""
                require "variables";
                set "a" "box"; set :lower "b" "ELSEWHERE";
                if true { set "c" "${b}.example"; }
                redirect "${a}${unset}@${C}";
                """)
            .actions());
  }

  @Test
  void decodesEncodedCharactersInAnAddress() {
    assertEquals(
        List.of(forward(false)),
        only("""
                require "encoded-character";
                redirect "${hex: 62 6f}x${unicode:0040}elsewhere.example";
                """)
            .actions());
  }

  @Test
  void saysThatAnAddressIsComputed() {
    assertEquals(
        List.of(new RuleAction.ForwardComputed("${1}@elsewhere.example", true)),
        rules(
                """
                require ["variables", "copy"];
                if header :matches "Subject" "*" { redirect :copy "${1}@elsewhere.example"; }
                """)
            .getFirst()
            .actions());
  }

  @Test
  void saysThatAnAddressIsComputedWhenAVariableDependsOnTheWay() {
    assertEquals(
        new RuleAction.ForwardComputed("${to}", false),
        only("""
                set "to" "owner@example.org";
                if exists "X" { set "to" "box@elsewhere.example"; }
                redirect "${to}";
                """)
            .actions()
            .getFirst());
  }

  @Test
  void saysThatATargetItCannotReadIsComputed() {
    assertEquals(
        List.of(new RuleAction.ForwardComputed("somebody", false)),
        only("redirect \"somebody\";").actions());
  }

  @Test
  void leavesReferencesAloneWhereVariablesAreNotUsed() {
    assertEquals(List.of(new RuleAction.FileInto("${a}")), only("fileinto \"${a}\";").actions());
  }

  @Test
  void readsThroughCommentsAndMultiLineStrings() {
    MailRule rule =
        only(
            """
            if /* a */ header # b
              :contains ["Subject" /* , "c" */] "x;}" {
              vacation text: # here it comes
            redirect "decoy@example.org";
            ..
            .
            ;
              REDIRECT /* keep; */ "box@elsewhere.example";
            }
            """);
    assertEquals(
        List.of(
            new RuleAction.Reply(List.of(), List.of(EmailAddress.of("decoy@example.org")), false),
            forward(false)),
        rule.actions());
  }

  @Test
  void readsAScriptWithoutLineEndOrLastSemicolon() {
    assertEquals(
        List.of(forward(false)),
        only("\ufeffif true { redirect \"<box@elsewhere.example>\" }").actions());
  }

  @Test
  void readsACommentOnlyUpToTheLineFeed() {
    assertEquals(
        List.of(new RuleAction.Keep()), only("# a\r redirect \"x@y.example\";\nkeep;").actions());
  }
}
