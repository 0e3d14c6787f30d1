package org.inboxaudit.extract.sieve;

import java.util.List;
import org.inboxaudit.extract.sieve.SieveSyntax.Command;

/// What certainly happens to the mailbox's own copy of a message (RFC 5228 §2.10.2).
///
/// The implicit keep stands until an action cancels it; an explicit delivery stands in any case.
///
/// @param delivered whether an action puts the message into a folder
/// @param cancelled whether an action takes the implicit keep away
record Delivery(boolean delivered, boolean cancelled) {
  static final Delivery NOTHING = new Delivery(false, false);

  Delivery plus(Delivery other) {
    return new Delivery(delivered || other.delivered, cancelled || other.cancelled);
  }

  boolean keepsCopy() {
    return delivered || !cancelled;
  }

  /// What one command does whenever it is reached. A block counts if its test is always true.
  static Delivery of(Command command) {
    boolean copy = command.arguments().has("copy");
    return switch (command.name()) {
      case "keep", "fileinto", "snooze" -> new Delivery(true, true);
      // RFC 3894: with :copy the implicit keep stays.
      case "redirect", "pipe" -> new Delivery(false, !copy);
      case "discard", "reject", "ereject" -> new Delivery(false, true);
      case "if" ->
          command.tests().size() == 1
                  && ConditionReader.constant(command.tests().getFirst()).orElse(false)
              ? of(command.block().orElse(List.of()))
              : NOTHING;
      default -> NOTHING;
    };
  }

  private static Delivery of(List<Command> block) {
    Delivery all = NOTHING;
    for (Command command : block) {
      if (command.is("stop", "return")) {
        return all;
      }
      all = all.plus(of(command));
      if (all.delivered && all.cancelled) {
        return all; // nothing more can happen
      }
    }
    return all;
  }

  /// What happens from each command of a block on, to the end of the block and then `after` it; one
  /// more element than there are commands.
  static Delivery[] onwards(List<Command> block, Delivery after) {
    Delivery[] onwards = new Delivery[block.size() + 1];
    onwards[block.size()] = after;
    for (int i = block.size() - 1; i >= 0; i--) {
      Command command = block.get(i);
      onwards[i] = command.is("stop", "return") ? NOTHING : of(command).plus(onwards[i + 1]);
    }
    return onwards;
  }
}
