package org.inboxaudit.check.message;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.MailboxIndex.Correspondent;
import org.inboxaudit.check.message.Traces.Trace;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds traces of forwarding where rules cannot be read (S10, ATT&CK T1114.003): mail that left
/// this mailbox by itself and came back, and sent mail that a rule wrote.
///
/// Mail that another account forwards to this one is only told: most people collect mail in one
/// place. Whoever wrote to the same address themselves, many times, most likely made the rule.
///
/// Blind spot: forwarding of which nothing ever comes back, which is most of it.
@CheckInfo(
    id = "message-forwarding-trace",
    reads = Message.class,
    severity = Severity.MEDIUM,
    signs = {"S10", "S40"},
    features = {"B23", "F11"},
    attack = "T1114.003")
final class ForwardingTraceCheck implements FoldCheck<Message, Traces> {
  private static final long SENT_ON_AS_A_HABIT = 3;
  private static final long WRITTEN_OFTEN = 5;

  @Override
  public Set<String> headers() {
    return ForwardingFields.headers();
  }

  @Override
  public Traces start() {
    return Traces.none();
  }

  @Override
  public Traces step(Traces state, Message message, AuditContext context) {
    Traces next = state;
    for (var hop : ForwardingFields.read(message, context)) {
      next = next.and(message, hop.way(), hop.account());
    }
    return next;
  }

  @Override
  public List<Finding> conclude(Traces state, AuditContext context) {
    Stream<Finding> traces =
        state.kept().values().stream().flatMap(trace -> weigh(trace, context).stream());
    return state.more() ? Stream.concat(traces, Stream.of(more(state))).toList() : traces.toList();
  }

  private Finding more(Traces state) {
    Trace last = Objects.requireNonNull(state.kept().lastEntry()).getValue();
    return about(last.first().withPart("more")).at(Severity.INFO).with("variant", "more");
  }

  private List<Finding> weigh(Trace trace, AuditContext context) {
    Finding finding =
        about(trace.first().withPart(trace.way() + " " + trace.account()))
            .when(Instant.ofEpochSecond(trace.lastAt()))
            .with("account", trace.account().isEmpty() ? "–" : trace.account())
            .with("count", trace.count());
    return switch (trace.way()) {
      case RETURNED, RULE_MADE -> List.of(leaving(finding, trace, context));
      case COLLECTED -> List.of(finding.at(Severity.INFO).with("variant", "collects"));
      case ARRIVES -> List.of(finding.at(Severity.INFO).with("variant", "arrives"));
      case RESENT ->
          trace.count() < SENT_ON_AS_A_HABIT
              ? List.of()
              : List.of(finding.at(Severity.INFO).with("variant", "arrives"));
    };
  }

  /// What the rule wrote itself counts as written to the address in the index.
  private static Finding leaving(Finding finding, Trace trace, AuditContext context) {
    boolean byRule = trace.way() == Traces.Way.RULE_MADE;
    Finding told = byRule ? finding.with("variant", "rule-made") : finding;
    long written =
        EmailAddress.parse(trace.account())
            .flatMap(context.index()::correspondent)
            .map(Correspondent::writtenTo)
            .orElse(0L);
    boolean known = written - (byRule ? trace.count() : 0) >= WRITTEN_OFTEN;
    return known || trace.account().isEmpty() ? told.at(Severity.LOW, Confidence.WEAK) : told;
  }
}
