package org.inboxaudit.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.extract.log.LogAccount;
import org.inboxaudit.extract.log.LogEvent;
import org.inboxaudit.journal.SignInHour.Times;

/// Puts events together before they are kept, so that a million lines become a few rows. Not for
/// several threads.
public final class Gathering {
  private final KnownServers servers;
  private final SessionAddresses addresses;
  private final Map<SignInHour, Times> hours = new HashMap<>();
  private final Set<EndedSession> sessions = new HashSet<>();
  private final Map<Batch.Day, Boolean> days = new HashMap<>();
  private final Map<String, Loss> losses = new HashMap<>();

  Gathering(KnownServers servers, SessionAddresses addresses) {
    this.servers = servers;
    this.addresses = addresses;
  }

  /// Why an event is not kept.
  public enum Refusal {
    /// It would be erased at once.
    TOO_OLD,
    /// It lies ahead of this machine's clock.
    IN_THE_FUTURE,
    /// The name of its account is empty, or longer than any.
    NO_ACCOUNT
  }

  /// Takes an event in.
  ///
  /// @param server one that is known
  /// @return empty if it was taken
  public Optional<Refusal> add(String server, LogEvent event, Instant now) {
    if (event.at().isBefore(now.minus(servers.keptFor()))) {
      return Optional.of(Refusal.TOO_OLD);
    }
    if (event.isAheadOf(now)) {
      return Optional.of(Refusal.IN_THE_FUTURE);
    }
    if (!event.namesAnAccount()) {
      return Optional.of(Refusal.NO_ACCOUNT);
    }
    Account account = servers.account(server, event.account());
    boolean ended = event.type() == LogEvent.Type.SESSION_ENDED;
    Batch.Day day =
        new Batch.Day(account.server(), event.at().atZone(ZoneOffset.UTC).toLocalDate());
    days.merge(day, ended, Boolean::logicalOr);
    if (ended) {
      ended(account, event.plain());
    } else {
      signedIn(account, event.plain());
    }
    return Optional.empty();
  }

  private void signedIn(Account account, LogEvent event) {
    boolean successful = event.type() == LogEvent.Type.SIGNED_IN;
    SignInHour hour =
        new SignInHour(
            account,
            event.at().truncatedTo(ChronoUnit.HOURS),
            event.address(),
            event.protocol(),
            event.client(),
            successful);
    hours.merge(hour, new Times(event.at(), event.at(), 1), Times::and);
    if (successful && !event.session().isEmpty()) {
      event.address().ifPresent(address -> addresses.began(account, event.session(), address));
    }
  }

  private void ended(Account account, LogEvent event) {
    if (!event.isNotable()) {
      return;
    }
    String session = event.session();
    Optional<IpAddress> address =
        event
            .address()
            .or(() -> session.isEmpty() ? Optional.empty() : addresses.of(account, session));
    sessions.add(
        new EndedSession(
            account,
            session,
            event.at(),
            address,
            event.protocol(),
            Math.max(0, event.octetsSent()),
            event.messagesRead(),
            event.messagesRemoved()));
  }

  /// Notes that an event could not be taken in.
  void lost(String server, Instant at) {
    Loss loss = new Loss(LogAccount.lower(server), at, at, 1);
    losses.merge(loss.server(), loss, Loss::and);
  }

  /// Takes back what could not be kept.
  void takeBack(Batch batch) {
    batch.hours().forEach((hour, times) -> hours.merge(hour, times, Times::and));
    sessions.addAll(batch.sessions());
    batch.days().forEach((day, ended) -> days.merge(day, ended, Boolean::logicalOr));
    batch.losses().forEach(loss -> losses.merge(loss.server(), loss, Loss::and));
  }

  /// How many rows it would be.
  public int rows() {
    return hours.size() + sessions.size();
  }

  boolean isEmpty() {
    return days.isEmpty() && losses.isEmpty();
  }

  /// Hands over what was gathered, and begins anew.
  Batch batch() {
    Batch batch = new Batch(hours, sessions, days, List.copyOf(losses.values()));
    hours.clear();
    sessions.clear();
    days.clear();
    losses.clear();
    return batch;
  }
}
