package org.inboxaudit.extract.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.MailSession;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.evidence.SourceId;

/// Puts the events of one account together by the hour, as the journal of sign-ins does, so that
/// files that overlap tell nothing twice.
final class ExcerptRows {
  private final SourceId source;
  private final Map<String, SignIn> hours = new HashMap<>();
  private final Map<String, LogEvent> ended = new HashMap<>();
  private final Map<String, IpAddress> addresses = new HashMap<>();

  ExcerptRows(SourceId source) {
    this.source = source;
  }

  void add(LogEvent event) {
    if (event.type() == LogEvent.Type.SESSION_ENDED) {
      ended(event);
      return;
    }
    SignIn signIn = signIn(event);
    hours.merge(signIn.ref().key() + ' ' + signIn.client(), signIn, ExcerptRows::together);
    if (signIn.successful() && !event.session().isEmpty()) {
      event.address().ifPresent(address -> addresses.put(event.session(), address));
    }
  }

  private SignIn signIn(LogEvent event) {
    boolean successful = event.type() == LogEvent.Type.SIGNED_IN;
    return new SignIn(
        LogRefs.signIn(
            source,
            event.at().truncatedTo(ChronoUnit.HOURS),
            event.address(),
            event.protocol(),
            successful,
            event.client()),
        event.at(),
        event.at(),
        1,
        successful,
        event.address(),
        event.protocol(),
        event.client());
  }

  private static SignIn together(SignIn one, SignIn other) {
    return new SignIn(
        one.ref(),
        one.at().isBefore(other.at()) ? one.at() : other.at(),
        one.until().isAfter(other.until()) ? one.until() : other.until(),
        one.times() + other.times(),
        one.successful(),
        one.address(),
        one.protocol(),
        one.client());
  }

  private void ended(LogEvent event) {
    if (event.isNotable()) {
      String identity =
          event.session().isEmpty()
              ? event.at().getEpochSecond() + " " + event.octetsSent()
              : event.session();
      ended.putIfAbsent(identity, event);
    }
  }

  /// All rows in an order that cuts off what matters least: who was let in and what was taken come
  /// first, who was refused comes last, each newest first.
  List<Evidence> inOrder() {
    Comparator<SignIn> newestFirst =
        Comparator.comparing(SignIn::at).reversed().thenComparing(row -> row.ref().toString());
    Comparator<MailSession> lastEndedFirst =
        Comparator.comparing(MailSession::endedAt)
            .reversed()
            .thenComparing(row -> row.ref().toString());
    List<Evidence> rows = new ArrayList<>();
    hours.values().stream().filter(SignIn::successful).sorted(newestFirst).forEach(rows::add);
    sessions().sorted(lastEndedFirst).forEach(rows::add);
    hours.values().stream().filter(row -> !row.successful()).sorted(newestFirst).forEach(rows::add);
    return rows;
  }

  /// Most logs say from where somebody came when a session begins, and not when it ends.
  private Stream<MailSession> sessions() {
    return ended.values().stream()
        .map(
            event -> {
              Instant at = event.at();
              Optional<IpAddress> address =
                  event.address().or(() -> Optional.ofNullable(addresses.get(event.session())));
              long sent = Math.max(0, event.octetsSent());
              return new MailSession(
                  LogRefs.session(source, at, address, sent),
                  at,
                  address,
                  event.protocol(),
                  sent,
                  event.messagesRead(),
                  event.messagesRemoved());
            });
  }
}
