package org.inboxaudit.extract.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.RuleCondition;

/// Translates conditions of Outlook, by the words of PowerShell and of Graph.
final class OutlookConditions {
  private static final List<String> RECIPIENTS = List.of("to", "cc");
  private static final List<String> SUBJECT_AND_BODY = List.of("subject", "body");

  /// Words that a field of the message holds.
  private static final Map<String, List<String>> WORDS =
      Map.ofEntries(
          Map.entry("subjectcontains", List.of("subject")),
          Map.entry("subjectcontainswords", List.of("subject")),
          Map.entry("bodycontains", List.of("body")),
          Map.entry("bodycontainswords", List.of("body")),
          Map.entry("bodyorsubjectcontains", SUBJECT_AND_BODY),
          Map.entry("subjectorbodycontainswords", SUBJECT_AND_BODY),
          Map.entry("sendercontains", List.of("from")),
          Map.entry("fromaddresscontainswords", List.of("from")),
          Map.entry("recipientcontains", RECIPIENTS),
          Map.entry("recipientaddresscontainswords", RECIPIENTS));

  /// People whom a field names.
  private static final Map<String, List<String>> PEOPLE =
      Map.of(
          "from",
          List.of("from"),
          "fromaddresses",
          List.of("from"),
          "sentto",
          RECIPIENTS,
          "senttoaddresses",
          RECIPIENTS);

  /// Conditions of PowerShell that are nothing but themselves to us.
  private static final Set<String> OTHERS =
      Set.of(
          "flaggedforaction",
          "fromsubscription",
          "hasattachment",
          "hasclassification",
          "headercontainswords",
          "messagetypematches",
          "mynameinccbox",
          "mynameintobox",
          "mynameintoorccbox",
          "mynamenotintobox",
          "receivedafterdate",
          "receivedbeforedate",
          "sentonlytome",
          "withimportance",
          "withinsizerangemaximum",
          "withinsizerangeminimum",
          "withsensitivity");

  private OutlookConditions() {}

  /// Whether a field of a flat rule is a condition.
  static boolean isOne(String word) {
    return WORDS.containsKey(word) || PEOPLE.containsKey(word) || OTHERS.contains(word);
  }

  static RuleCondition read(String key, JsonNode value) {
    String word = OutlookJson.lower(key);
    List<String> fields = WORDS.get(word);
    if (fields != null) {
      return contains(fields, texts(value), key);
    }
    fields = PEOPLE.get(word);
    if (fields != null) {
      return contains(
          fields, OutlookPeople.read(value).stream().map(OutlookPeople.Person::text).toList(), key);
    }
    return switch (word) {
      case "headercontains", "headercontainswords" -> header(texts(value), key);
      case "withinsizerangeminimum" -> size(true, value, 1, key);
      case "withinsizerangemaximum" -> size(false, value, 1, key);
      case "withinsizerange" -> range(value, key);
      default -> RuleDraft.opaque(key);
    };
  }

  private static RuleCondition contains(List<String> fields, List<String> values, String key) {
    return values.isEmpty() ? RuleDraft.opaque(key) : Conditions.contains(fields, values);
  }

  /// The words may stand in any field; we look where people look, and say that there is more.
  private static RuleCondition header(List<String> words, String key) {
    return words.isEmpty()
        ? RuleDraft.opaque(key)
        : Conditions.any(
            List.of(
                Conditions.contains(List.of("from", "to", "cc", "subject"), words),
                RuleDraft.opaque(key)));
  }

  private static RuleCondition range(JsonNode value, String key) {
    List<RuleCondition> ends = new ArrayList<>();
    if (value.hasNonNull("minimumSize")) {
      ends.add(size(true, value.path("minimumSize"), 1024, key));
    }
    if (value.hasNonNull("maximumSize")) {
      ends.add(size(false, value.path("maximumSize"), 1024, key));
    }
    return ends.isEmpty() ? RuleDraft.opaque(key) : Conditions.all(ends);
  }

  private static RuleCondition size(boolean over, JsonNode value, long unit, String key) {
    Optional<Long> size = Octets.read(value.asText(""));
    return size.isPresent()
        ? new RuleCondition.Size(over, Octets.times(size.get(), unit))
        : RuleDraft.opaque(key);
  }

  private static List<String> texts(JsonNode value) {
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(item -> texts.add(item.asText("")));
    } else if (value.isValueNode()) {
      texts.add(value.asText(""));
    }
    return texts;
  }
}
