package org.inboxaudit.check.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.message.Replies.Answer;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds answers, automatic ones too, to mail in the owner's name that is not in the mailbox (S25):
/// somebody writes from here and deletes what they wrote.
///
/// Owners who delete sent mail, or whose provider gives it other ids, get such answers all the
/// time. So many must come within a week in which hardly any did otherwise, and it weighs more if
/// they are from people the owner never wrote to.
///
/// Blind spot: mail nobody answered, answers that were deleted, and all but the newest 200 answers.
@CheckInfo(
    id = "message-unsent-reply",
    reads = Message.class,
    severity = Severity.MEDIUM,
    confidence = Confidence.WEAK,
    signs = "S25",
    features = {"E10", "E11"},
    attack = "T1586.002")
final class UnsentReplyCheck implements FoldCheck<Message, Replies> {
  private static final long ENOUGH_SENT = 30;
  private static final long ENOUGH_ANSWERS = 10;
  private static final long SEVERAL = 4;
  private static final long MANY_STRANGERS = 10;
  private static final long WEEK = Duration.ofDays(7).toSeconds();

  @Override
  public Set<String> headers() {
    return Replies.headers();
  }

  @Override
  public Replies start() {
    return Replies.none();
  }

  @Override
  public Replies step(Replies state, Message message, AuditContext context) {
    return state.and(message, context);
  }

  @Override
  public List<Finding> conclude(Replies state, AuditContext context) {
    List<Answer> answers = state.toOwn();
    if (state.sent() < ENOUGH_SENT
        || answers.size() < ENOUGH_ANSWERS
        || !context.index().complete()) {
      return List.of();
    }
    List<Answer> unmatched =
        answers.stream().filter(answer -> !context.index().holdsMessage(answer.to())).toList();
    List<Answer> week = Stretch.fullest(unmatched, Answer::at, WEEK, List::size);
    long otherwise = answers.stream().filter(answer -> !answer.isWithin(week)).count();
    int usual = unmatched.size() - week.size();
    // one in five is a habit of the owner's or of their provider's
    boolean standsOut =
        week.size() >= SEVERAL && otherwise >= ENOUGH_ANSWERS && 5L * usual <= otherwise;
    return standsOut ? List.of(weigh(week, usual, context)) : List.of();
  }

  private Finding weigh(List<Answer> week, long usual, AuditContext context) {
    long strangers = Replies.strangers(week, context);
    boolean ours = week.stream().anyMatch(answer -> context.owns(new Domain(answer.place())));
    Finding finding =
        about(week.getFirst().ref().withPart("answers"))
            .when(Instant.ofEpochSecond(week.getFirst().at()))
            .with("count", week.size())
            .with("strangers", strangers)
            .with("usual", usual);
    if (strangers >= MANY_STRANGERS && ours) {
      return finding.at(Severity.HIGH, Confidence.FAIR).with("variant", "strangers");
    }
    if (strangers >= SEVERAL) {
      return finding.at(Severity.MEDIUM, Confidence.FAIR).with("variant", "strangers");
    }
    return ours ? finding : finding.at(Severity.LOW);
  }
}
