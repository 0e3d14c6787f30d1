package org.inboxaudit.risk;

import java.util.List;

/// Is someone in this mailbox? One of three headings, and why. Never a number (ADR 9).
///
/// @param because the fingerprints of the findings that led to it, weightiest first
/// @param concluded how many checks could answer in full
/// @param checks how many checks there are
public record Verdict(Level level, List<String> because, int concluded, int checks) {
  public Verdict {
    because = List.copyOf(because);
  }

  /// The three headings.
  public enum Level {
    /// Something needs action today.
    ACT,
    /// Something only the owner can judge.
    CHECK,
    /// Not one of the signs was seen, which proves nothing.
    NOTHING_SEEN
  }
}
