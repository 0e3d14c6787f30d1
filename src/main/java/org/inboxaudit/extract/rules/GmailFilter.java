package org.inboxaudit.extract.rules;

import java.util.List;
import java.util.Set;
import org.inboxaudit.evidence.RuleCondition;
import org.inboxaudit.extract.rules.GmailFeed.Property;

/// Translates one filter of Gmail, a flat list of properties, into a rule.
final class GmailFilter {
  private static final List<String> RECIPIENTS = List.of("to", "cc", "bcc");

  /// They say nothing about mail: chats are none, and a unit without a size measures nothing.
  private static final Set<String> SILENT = Set.of("excludeChats", "sizeOperator", "sizeUnit");

  private final List<Property> properties;
  private final RuleDraft draft = new RuleDraft();

  private GmailFilter(List<Property> properties) {
    this.properties = properties;
  }

  static RuleDraft read(List<Property> properties) {
    GmailFilter filter = new GmailFilter(properties);
    properties.stream()
        .filter(Property::isSet)
        .filter(property -> !SILENT.contains(property.name()))
        .forEach(property -> filter.read(property.name(), property.value()));
    return filter.draft;
  }

  private void read(String property, String value) {
    switch (property) {
      case "from" -> when(GmailQuery.read(value, List.of("from")));
      case "to" -> when(GmailQuery.read(value, RECIPIENTS));
      case "subject" -> when(GmailQuery.read(value, List.of("subject")));
      case "hasTheWord" -> when(GmailQuery.read(value, GmailQuery.EVERYWHERE));
      case "doesNotHaveTheWord" ->
          when(Conditions.not(GmailQuery.read(value, GmailQuery.EVERYWHERE)));
      case "hasAttachment" -> when(RuleDraft.opaque("has:attachment"));
      case "size" -> when(size(value));
      default -> act(property, value);
    }
  }

  private void when(RuleCondition condition) {
    draft.conditions.add(condition);
  }

  private void act(String property, String value) {
    switch (property) {
      case "forwardTo" -> draft.forward(value.strip());
      case "label" -> label(value);
      case "shouldArchive" -> {
        if (!isSet("label")) {
          draft.move("All Mail");
        }
      }
      case "shouldTrash" -> draft.trash("Trash");
      case "shouldSpam" -> draft.trash("Spam");
      case "shouldMarkAsRead" -> draft.flag("\\Seen");
      case "shouldStar" -> draft.flag("\\Flagged");
      default -> draft.other(property);
    }
  }

  /// A label alone leaves the message in the inbox.
  private void label(String label) {
    if (isSet("shouldArchive") || isSet("shouldTrash") || isSet("shouldSpam")) {
      draft.move(label);
    } else {
      draft.copy(label);
    }
  }

  private boolean isSet(String name) {
    return properties.stream().anyMatch(p -> p.name().equals(name) && p.isSet());
  }

  private boolean says(String name, String value) {
    return properties.contains(new Property(name, value));
  }

  private RuleCondition size(String value) {
    long unit = says("sizeUnit", "s_smb") ? 1 << 20 : says("sizeUnit", "s_skb") ? 1 << 10 : 1;
    boolean over = !says("sizeOperator", "s_ss");
    return Octets.read(value)
        .<RuleCondition>map(size -> new RuleCondition.Size(over, Octets.times(size, unit)))
        .orElseGet(() -> RuleDraft.opaque("size"));
  }
}
