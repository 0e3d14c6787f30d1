package org.inboxaudit.check.signin;

import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.signin.Networks.Habit;

/// The owner's own past, with which everything new is compared.
///
/// It is learnt from the first month of the history, from what was used for a month since, and from
/// what the owner said was them. No place is learnt from networks that can be used from anywhere,
/// and nothing from what the owner said was somebody else. To deny a program that was always used
/// would accuse the owner; so that counts for a program that came later.
///
/// @param trusted the habits that teach something
/// @param undenied every habit but those that the owner said were somebody else
/// @param denied these
/// @param startsAt when the history begins, in seconds since 1970
record Baseline(
    List<Habit> trusted,
    List<Habit> undenied,
    List<Habit> denied,
    long startsAt,
    AuditContext context) {
  private static final long A_MONTH = Duration.ofDays(30).toSeconds();
  private static final long A_YEAR = Duration.ofDays(365).toSeconds();
  private static final long A_WEEK = Duration.ofDays(7).toSeconds();
  private static final long MOVING = Duration.ofDays(2).toSeconds();
  private static final long OFTEN = 10;

  static Baseline of(Networks networks, AuditContext context) {
    long startsAt = networks.firstAt();
    Set<String> deniedPrograms =
        Networks.programs(List.copyOf(networks.kept().values())).stream()
            .filter(program -> program.firstAt() - startsAt >= A_MONTH)
            .map(Habit::client)
            .filter(client -> context.owner().said("client", client, false, context.asOf()))
            .collect(toSet());
    Map<Boolean, List<Habit>> byDenial =
        networks.kept().values().stream()
            .collect(
                partitioningBy(
                    habit ->
                        word(habit, context) == OwnersWord.DENIED
                            || deniedPrograms.contains(habit.client())));
    List<Habit> undenied = byDenial.getOrDefault(false, List.of());
    List<Habit> trusted =
        undenied.stream().filter(habit -> teaches(habit, startsAt, context)).toList();
    return new Baseline(
        trusted, undenied, byDenial.getOrDefault(true, List.of()), startsAt, context);
  }

  private static boolean teaches(Habit habit, long startsAt, AuditContext context) {
    boolean lasted = habit.lastAt() - habit.firstAt() >= A_MONTH && habit.hours() >= OFTEN;
    return lasted
        || habit.firstAt() - startsAt < A_MONTH
        || word(habit, context) == OwnersWord.CONFIRMED;
  }

  static OwnersWord word(Habit habit, AuditContext context) {
    return OwnersWord.on(habit.network(), habit.country(), habit.firstSeen(), context);
  }

  /// Whether something was seen for the first time after the first month, and within the last year.
  boolean isLate(Habit habit) {
    return habit.firstAt() - startsAt >= A_MONTH
        && context.asOf().getEpochSecond() - habit.firstAt() <= A_YEAR;
  }

  /// Whether the owner was known to be in this network or country when `habit` began.
  boolean knows(Habit habit, Function<Habit, String> where) {
    return trusted.stream()
        .filter(other -> other.use().isEmpty())
        .filter(other -> where.apply(other).equals(where.apply(habit)))
        .anyMatch(other -> isBefore(other, habit));
  }

  /// Whether the owner was known to use this program then, from wherever.
  boolean knowsProgram(Habit habit) {
    return trusted.stream()
        .filter(other -> other.client().equals(habit.client()))
        .anyMatch(other -> isBefore(other, habit));
  }

  private boolean isBefore(Habit other, Habit habit) {
    return other.firstAt() < habit.firstAt()
        && (other.firstAt() - startsAt < A_MONTH
            || habit.firstAt() - other.firstAt() >= A_MONTH
            || word(other, context) == OwnersWord.CONFIRMED);
  }

  /// Whether the owner says that they use such networks, or used them long before.
  boolean usesSuchNetworks(Habit habit) {
    return context.owner().usesVpn()
        || undenied.stream()
            .filter(other -> other.use().equals(habit.use()))
            .anyMatch(other -> isBefore(other, habit));
  }

  /// Whether this is used for a week, and everything else ended when it began: people who move
  /// leave a network behind, an intruder comes beside the owner.
  boolean isAMove(Habit habit) {
    boolean lasts = habit.lastAt() - habit.firstAt() >= A_WEEK && habit.hours() >= OFTEN;
    return lasts
        && undenied.stream()
            .filter(other -> other.firstAt() < habit.firstAt())
            .allMatch(other -> other.lastAt() <= habit.firstAt() + MOVING);
  }
}
