package org.inboxaudit.check.message;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.message.ClientHabits.Habit;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds sent mail written with a program that appears late and rarely beside the ones the owner
/// has used for long (S24, ATT&CK T1586.002).
///
/// A new phone, webmail beside a mail program and an assistant look alike at first: in the owner's
/// time zone it weighs little, and what was in use for weeks, or replaced the old program, is left
/// alone.
///
/// Blind spot: mail written in the provider's web page, and mail deleted after it was sent.
@CheckInfo(
    id = "message-foreign-client",
    reads = Message.class,
    severity = Severity.MEDIUM,
    signs = "S24",
    features = {"C19", "E10"},
    attack = "T1586.002")
final class ForeignClientCheck implements FoldCheck<Message, ClientHabits> {
  private static final long ENOUGH = 30;
  private static final long FEW = 3;
  private static final long LONG_USED = 20;
  private static final Duration ESTABLISHED = Duration.ofDays(90);
  private static final Duration IN_USE = Duration.ofDays(30);

  @Override
  public Set<String> headers() {
    return Set.of("x-mailer", "user-agent");
  }

  @Override
  public ClientHabits start() {
    return ClientHabits.none();
  }

  @Override
  public ClientHabits step(ClientHabits state, Message message, AuditContext context) {
    boolean sent =
        message.locator().role() == FolderRole.SENT
            && message.from().filter(context::owns).isPresent();
    Instant at = message.sentAt().map(OffsetDateTime::toInstant).orElse(message.receivedAt());
    return sent ? state.and(message.ref(), ClientFingerprint.of(message, context), at) : state;
  }

  @Override
  public List<Finding> conclude(ClientHabits state, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    if (state.total() < ENOUGH) {
      return findings;
    }
    List<Habit> clients = state.byClient();
    for (Habit habit : clients) {
      boolean rare = habit.count() <= Math.max(FEW, state.total() / 50);
      if (rare && habit.span().compareTo(IN_USE) < 0 && isBesideAnOldOne(habit, clients)) {
        boolean home = state.zoneIsKnown(habit);
        findings.add(
            about(habit.first())
                .at(home ? Severity.LOW : Severity.MEDIUM, home ? Confidence.WEAK : Confidence.FAIR)
                .when(habit.firstSeen())
                .with("client", habit.program())
                .with("id_shape", habit.idShape())
                .with("offset", habit.offset())
                .with("count", habit.count()));
      }
    }
    if (state.dropped() > 0) {
      Finding more = about(state.kept().lastEntry().getValue().first().withPart("more"));
      findings.add(more.at(Severity.INFO).with("variant", "more").with("count", state.dropped()));
    }
    return findings;
  }

  /// Whether a long-used program was there well before and was still used after.
  private static boolean isBesideAnOldOne(Habit habit, List<Habit> clients) {
    return clients.stream()
        .anyMatch(
            old ->
                old.count() >= LONG_USED
                    && habit.firstAt() - old.firstAt() >= ESTABLISHED.toSeconds()
                    && old.lastAt() > habit.firstAt());
  }
}
