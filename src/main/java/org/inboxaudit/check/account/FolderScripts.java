package org.inboxaudit.check.account;

import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Shown;
import org.inboxaudit.evidence.AccountSetting;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.evidence.RuleAction.Execute;
import org.inboxaudit.evidence.RuleAction.Forward;
import org.inboxaudit.evidence.RuleAction.ForwardComputed;
import org.inboxaudit.evidence.RuleAction.NotifyAddress;

/// What [FolderScriptCheck] remembers: the scripts on folders, and what the rules of each script
/// do. Which comes first is not known.
///
/// @param hung by the folder they hang on
/// @param effects by the script they stand in
/// @param more whether there were more than these
record FolderScripts(
    SortedMap<String, Hung> hung, SortedMap<String, Effect> effects, boolean more) {
  private static final int MOST = 40;
  private static final int MOST_EFFECTS = 100;

  /// @param source the connector that saw it
  /// @param folder fit to be shown; empty if it is for all folders that have none
  /// @param script its name, fit to be shown
  /// @param scriptKey what its rules are found by
  /// @param junk whether the folder is one for mail nobody wants
  record Hung(String source, String folder, String script, String scriptKey, boolean junk) {}

  /// What the rules of a script do.
  ///
  /// @param target the address or the program, fit to be shown; empty if mail stays in the mailbox
  /// @param program whether it is a program on the server
  record Effect(String target, boolean program) {
    private static final Effect NONE = new Effect("", false);

    /// Sending mail out is graver than handing it to a program, that is graver than sorting it.
    private Effect or(Effect other) {
      if (target.isEmpty() || other.target.isEmpty()) {
        return target.isEmpty() ? other : this;
      }
      if (program != other.program) {
        return program ? other : this;
      }
      return target.compareTo(other.target) <= 0 ? this : other;
    }
  }

  static FolderScripts none() {
    return new FolderScripts(new TreeMap<>(), new TreeMap<>(), false);
  }

  FolderScripts and(AccountSetting setting, AuditContext context) {
    EvidenceRef ref = setting.ref();
    String folder = setting.folder();
    hung.putIfAbsent(
        Shown.key(folder) + "|" + ref.source().value(),
        new Hung(
            ref.source().value(),
            folder.isEmpty() ? "" : Shown.of(folder),
            Shown.of(setting.value()),
            Shown.key(setting.value()),
            context.intel().isFolderIn("discard-folders", folder)));
    boolean full = hung.size() > MOST;
    if (full) {
      hung.pollLastEntry();
    }
    return new FolderScripts(hung, effects, more || full);
  }

  /// Rules of scripts that no list calls active count as well: the folder runs them.
  FolderScripts and(MailRule rule, AuditContext context) {
    Effect effect = Effect.NONE;
    for (RuleAction action : rule.actions()) {
      effect = effect.or(effect(action, context));
    }
    effects.merge(Shown.key(rule.ref().key()), effect, Effect::or);
    if (effects.size() > MOST_EFFECTS) {
      effects.pollLastEntry();
    }
    return this;
  }

  private static Effect effect(RuleAction action, AuditContext context) {
    return switch (action) {
      case Forward(EmailAddress target, boolean _) when !context.owns(target) ->
          new Effect(Shown.of(target.toString()), false);
      case NotifyAddress(EmailAddress target) when !context.owns(target) ->
          new Effect(Shown.of(target.toString()), false);
      case ForwardComputed computed -> new Effect(Shown.of(computed.expression()), false);
      case Execute execute -> new Effect(Shown.of(execute.program()), true);
      default -> Effect.NONE;
    };
  }

  /// Somebody the owner never wrote to. An owner hardly ever hangs a script on a folder, and a
  /// server never sends mail out by one.
  static boolean isStranger(String target, AuditContext context) {
    return context.index().complete()
        && EmailAddress.parse(target)
            .filter(address -> !context.index().wroteTo(address))
            .isPresent();
  }
}
