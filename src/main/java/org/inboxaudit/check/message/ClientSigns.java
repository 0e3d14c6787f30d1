package org.inboxaudit.check.message;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Owner;
import org.inboxaudit.check.message.FirstHop.Origin;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// What is strange about the messages of a program that is new, besides the program. A new phone
/// has none of it: it writes from where its owner is, by day, to the people they write to.
///
/// @param network a network in a country the owner never wrote from, or one that hides where people
///   are when the owner never used such
/// @param hour an hour of the owner's night in which they were written
/// @param many to how many people one of them went, if that is far more than the owner's go to; 0
///   if not
/// @param zone whether the owner never wrote in their time zone
record ClientSigns(Optional<Origin> network, Optional<Integer> hour, long many, boolean zone) {
  private static final long MANY_RECIPIENTS = 20;
  private static final long MANY_MESSAGES = 30;
  private static final long ENOUGH_KNOWN = 10;

  /// @param own the programs the owner has long used
  static ClientSigns of(
      ClientHabit habit, List<ClientHabit> own, ClientHabits all, AuditContext context) {
    Owner owner = context.owner();
    boolean away =
        owner.journeys().stream()
            .anyMatch(journey -> owner.wasIn(journey.country(), habit.firstSeen()));
    return new ClientSigns(
        network(habit, own, context),
        OwnNight.of(own).filter(_ -> !away).flatMap(night -> night.hourOf(habit)),
        many(habit, own),
        !away && !all.knowsZone(habit));
  }

  private static Optional<Origin> network(
      ClientHabit habit, List<ClientHabit> own, AuditContext context) {
    Set<String> owners = new HashSet<>();
    Set<String> countries = new HashSet<>();
    boolean hides = false;
    long known = 0;
    for (ClientHabit old : own) {
      known += old.networks().values().stream().mapToLong(count -> count).sum();
      for (String key : old.networks().keySet()) {
        Origin origin = Origin.parse(key);
        owners.add(origin.owner());
        countries.add(origin.country());
        hides |= origin.hides();
      }
    }
    if (known < ENOUGH_KNOWN || context.owner().usesVpn()) {
      return Optional.empty();
    }
    boolean hidesToo = hides;
    return habit.networks().keySet().stream()
        .map(Origin::parse)
        .filter(origin -> !origin.home() && !owners.contains(origin.owner()))
        .filter(
            origin ->
                origin.hides()
                    ? !hidesToo
                    : !origin.country().isEmpty()
                        && !countries.contains(origin.country())
                        && !context.owner().wasIn(origin.country(), habit.firstSeen()))
        .findFirst();
  }

  private static long many(ClientHabit habit, List<ClientHabit> own) {
    long usual = own.stream().mapToLong(ClientHabit::most).max().orElse(0);
    boolean burst = habit.count() >= MANY_MESSAGES && habit.isAtOnce();
    boolean wide = habit.most() >= Math.max(MANY_RECIPIENTS, 2 * usual);
    return wide ? habit.most() : burst ? habit.count() : 0;
  }

  /// Whether something is strange that does not come with a journey alone.
  boolean grave() {
    return network.isPresent() || many > 0;
  }

  /// What fits, by the names that `variant` has, gravest first.
  private List<String> fitting() {
    return Stream.of(
            network.map(_ -> "network"),
            Optional.of("many").filter(_ -> many > 0),
            hour.map(_ -> "hours"),
            Optional.of("zone").filter(_ -> zone))
        .flatMap(Optional::stream)
        .toList();
  }

  /// Weighs a finding about a program. A strange zone and a strange hour come together on a
  /// journey, so they count as one.
  ///
  /// @param count how many messages it speaks of
  Finding weigh(Finding finding, long count) {
    List<String> fitting = fitting();
    if (fitting.isEmpty()) {
      return finding.at(Severity.INFO, Confidence.WEAK).with("variant", "new");
    }
    Finding told = tell(finding.with("fits", String.join(", ", fitting)));
    boolean several = grave() && fitting.size() > 1;
    if (several) {
      return told.at(Severity.HIGH, Confidence.FAIR).with("variant", "several");
    }
    if (fitting.equals(List.of("hours"))) {
      // people lie awake
      Confidence confidence = count > 1 ? Confidence.FAIR : Confidence.WEAK;
      return told.at(Severity.MEDIUM, confidence).with("variant", "hours");
    }
    return grave() ? told.with("variant", fitting.getFirst()) : told;
  }

  private Finding tell(Finding finding) {
    Finding told = many > 0 ? finding.with("many", many) : finding;
    for (Origin origin : network.stream().toList()) {
      told = told.with("network", origin.owner()).with("country", origin.country());
    }
    for (int local : hour.stream().toList()) {
      told = told.with("hour", "%02d:00".formatted(local));
    }
    return told;
  }
}
