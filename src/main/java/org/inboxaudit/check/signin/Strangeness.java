package org.inboxaudit.check.signin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.signin.Networks.Habit;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Grades what is new beside the owner's own past, in steps that can be told to the owner.
record Strangeness(Baseline past, AuditContext context) {

  /// The owner's own word is the strongest evidence there is; it needs no history.
  static Finding denied(Finding finding, Habit place) {
    return tell(finding, place).at(Severity.CRITICAL, Confidence.STRONG).with("variant", "denied");
  }

  /// Everything that is new, places and then programs.
  ///
  /// @param about makes a finding about a sign-in
  List<Finding> all(Function<EvidenceRef, Finding> about) {
    List<Finding> strange = new ArrayList<>();
    for (Habit place : Networks.places(past.undenied())) {
      ofPlace(about.apply(place.first()), place).ifPresent(strange::add);
    }
    for (Habit program : Networks.programs(past.undenied())) {
      ofProgram(about.apply(program.first()), program).ifPresent(strange::add);
    }
    return strange;
  }

  private Optional<Finding> ofPlace(Finding finding, Habit place) {
    boolean known = past.knows(place, Habit::network) && past.knows(place, Habit::country);
    return past.isLate(place) && !known
        ? Optional.of(grade(tell(finding, place), place))
        : Optional.empty();
  }

  private Finding grade(Finding told, Habit place) {
    return switch (Baseline.word(place, context)) {
      case CONFIRMED -> told.at(Severity.INFO, Confidence.WEAK).with("variant", "yours");
      case JOURNEY -> told.at(Severity.LOW, Confidence.WEAK).with("variant", "journey");
      case DENIED, NOTHING -> gradeByPlace(told, place);
    };
  }

  private Finding gradeByPlace(Finding told, Habit place) {
    Finding weak = told.at(Severity.LOW, Confidence.WEAK);
    Finding full = past.knowsProgram(place) ? told : told.at(Severity.HIGH, Confidence.FAIR);
    if (!place.use().isEmpty()) {
      boolean usual = place.use().equals("relay") || past.usesSuchNetworks(place);
      return (usual ? weak : full).with("variant", place.use());
    }
    if (place.country().equals(Whence.UNKNOWN)) {
      return weak.with("variant", "unknown-place");
    }
    if (past.knows(place, Habit::country) || context.owner().usesVpn()) {
      return weak;
    }
    return past.isAMove(place) ? weak.with("variant", "moved") : full;
  }

  /// A program is told by itself only where the network is none to be told.
  private Optional<Finding> ofProgram(Finding finding, Habit program) {
    boolean told = ofPlace(finding, program).isPresent();
    if (told || !past.isLate(program) || past.knowsProgram(program)) {
      return Optional.empty();
    }
    Finding weak = tell(finding, program).at(Severity.LOW, Confidence.WEAK);
    return Optional.of(
        context.owner().said("client", program.client(), true, context.asOf())
            ? weak.at(Severity.INFO).with("variant", "yours")
            : weak.with("variant", "client"));
  }

  private static Finding tell(Finding finding, Habit habit) {
    return finding
        .when(habit.firstSeen())
        .with("network", habit.network())
        .with("country", habit.country())
        .with("client", habit.client())
        .with("use", habit.use().isEmpty() ? "common" : habit.use())
        .with("count", habit.hours());
  }
}
