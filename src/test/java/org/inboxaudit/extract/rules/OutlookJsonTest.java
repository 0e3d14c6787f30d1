package org.inboxaudit.extract.rules;

import static org.inboxaudit.extract.rules.RulesFiles.ALWAYS;
import static org.inboxaudit.extract.rules.RulesFiles.SEEN;
import static org.inboxaudit.extract.rules.RulesFiles.contains;
import static org.inboxaudit.extract.rules.RulesFiles.forward;
import static org.inboxaudit.extract.rules.RulesFiles.only;
import static org.inboxaudit.extract.rules.RulesFiles.opaque;
import static org.inboxaudit.extract.rules.RulesFiles.refusal;
import static org.inboxaudit.extract.rules.RulesFiles.rules;
import static org.inboxaudit.extract.rules.RulesFiles.told;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.evidence.RuleCondition;
import org.junit.jupiter.api.Test;

final class OutlookJsonTest {
  /// As Exchange's PowerShell writes a rule, with most of what it leaves empty.
  private static final String SHELL =
      """
      {"RunspaceId": "0b0b", "Description": "If the message: ...", "Enabled": true,
       "Identity": "owner\\\\1234", "InError": false, "ErrorType": "None", "Name": "..",
       "Priority": 1, "RuleIdentity": 1234, "SupportedByTask": true, "Legacy": false,
       "BodyContainsWords": null, "SubjectContainsWords": [], "HasAttachment": false,
       "SubjectOrBodyContainsWords": ["invoice", "wire"], "From": null,
       "ForwardTo": ["\\"Jo\\" [SMTP:jo@elsewhere.example]"], "MoveToFolder": "RSS Feeds",
       "MarkAsRead": true, "DeleteMessage": false, "StopProcessingRules": true,
       "MailboxOwnerId": "owner", "IsValid": true, "ObjectState": "Unchanged"}
      """;

  private static MailRule shell(String fields) {
    return only("{\"Name\": \"x\", \"ForwardTo\": null, " + fields + "}");
  }

  private static RuleCondition graph(String conditions) {
    return only("{\"conditions\": {" + conditions + "}, \"actions\": {}}").condition();
  }

  @Test
  void readsARuleOfPowerShell() {
    MailRule rule = only("[" + SHELL + "]");
    assertEquals("..", rule.name());
    assertEquals("Outlook", rule.editor());
    assertTrue(rule.enabled());
    assertTrue(rule.stops());
    assertEquals(contains(List.of("subject", "body"), "invoice", "wire"), rule.condition());
    assertEquals(
        List.of(forward("jo@elsewhere.example", true), new RuleAction.FileInto("RSS Feeds"), SEEN),
        rule.actions());
  }

  @Test
  void readsASingleRuleThatIsNoList() {
    assertEquals(only("[" + SHELL + "]"), only(SHELL));
  }

  @Test
  void readsTheFileAsWindowsPowerShellSavesIt() {
    byte[] wide = ("\ufeff" + SHELL).getBytes(StandardCharsets.UTF_16LE);
    assertEquals(List.of(only(SHELL)), told(wide));
  }

  @Test
  void readsARuleOfGraph() {
    MailRule rule =
        only(
            """
            {"@odata.context": "https://graph", "value": [{
              "id": "AQAA", "displayName": "Keep", "sequence": 2, "isEnabled": false,
              "hasError": false, "isReadOnly": false,
              "conditions": {"senderContains": ["alerts"], "withinSizeRange":
                {"minimumSize": 1, "maximumSize": 20}},
              "exceptions": {"subjectContains": ["weekly"]},
              "actions": {"redirectTo": [{"emailAddress": {"name": "J",
                "address": "j@elsewhere.example"}}], "permanentDelete": true,
                "stopProcessingRules": true, "markAsRead": false}}]}
            """);
    assertEquals("Keep", rule.name());
    assertFalse(rule.enabled());
    assertTrue(rule.stops());
    assertEquals(
        new RuleCondition.AllOf(
            List.of(
                contains("from", "alerts"),
                new RuleCondition.AllOf(
                    List.of(
                        new RuleCondition.Size(true, 1024),
                        new RuleCondition.Size(false, 20 * 1024))),
                new RuleCondition.Not(contains("subject", "weekly")))),
        rule.condition());
    assertEquals(
        List.of(forward("j@elsewhere.example", false), new RuleAction.Discard()), rule.actions());
  }

  @Test
  void tellsARuleWithoutConditionAsOneForAllMail() {
    assertEquals(ALWAYS, graph(""));
    assertEquals(ALWAYS, shell("\"MarkAsRead\": true").condition());
  }

