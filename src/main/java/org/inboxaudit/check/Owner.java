package org.inboxaudit.check;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;

/// What the owner told about themselves: when the audit was asked for, and by their answers to
/// earlier reports. It dampens, it never hides: a declared VPN makes a strange place normal, but no
/// declaration makes a forward to a stranger so.
///
/// @param addresses the mailbox's own address and every other that the owner declared
/// @param domains of the owner's organisation, beyond those of the addresses
/// @param usesVpn whether sign-ins may come from anywhere
/// @param journeys where the owner was
/// @param homeNetworks networks of the owner's home and work, each as [NetworkMap] names an owner
///   (`AS64496` or the whole of it) or as a prefix (`192.0.2.0/24`)
/// @param answers to "was that you?"
/// @param ownTraces moments at which this or an earlier audit signed in itself (S36)
public record Owner(
    Set<EmailAddress> addresses,
    Set<Domain> domains,
    boolean usesVpn,
    List<Journey> journeys,
    Set<String> homeNetworks,
    List<Answer> answers,
    List<Instant> ownTraces) {
  /// Days begin at different moments around the globe.
  private static final Duration A_DAY_EITHER_WAY = Duration.ofHours(24);

  public Owner {
    addresses = Set.copyOf(addresses);
    domains = Set.copyOf(domains);
    journeys = List.copyOf(journeys);
    homeNetworks = Set.copyOf(homeNetworks);
    answers = List.copyOf(answers);
    ownTraces = List.copyOf(ownTraces);
  }

  /// An owner who declared no journeys and answered nothing yet.
  public Owner(
      Set<EmailAddress> addresses, Set<Domain> domains, boolean usesVpn, List<Instant> ownTraces) {
    this(addresses, domains, usesVpn, List.of(), Set.of(), List.of(), ownTraces);
  }

  /// A stay in a country, both days included.
  ///
  /// @param country ISO 3166-1 alpha-2
  public record Journey(String country, LocalDate from, LocalDate until) {}

  /// What the owner said about something a report had told: that it was them, or that it was not.
  ///
  /// @param fact the name under which the finding told it: `network`, `device` or `client`
  /// @param value what it told
  /// @param mine whether it was the owner
  /// @param until when the answer is to be asked again
  public record Answer(String fact, String value, boolean mine, Instant until) {}

  /// Whether a network was declared as one of home or work, by the whole name of its holder or by
  /// the number.
  public boolean isHome(String network) {
    int space = network.indexOf(' ');
    return homeNetworks.contains(network)
        || homeNetworks.contains(space < 0 ? network : network.substring(0, space));
  }

  /// Whether the owner declared to be in this country then.
  public boolean wasIn(String country, Instant at) {
    return journeys.stream()
        .filter(journey -> journey.country().equals(country))
        .anyMatch(
            journey ->
                at.isAfter(start(journey.from()).minus(A_DAY_EITHER_WAY))
                    && at.isBefore(start(journey.until().plusDays(1)).plus(A_DAY_EITHER_WAY)));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /// Whether the owner said of something that it was, or was not, them, and the answer still holds.
  public boolean said(String fact, String value, boolean mine, Instant now) {
    return answers.stream()
        .anyMatch(
            answer ->
                answer.mine() == mine
                    && answer.fact().equals(fact)
                    && answer.value().equals(value)
                    && now.isBefore(answer.until()));
  }
}
