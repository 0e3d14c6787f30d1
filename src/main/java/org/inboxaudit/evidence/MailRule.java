package org.inboxaudit.evidence;

import java.util.List;

/// One mail rule: when it applies and what it then does, whatever language it was written in.
///
/// @param name what the owner would see as its name; the script's name where rules have none
/// @param enabled false if the server would not run it (an inactive script, a switched-off rule)
/// @param editor the program that wrote it, where its marks are recognised (`Roundcube`); else
///   empty
/// @param condition when it applies
/// @param actions what it does, in order
/// @param stops whether later rules are not looked at afterwards
public record MailRule(
    EvidenceRef ref,
    String name,
    boolean enabled,
    String editor,
    RuleCondition condition,
    List<RuleAction> actions,
    boolean stops)
    implements Evidence {
  public MailRule {
    actions = List.copyOf(actions);
  }
}
