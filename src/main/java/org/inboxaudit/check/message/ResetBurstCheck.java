package org.inboxaudit.check.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.message.ResetLetters.Letter;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds a day on which letters to reset or confirm accounts came from several other services (S41,
/// ATT&CK T1586): whoever reads this mailbox can take those accounts over as well.
///
/// Everybody gets such letters, and a new mailbox or a new phone brings many at once. So the day is
/// compared with the owner's own fullest other day, and the first months of a mailbox do not count.
/// Services are counted and never named.
///
/// Blind spot: letters in languages the pack does not have, and letters that were deleted.
@CheckInfo(
    id = "message-reset-burst",
    reads = Message.class,
    severity = Severity.MEDIUM,
    confidence = Confidence.WEAK,
    signs = "S41",
    features = "E14",
    attack = "T1586")
final class ResetBurstCheck implements FoldCheck<Message, ResetLetters> {
  private static final int SEVERAL = 3;
  private static final long DAY = Duration.ofDays(1).toSeconds();
  private static final long SETTLED = Duration.ofDays(90).toSeconds();
  private static final Duration RECENT = Duration.ofDays(365);

  @Override
  public ResetLetters start() {
    return ResetLetters.none();
  }

  @Override
  public ResetLetters step(ResetLetters state, Message message, AuditContext context) {
    return state.and(message, context);
  }

  @Override
  public List<Finding> conclude(ResetLetters state, AuditContext context) {
    List<Letter> letters =
        state.inOrder().stream().filter(letter -> letter.at() - state.since() >= SETTLED).toList();
    List<Letter> burst = fullest(letters);
    int services = ResetLetters.services(burst);
    if (services < SEVERAL) {
      return List.of();
    }
    long first = burst.getFirst().at();
    long last = burst.getLast().at();
    List<Letter> others =
        letters.stream().filter(l -> l.at() < first - DAY || l.at() > last + DAY).toList();
    int usual = ResetLetters.services(fullest(others));
    if (services < 2 * usual) {
      return List.of();
    }
    boolean recent = Instant.ofEpochSecond(last).isAfter(context.asOf().minus(RECENT));
    return List.of(
        about(state.mailbox().withPart("resets"))
            .at(recent ? Severity.MEDIUM : Severity.LOW)
            .when(Instant.ofEpochSecond(first))
            .with("services", services)
            .with("letters", burst.size())
            .with("first", Instant.ofEpochSecond(first))
            .with("last", Instant.ofEpochSecond(last))
            .with("usual", usual));
  }

  private static List<Letter> fullest(List<Letter> letters) {
    return Stretch.fullest(letters, Letter::at, DAY, ResetLetters::services);
  }
}
