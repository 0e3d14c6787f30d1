package org.inboxaudit.check.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageFlag;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.finding.Finding;

/// The newest letters of providers, whatever order they came in.
///
/// @param kept by a key that puts the newest first
/// @param more whether there were older ones
record Letters(SortedMap<String, Letter> kept, boolean more) {
  static final int FILED = 1;
  private static final int OUT_OF_SIGHT = 2;
  private static final int MOST = 60;
  private static final int FAMILIAR_AFTER = 3;
  private static final Duration FAMILIAR = Duration.ofDays(30);

  /// One letter, as much of it as is needed to compare it with others.
  ///
  /// @param at when what it tells happened, in seconds since 1970
  /// @param hiding how far out of sight it lies: 0 in the inbox, [#FILED], or 2 where nobody looks
  record Letter(
      EvidenceRef ref,
      String provider,
      Notice.Event event,
      Notice.Standing standing,
      long at,
      String account,
      String device,
      String place,
      String address,
      FolderRole role,
      String folder,
      boolean seen,
      int hiding,
      boolean aboutAnother,
      boolean ownTrace) {

    Instant when() {
      return Instant.ofEpochSecond(at);
    }

    /// The finding with what the letter says.
    Finding tell(Finding finding) {
      return finding
          .when(when())
          .with("provider", provider)
          .with("device", device)
          .with("place", place)
          .with("account", account);
    }

    /// Whether it tells of a change to the account, not of a sign-in.
    boolean tellsOfAChange() {
      return switch (event) {
        case PASSWORD_CHANGED,
            RECOVERY_CHANGED,
            SECOND_FACTOR_CHANGED,
            APP_PASSWORD_CREATED,
            APP_ACCESS_GRANTED ->
            true;
        case NEW_SIGN_IN,
            SIGN_IN_BLOCKED,
            PASSWORD_RESET_REQUESTED,
            FORWARDING_REQUESTED,
            SENDING_REQUESTED,
            STATE_ATTACK_WARNING ->
            false;
      };
    }

    private boolean isPlainSignIn() {
      return event == Notice.Event.NEW_SIGN_IN
          && !AlertLetters.isLure(standing)
          && !aboutAnother
          && !ownTrace;
    }
  }

  /// How far out of sight a letter lies.
  private static int hiding(Message message, AuditContext context) {
    boolean seen = message.has(MessageFlag.SEEN);
    return switch (message.locator().role()) {
      case INBOX, FLAGGED, SENT, DRAFTS -> 0;
      case TRASH, JUNK -> OUT_OF_SIGHT;
      case ARCHIVE, ALL -> seen ? FILED : 0;
      case OTHER ->
          context.intel().isFolderIn("hide-away-folders", message.locator().folder())
              ? OUT_OF_SIGHT
              : FILED;
    };
  }

  static Letters none() {
    return new Letters(new TreeMap<>(), false);
  }

  Letters and(Notice notice, AuditContext context) {
    long at = AlertLetters.moment(notice).getEpochSecond();
    Letter letter =
        new Letter(
            notice.ref(),
            AlertLetters.name(notice.provider()),
            notice.event(),
            notice.standing(),
            at,
            AlertLetters.shown(notice.account()),
            AlertLetters.shown(notice.device()),
            AlertLetters.shown(notice.place()),
            AlertLetters.shown(notice.address()),
            notice.message().locator().role(),
            AlertLetters.shown(notice.message().locator().folder()),
            notice.message().has(MessageFlag.SEEN),
            hiding(notice.message(), context),
            AlertLetters.isAboutAnother(notice, context),
            AlertLetters.isOwnTrace(notice, context));
    // A copy of the letter in a second folder is the same letter; the one in plain sight counts.
    kept.merge(
        "%019d|%s".formatted(Long.MAX_VALUE - at, notice.ref().key()),
        letter,
        (one, other) -> one.hiding() <= other.hiding() ? one : other);
    if (kept.size() <= MOST) {
      return this;
    }
    kept.pollLastEntry();
    return new Letters(kept, true);
  }

  /// All sign-ins the letters report from the device this letter names, newest first; none if it
  /// names no device, one that the owner said is not theirs, or does not count
  /// ([AlertLetters#setAside]).
  List<Letter> fromTheSameDevice(Letter letter, AuditContext context) {
    boolean nobodys =
        letter.device().equals(AlertLetters.shown(""))
            || context.owner().said("device", letter.device(), false, context.asOf());
    if (!letter.isPlainSignIn() || nobodys) {
      return List.of();
    }
    return kept.values().stream()
        .filter(Letter::isPlainSignIn)
        .filter(other -> other.device().equalsIgnoreCase(letter.device()))
        .toList();
  }

  /// Whether letters about one device make it a familiar one: several, spread over weeks.
  static boolean showAFamiliarDevice(List<Letter> letters) {
    return letters.size() >= FAMILIAR_AFTER
        && Duration.between(letters.getLast().when(), letters.getFirst().when()).compareTo(FAMILIAR)
            >= 0;
  }

  /// How many letters of a provider lie so far out of sight.
  long count(String provider, int hiding) {
    return kept.values().stream()
        .filter(letter -> letter.provider().equals(provider) && letter.hiding() == hiding)
        .count();
  }
}
