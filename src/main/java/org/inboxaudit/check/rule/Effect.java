package org.inboxaudit.check.rule;

import java.util.Comparator;
import java.util.List;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Intel;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.evidence.RuleAction.Discard;
import org.inboxaudit.evidence.RuleAction.FileInto;
import org.inboxaudit.evidence.RuleAction.Forward;
import org.inboxaudit.evidence.RuleAction.ForwardComputed;
import org.inboxaudit.evidence.RuleAction.NotifyAddress;
import org.inboxaudit.evidence.RuleAction.Reject;
import org.inboxaudit.evidence.RuleAction.SetFlags;

/// What a rule does to the mail it picks out, gravest first.
enum Effect {
  DESTROYS,
  SENDS_ON,
  HIDES,
  ARCHIVES,
  MARKS_READ,
  NONE;

  /// The gravest of what the actions of a rule do. Sending on to the owner is nothing of the kind.
  static Effect of(MailRule rule, AuditContext context) {
    return rule.actions().stream()
        .map(action -> of(action, context))
        .min(Comparator.naturalOrder())
        .orElse(NONE);
  }

  private static Effect of(RuleAction action, AuditContext context) {
    return switch (action) {
      case Discard _, Reject _ -> DESTROYS;
      case SetFlags set when has(set, "\\Deleted") -> DESTROYS;
      case SetFlags set when has(set, "\\Seen") -> MARKS_READ;
      case FileInto(String folder) -> ofFiling(folder, context.intel());
      case Forward forward when !context.owns(forward.target()) -> SENDS_ON;
      case NotifyAddress note when !context.owns(note.target()) -> SENDS_ON;
      case ForwardComputed _ -> SENDS_ON;
      default -> NONE;
    };
  }

  private static Effect ofFiling(String folder, Intel intel) {
    if (intel.isFolderIn("discard-folders", folder)) {
      return DESTROYS;
    }
    if (RuleReading.isHideAway(folder, intel)) {
      return HIDES;
    }
    return intel.isFolderIn("archive-folders", folder) ? ARCHIVES : NONE;
  }

  /// Whether a rule marks mail as deleted, which some programs then take out of sight.
  static boolean marksDeleted(MailRule rule) {
    return flags(rule).stream().anyMatch(set -> has(set, "\\Deleted"));
  }

  static boolean marksRead(MailRule rule) {
    return flags(rule).stream().anyMatch(set -> has(set, "\\Seen"));
  }

  private static List<SetFlags> flags(MailRule rule) {
    return rule.actions().stream()
        .filter(SetFlags.class::isInstance)
        .map(SetFlags.class::cast)
        .toList();
  }

  private static boolean has(SetFlags set, String flag) {
    return set.flags().stream().anyMatch(flag::equalsIgnoreCase);
  }

  /// Whether three habits of intruders come together: a name that is none, a folder nobody opens,
  /// and mail marked as read there. Each alone is careless; all three at once are hardly that.
  static boolean isFurtive(MailRule rule, Intel intel) {
    return RuleReading.isOddName(rule.name())
        && marksRead(rule)
        && rule.actions().stream()
            .anyMatch(
                action ->
                    action instanceof FileInto(String folder)
                        && (intel.isFolderIn("discard-folders", folder)
                            || RuleReading.isHideAway(folder, intel)));
  }
}
