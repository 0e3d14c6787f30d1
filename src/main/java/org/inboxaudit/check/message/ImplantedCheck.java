package org.inboxaudit.check.message;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.message.Deliveries.Bare;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds letters that no server delivered: somebody with access put them into the mailbox (S33).
///
/// What a delivery leaves is told by the other mail of the time and the folder, never by a rule of
/// ours. Mail that was brought along from another provider or a backup looks the same, but comes in
/// bulk: that only informs. A single one weighs if it is a provider's letter, was answered, or has
/// a date older than its place.
///
/// Blind spot: letters whose trace was forged, and folders of which most was brought along.
@CheckInfo(
    id = "message-implanted",
    reads = Message.class,
    severity = Severity.LOW,
    confidence = Confidence.WEAK,
    signs = "S33",
    features = "E12",
    attack = "T1656")
final class ImplantedCheck implements FoldCheck<Message, Deliveries> {
  private static final Duration RECENT = Duration.ofDays(365);
  private static final int MOST = 12;
  private static final int MOST_IMPORTS = 5;

  @Override
  public Set<String> headers() {
    return Deliveries.headers();
  }

  @Override
  public Deliveries start() {
    return Deliveries.none();
  }

  @Override
  public Deliveries step(Deliveries state, Message message, AuditContext context) {
    return state.and(message, context);
  }

  @Override
  public List<Finding> conclude(Deliveries state, AuditContext context) {
    DeliveryHabit habit = DeliveryHabit.of(state);
    List<Finding> findings = new ArrayList<>();
    List<Bare> odd = habit.odd();
    for (Bare bare : odd.reversed().stream().limit(MOST).toList()) {
      findings.add(weigh(bare, habit, context));
    }
    if (odd.size() > MOST) {
      Finding more = about(odd.getFirst().ref().withPart("more"));
      findings.add(more.at(Severity.INFO).with("variant", "more").with("count", odd.size() - MOST));
    }
    habit.imports().stream().limit(MOST_IMPORTS).forEach(day -> findings.add(brought(day, state)));
    return findings;
  }

  private Finding weigh(Bare bare, DeliveryHabit habit, AuditContext context) {
    String placed = habit.placed(bare);
    boolean dated = !placed.isEmpty();
    boolean recent =
        dated || Instant.ofEpochSecond(bare.at()).isAfter(context.asOf().minus(RECENT));
    Finding finding =
        about(bare.ref().within(Long.toString(bare.at())))
            .when(Instant.ofEpochSecond(bare.at()))
            .with("from", bare.from())
            .with("date", Instant.ofEpochSecond(bare.at()).atOffset(ZoneOffset.UTC).toLocalDate());
    Finding told = dated ? finding.with("variant", "dated").with("month", placed) : finding;
    boolean weighs = recent && !bare.own() && (bare.weighty() || dated);
    return weighs ? told.at(Severity.MEDIUM, Confidence.FAIR) : told;
  }

  private Finding brought(String day, Deliveries state) {
    return about(state.mailbox().withPart(day))
        .at(Severity.INFO)
        .when(LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC))
        .with("variant", "import")
        .with("day", day)
        .with("count", state.broughtOn(day));
  }
}
