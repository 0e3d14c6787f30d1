package org.inboxaudit.check.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.inboxaudit.check.MailboxIndex.Correspondent;

/// What history the mailbox has with an address that mail is sent on to.
enum Standing {
  /// The owner has written to it for at least half a year.
  LONG_STANDING,
  /// The owner wrote to it lately, or heard from it for long: a ticket system may write for years
  /// and never get a letter.
  ACQUAINTED,
  /// Neither of these.
  STRANGER;

  private static final long LETTERS = 5;
  private static final Duration LONG = Duration.ofDays(180);

  static Standing of(Optional<Correspondent> history, Instant asOf) {
    return history.map(known -> of(known, asOf)).orElse(STRANGER);
  }

  private static Standing of(Correspondent known, Instant asOf) {
    if (known.writtenTo() >= LETTERS && isLongAgo(known.firstWrittenAt(), asOf)) {
      return LONG_STANDING;
    }
    boolean heard = known.heardFrom() >= LETTERS && isLongAgo(known.firstHeardAt(), asOf);
    return known.writtenTo() > 0 || heard ? ACQUAINTED : STRANGER;
  }

  private static boolean isLongAgo(Optional<Instant> first, Instant asOf) {
    return first.filter(asOf.minus(LONG)::isAfter).isPresent();
  }
}
