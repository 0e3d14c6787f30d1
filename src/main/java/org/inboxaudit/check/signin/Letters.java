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

/// The newest letters of providers, whatever order they came in, but those about changes to the
/// account before others: anybody can make a provider write about new passwords.
///
/// @param kept by a key that puts changes first, and of each kind the newest
/// @param more whether there were older ones
/// @param weeks the lowest number that a message of each week has in the inbox, by weeks since
///   1970; the newest ones
record Letters(SortedMap<String, Letter> kept, boolean more, SortedMap<Long, Long> weeks) {
  static final int FILED = 1;
  private static final int OUT_OF_SIGHT = 2;
  private static final int MOST = 60;
  private static final int FAMILIAR_AFTER = 3;
  private static final Duration FAMILIAR = Duration.ofDays(30);
  private static final int MOST_WEEKS = 300;
  private static final long A_WEEK = Duration.ofDays(7).toSeconds();

  /// One letter, as much of it as is needed to compare it with others.
  ///
  /// @param at when what it tells happened, in seconds since 1970
  /// @param uid its number in the inbox, 0 if it lies elsewhere
  /// @param receivedAt when it came as the server tells it, in seconds since 1970
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
      long uid,
      long receivedAt,
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
            STATE_ATTACK_WARNING,
            NOT_UNDERSTOOD ->
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
    return new Letters(new TreeMap<>(), false, new TreeMap<>());
  }

  /// Notes where a message lies, so that a letter can be told whose date is older than its place.
  Letters and(Message message, AuditContext context) {
    Instant at = message.receivedAt();
    if (message.locator().role() == FolderRole.INBOX && !at.isAfter(context.asOf())) {
      weeks.merge(at.getEpochSecond() / A_WEEK, message.locator().uid(), Math::min);
    }
    if (weeks.size() > MOST_WEEKS) {
      weeks.pollFirstEntry();
    }
    return this;
  }

  /// Whether mail of later weeks was in the inbox before this letter came there, so that it was
  /// moved, brought along, or put there by somebody who chose its date. A server numbers what comes
  /// in. A signature that was checked proves a letter wherever it lies.
  boolean cameLaterThanItSays(Letter letter) {
    long after = letter.receivedAt() / A_WEEK + 2;
    return letter.uid() > 0
        && letter.standing() != Notice.Standing.VERIFIED
        && weeks.tailMap(after).values().stream().anyMatch(lowest -> lowest < letter.uid());
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
            notice.message().locator().role() == FolderRole.INBOX
                ? notice.message().locator().uid()
                : 0,
            notice.message().receivedAt().getEpochSecond(),
            hiding(notice.message(), context),
            AlertLetters.isAboutAnother(notice, context),
            AlertLetters.isOwnTrace(notice, context));
    // A copy of the letter in a second folder is the same letter; the one in plain sight counts.
    kept.merge(
        "%s|%019d|%s"
            .formatted(
                letter.tellsOfAChange() ? "a" : "b", Long.MAX_VALUE - at, notice.ref().key()),
        letter,
        (one, other) -> one.hiding() <= other.hiding() ? one : other);
    if (kept.size() <= MOST) {
      return this;
    }
    kept.pollLastEntry();
    return new Letters(kept, true, weeks);
  }

  /// All sign-ins the letters report from the device this letter names, newest first; none if it
  /// names no device, one that the owner said is not theirs, or does not count
  /// ([AlertLetters#setAside]).
  ///
  /// What calms must be as hard to forge as what it calms. So letters whose signature was checked,
  /// those that somebody vouches for and those that nobody does are compared among themselves, and
  /// one whose date is older than its place with none.
  List<Letter> fromTheSameDevice(Letter letter, AuditContext context) {
    boolean nobodys =
        letter.device().equals(AlertLetters.shown(""))
            || context.owner().said("device", letter.device(), false, context.asOf());
    if (!letter.isPlainSignIn() || nobodys || cameLaterThanItSays(letter)) {
      return List.of();
    }
    return kept.values().stream()
        .filter(Letter::isPlainSignIn)
        .filter(other -> other.device().equalsIgnoreCase(letter.device()))
        .filter(other -> other.standing() == letter.standing() && !cameLaterThanItSays(other))
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
