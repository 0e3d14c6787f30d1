package org.inboxaudit.extract.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads Outlook's rules as JSON: what Exchange's PowerShell writes (`Get-InboxRule`, everything
/// side by side in words like `ForwardTo` and `ExceptIfFrom`), and what Microsoft Graph answers
/// (`messageRules`, with `conditions`, `exceptions` and `actions` apart).
///
/// A field with a value that we do not know is told as an opaque action: it may be one of tomorrow.
final class OutlookJson {
  private static final int DEPTH = 20;
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH)
                          .maxDocumentLength(RulesFileReader.MAXIMUM_OCTETS)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  /// Where a list of rules is wrapped up.
  private static final List<String> WRAPPERS = List.of("value", "rules");

  /// What every rule has some of, and hardly anything else has.
  private static final Set<String> MARKS =
      Set.of("actions", "forwardto", "redirectto", "movetofolder", "stopprocessingrules");

  /// What is said about a rule, not by it.
  private static final Set<String> ABOUT =
      Set.of(
          "conditions",
          "description",
          "distinguishedname",
          "errortype",
          "exceptions",
          "exchangeversion",
          "guid",
          "haserror",
          "id",
          "identity",
          "inerror",
          "isreadonly",
          "isvalid",
          "legacy",
          "mailboxownerid",
          "objectstate",
          "organizationid",
          "priority",
          "pscomputername",
          "psshowcomputername",
          "ruleidentity",
          "runspaceid",
          "sequence",
          "supportedbytask");

  private final RuleBook book;

  private OutlookJson(RuleBook book) {
    this.book = book;
  }

  static void read(String text, RuleBook book) throws RulesFileProblem {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException _) {
      throw RulesFileProblem.unreadable("JSON");
    }
    JsonNode list = root;
    for (String wrapper : WRAPPERS) {
      JsonNode inner = root.path(wrapper);
      list = inner.isArray() ? inner : list;
    }
    OutlookJson reader = new OutlookJson(book);
    if (list.isArray()) {
      list.forEach(reader::rule);
    } else {
      reader.rule(list);
    }
    if (!list.isEmpty() && book.hasNoRules()) {
      throw RulesFileProblem.unreadable("no rules");
    }
  }

  private void rule(JsonNode rule) {
    if (rule.properties().stream().noneMatch(field -> MARKS.contains(lower(field.getKey())))) {
      book.skip();
      return;
    }
    RuleDraft draft = new RuleDraft();
    for (Map.Entry<String, JsonNode> field : rule.properties()) {
      field(field.getKey(), field.getValue(), draft);
    }
    book.add(draft);
  }

  private static void field(String key, JsonNode value, RuleDraft draft) {
    switch (lower(key)) {
      case "name", "displayname" -> draft.name(value.asText(""));
      case "enabled", "isenabled" -> draft.enabled(!lower(value.asText("true")).equals("false"));
      case "actions" -> parts(value, (inner, what) -> OutlookActions.read(inner, what, draft));
      case "conditions" ->
          parts(value, (inner, what) -> draft.conditions.add(OutlookConditions.read(inner, what)));
      case "exceptions" -> parts(value, (inner, what) -> except(inner, what, draft));
      default -> flat(key, value, draft);
    }
    if (lower(key).equals("conditions") && value.isArray() && !value.isEmpty()) {
      draft.conditions.add(RuleDraft.opaque(key));
    }
  }

  private static void flat(String key, JsonNode value, RuleDraft draft) {
    String word = lower(key);
    if (isUnset(value) || ABOUT.contains(word) || word.startsWith("@odata")) {
      return;
    }
    if (word.startsWith("exceptif")) {
      except(key.substring("ExceptIf".length()), value, draft);
    } else if (OutlookConditions.isOne(word)) {
      draft.conditions.add(OutlookConditions.read(key, value));
    } else {
      OutlookActions.read(key, value, draft);
    }
  }

  private static void except(String key, JsonNode value, RuleDraft draft) {
    draft.conditions.add(Conditions.not(OutlookConditions.read(key, value)));
  }

  private static void parts(JsonNode parts, Part part) {
    for (Map.Entry<String, JsonNode> field : parts.properties()) {
      if (!isUnset(field.getValue()) && !field.getKey().startsWith("@odata")) {
        part.read(field.getKey(), field.getValue());
      }
    }
  }

  /// Both ways of writing name every field, most of them without a value.
  private static boolean isUnset(JsonNode value) {
    return value.isNull()
        || (value.isContainerNode() && value.isEmpty())
        || (value.isBoolean() && !value.asBoolean())
        || (value.isTextual() && (value.asText().isBlank() || value.asText().equals("False")));
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /// Takes one field with a value.
  @FunctionalInterface
  private interface Part {
    void read(String key, JsonNode value);
  }
}
