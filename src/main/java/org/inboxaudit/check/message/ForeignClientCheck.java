package org.inboxaudit.check.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds sent mail written with a program that appears late beside the ones the owner has used for
/// long, and goes away again (S24, ATT&CK T1586.002).
///
/// A new phone, webmail beside a mail program and an assistant look alike at first, so the program
/// alone only informs. It weighs by what comes with it ([ClientSigns]): a foreign network, the
/// owner's night, more recipients than ever, a strange time zone. What was in use for weeks, or
/// replaced the old program, is left alone. The owner's own word goes before all of it.
///
/// Blind spot: mail written in the provider's web page, and mail deleted after it was sent.
@CheckInfo(
    id = "message-foreign-client",
    reads = Message.class,
    severity = Severity.MEDIUM,
    version = 2,
    signs = "S24",
    features = {"C15", "C19", "E10"},
    attack = "T1586.002")
final class ForeignClientCheck implements FoldCheck<Message, ClientHabits> {
  private static final String FACT = "client";
  private static final long ENOUGH = 30;
  private static final long FEW = 3;

  @Override
  public Set<String> headers() {
    return ClientHabits.headers();
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
    return sent ? state.and(message, context) : state;
  }

  @Override
  public List<Finding> conclude(ClientHabits state, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    if (state.total() < ENOUGH) {
      return findings;
    }
    for (ClientHabit habit : state.kept().values()) {
      List<ClientHabit> own = state.besides(habit);
      boolean mine = context.owner().said(FACT, habit.shown(), true, context.asOf());
      if (!mine && !own.isEmpty() && own.stream().noneMatch(habit::mayBe)) {
        judge(habit, ClientSigns.of(habit, own, state, context), state, context, findings);
      }
    }
    if (state.dropped() > 0) {
      Finding more = about(state.kept().lastEntry().getValue().first().withPart("more"));
      findings.add(more.at(Severity.INFO).with("variant", "more").with("count", state.dropped()));
    }
    return findings;
  }

  private void judge(
      ClientHabit habit,
      ClientSigns signs,
      ClientHabits all,
      AuditContext context,
      List<Finding> findings) {
    Finding finding =
        about(habit.first())
            .when(habit.firstSeen())
            .with(FACT, habit.shown())
            .with("id_shape", habit.idShape())
            .with("offset", habit.offset())
            .with("count", habit.count());
    boolean few = habit.count() <= Math.max(FEW, all.total() / 50) || habit.isAtOnce();
    // a program that is known by everything but its boundaries may only have had no parts before
    boolean known = all.besides(habit).stream().anyMatch(habit::isNamedLike);
    if (context.owner().said(FACT, habit.shown(), false, context.asOf())) {
      findings.add(finding.at(Severity.CRITICAL, Confidence.STRONG).with("variant", "denied"));
    } else if (habit.isPassing() && (signs.grave() || (few && !known))) {
      findings.add(signs.weigh(finding, habit.count()));
    }
  }
}
