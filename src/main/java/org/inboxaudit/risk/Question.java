package org.inboxaudit.risk;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.finding.Finding;

/// Which findings ask "was that you?": those that tell of a sign-in, or of mail that was sent, from
/// a network, a device or with a program.
///
/// Rules, rights and files never ask. A forward that the owner knows of is still a forward, and an
/// intruder at the keyboard must not be able to talk it away.
public final class Question {
  /// What the texts of these variants tell is no sign-in to this mailbox: a letter that only
  /// pretends or was misused, another account (S35), a trace of ours (S36), tries that failed, what
  /// could not be placed.
  static final Set<String> NO_SIGN_IN =
      Set.of(
          "blocked",
          "in-vain",
          "misused",
          "other-account",
          "own-trace",
          "pretend",
          "state",
          "unknown-place",
          "unplaced");

  private static final String NETWORK = "network";
  private static final String DEVICE = "device";
  private static final String CLIENT = "client";

  /// Stands in a fact that the evidence did not tell.
  private static final String NOTHING = "–";

  private Question() {}

  /// Whether it is for the owner to say that they did it.
  public static boolean isAsked(Finding finding) {
    return asks(finding.check().family())
        && !NO_SIGN_IN.contains(variant(finding))
        && finding.facts().keySet().stream().anyMatch(Set.of(NETWORK, DEVICE, CLIENT)::contains);
  }

  private static boolean asks(CheckFamily family) {
    return switch (family) {
      case SIGNIN, MESSAGE -> true;
      case RULE, ATTACHMENT, ACCOUNT, EXPOSURE -> false;
    };
  }

  /// The name of the one fact an answer is about: what was new. An intruder who used the same mail
  /// program as the owner does not make the program strange.
  ///
  /// @return empty if the evidence did not tell it
  public static Optional<String> about(Finding finding) {
    boolean program =
        finding.check().family() == CheckFamily.MESSAGE || variant(finding).equals(CLIENT);
    List<String> facts =
        program ? List.of(CLIENT, NETWORK, DEVICE) : List.of(NETWORK, DEVICE, CLIENT);
    return facts.stream()
        .filter(finding.facts()::containsKey)
        .findFirst()
        .filter(fact -> !NOTHING.equals(finding.facts().get(fact)));
  }

  private static String variant(Finding finding) {
    return finding.facts().getOrDefault("variant", "");
  }
}
