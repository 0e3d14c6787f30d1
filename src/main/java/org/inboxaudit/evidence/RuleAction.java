package org.inboxaudit.evidence;

import java.util.List;

/// What a mail rule does to a message.
public sealed interface RuleAction {

  /// Sends the message on (`redirect`, RFC 5228 §4.2; with `:copy`, RFC 3894).
  ///
  /// @param keepsCopy whether the mailbox still gets the message, judged over the whole rule
  record Forward(EmailAddress target, boolean keepsCopy) implements RuleAction {}

  /// Sends the message on to an address that is computed while the rule runs (RFC 5229 variables),
  /// so that nobody can read it beforehand.
  ///
  /// @param expression the text of the address as written
  record ForwardComputed(String expression, boolean keepsCopy) implements RuleAction {}

  /// Sends a note about the message to an address (`notify`, RFC 5435 and 5436).
  record NotifyAddress(EmailAddress target) implements RuleAction {}

  /// Files the message into a folder (`fileinto`, RFC 5228 §4.1).
  record FileInto(String folder) implements RuleAction {}

  /// Leaves the message in the inbox (`keep`).
  record Keep() implements RuleAction {}

  /// Destroys the message (`discard`).
  record Discard() implements RuleAction {}

  /// Refuses the message with an answer to its sender (`reject`, RFC 5429).
  record Reject() implements RuleAction {}

  /// Sets flags on the message (RFC 5232), as written: `\Seen`.
  record SetFlags(List<String> flags) implements RuleAction {
    public SetFlags {
      flags = List.copyOf(flags);
    }
  }

  /// Answers the sender (`vacation`, RFC 5230). Of the text only those facts are told that a
  /// stranger would plant there.
  ///
  /// @param links the hosts its links lead to, each once
  /// @param addresses the addresses it names, the sender it pretends to included, each once
  /// @param bankDetails whether it names an account to pay to
  record Reply(List<Domain> links, List<EmailAddress> addresses, boolean bankDetails)
      implements RuleAction {
    public Reply {
      links = List.copyOf(links);
      addresses = List.copyOf(addresses);
    }
  }

  /// Changes the message's header (RFC 5293).
  record EditHeader(String field) implements RuleAction {}

  /// Runs another script (RFC 6609).
  ///
  /// @param global whether it lies in the server's own store, where the owner cannot read it
  record Include(String script, boolean global) implements RuleAction {}

  /// Hands the message to a program on the server (`pipe`, `filter`, `execute`).
  record Execute(String program) implements RuleAction {}

  /// An action we do not know; `command` is its name in the rule language.
  record Opaque(String command) implements RuleAction {}
}
