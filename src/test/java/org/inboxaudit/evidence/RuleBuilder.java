package org.inboxaudit.evidence;

import java.util.List;

/// Builds a [MailRule] for a test.
public final class RuleBuilder {
  private final String key;
  private String source = "sieve";
  private String editor = "";
  private String name = "my rule";
  private String position = "";
  private boolean stops;
  private boolean enabled = true;
  private RuleCondition condition = new RuleCondition.Always();
  private List<RuleAction> actions = List.of();

  RuleBuilder(String key) {
    this.key = key;
  }

  /// Where it stands in its script.
  public RuleBuilder at(int newPosition) {
    position = Integer.toString(newPosition);
    return this;
  }

  /// No later rule of the script is looked at.
  public RuleBuilder stops() {
    stops = true;
    return this;
  }

  public RuleBuilder named(String newName) {
    name = newName;
    return this;
  }

  /// Changes the connector that saw it.
  public RuleBuilder seenBy(String newSource) {
    source = newSource;
    return this;
  }

  public RuleBuilder writtenWith(String newEditor) {
    editor = newEditor;
    return this;
  }

  public RuleBuilder disabled() {
    enabled = false;
    return this;
  }

  public RuleBuilder when(RuleCondition newCondition) {
    condition = newCondition;
    return this;
  }

  /// A condition on one field: the text contains one of the values.
  public RuleBuilder when(String field, String... values) {
    return when(
        new RuleCondition.Matches(List.of(field), RuleCondition.Match.CONTAINS, List.of(values)));
  }

  public RuleBuilder does(RuleAction... newActions) {
    actions = List.of(newActions);
    return this;
  }

  /// Sends on and keeps a copy.
  public RuleBuilder forwardsTo(String target) {
    return does(new RuleAction.Forward(EmailAddress.of(target), true));
  }

  /// Sends on and keeps nothing.
  public RuleBuilder movesTo(String target) {
    return does(new RuleAction.Forward(EmailAddress.of(target), false));
  }

  public RuleBuilder filesInto(String folder) {
    return does(new RuleAction.FileInto(folder));
  }

  /// Files and marks as read.
  public RuleBuilder hidesIn(String folder) {
    return does(new RuleAction.SetFlags(List.of("\\Seen")), new RuleAction.FileInto(folder));
  }

  public MailRule build() {
    return new MailRule(
        EvidenceFixtures.ref(source, EvidenceKind.MAIL_RULE, key).withPart(position),
        name,
        enabled,
        editor,
        condition,
        actions,
        stops);
  }
}