  @Test
  void readsPeopleAsTheyAreWritten() {
    for (String line :
        """
        "jo@x.example"                                   | jo@x.example
        "Jo <jo@x.example>"                              | jo@x.example
        "\\"Jo\\" [smtp:jo@x.example]"                   | jo@x.example
        ["\\"Jo [IT]\\" [SMTP:jo@x.example]"]            | jo@x.example
        {"Address": "jo@x.example", "RoutingType": "SMTP"} | jo@x.example
        [{"address": "jo@x.example"}]                    | jo@x.example
        """
            .lines()
            .toList()) {
      String[] row = line.split(" \\| ", -1);
      assertEquals(
          List.of(forward(row[1], true)), shell("\"RedirectTo\": " + row[0]).actions(), row[0]);
    }
  }

  @Test
  void tellsSeveralPeopleInOneText() {
    assertEquals(
        List.of(forward("a@x.example", true), forward("b@x.example", true)),
        shell("\"ForwardAsAttachmentTo\": \"A [SMTP:a@x.example], B [SMTP:b@x.example]\"")
            .actions());
  }

  @Test
  void passesOnTheNameOfSomebodyInTheDirectory() {
    assertEquals(
        List.of(new RuleAction.ForwardComputed("EX:/o=Org/cn=jo", true)),
        shell("\"ForwardTo2\": null, \"RedirectTo\": [\"\\\"Jo\\\" [EX:/o=Org/cn=jo]\"]")
            .actions());
  }

  @Test
  void keepsNoCopyOfWhatIsSentOnAndDeleted() {
    for (String end : List.of("DeleteMessage", "SoftDeleteMessage")) {
      assertEquals(
          forward("jo@x.example", false),
          shell("\"RedirectTo\": \"jo@x.example\", \"" + end + "\": true").actions().getFirst());
    }
  }

  @Test
  void negatesExceptions() {
    assertEquals(
        new RuleCondition.Not(contains("from", "boss@x.example")),
        shell("\"ExceptIfFrom\": [\"[SMTP:boss@x.example]\"]").condition());
  }

  @Test
  void readsSizesOfPowerShell() {
    assertEquals(
        new RuleCondition.Size(true, 1023),
        shell("\"WithinSizeRangeMinimum\": \"1 KB (1,023 bytes)\"").condition());
    assertEquals(
        new RuleCondition.Size(false, 2048),
        shell("\"WithinSizeRangeMaximum\": \"2 KB\"").condition());
  }

  @Test
  void keepsConditionsItCannotSayOpaque() {
    assertEquals(opaque("sentToMe"), graph("\"sentToMe\": true"));
    assertEquals(opaque("MyNameInToBox"), shell("\"MyNameInToBox\": true").condition());
    assertEquals(
        new RuleCondition.AnyOf(
            List.of(
                contains(List.of("from", "to", "cc", "subject"), "X-Spam"),
                opaque("headerContains"))),
        graph("\"headerContains\": [\"X-Spam\"]"));
  }

  @Test
  void doesNotDropAFieldItDoesNotKnow() {
    assertEquals(
        List.of(new RuleAction.Opaque("SendToSatellite")),
        shell("\"SendToSatellite\": \"x\"").actions());
  }

  @Test
  void readsTheLastPartOfAFoldersPath() {
    assertEquals(
        List.of(new RuleAction.FileInto("/Inbox/RSS")),
        shell("\"MoveToFolder\": \"owner:\\\\Inbox\\\\RSS\"").actions());
  }

  @Test
  void saysThatAnItemIsNoRule() {
    assertEquals(
        Gap.Reason.UNREADABLE, ((Gap) told("[" + SHELL + ", {\"a\": 1}, 7]").getLast()).reason());
  }

  @Test
  void tellsNothingOfAnEmptyList() {
    assertEquals(List.of(), rules("[]"));
    assertEquals(List.of(), rules("{\"value\": []}"));
  }

  @Test
  void refusesWhatHoldsNoRules() {
    for (String other :
        List.of(
            "{\"name\": \"package\", \"version\": \"1\"}",
            "[1, 2]",
            "{\"a\"",
            "{}{}",
            "[".repeat(100_000),
            "{\"Name\": \"x\", \"ForwardTo\": \"a@b.example\", \"ForwardTo\": null}")) {
      assertEquals(Gap.Reason.UNREADABLE, refusal(other), () -> other.substring(0, 5));
    }
  }
}
