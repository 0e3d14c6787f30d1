package org.inboxaudit.check;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.inboxaudit.check.Indicators.Hit;
import org.inboxaudit.check.Indicators.Kind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Everything in the mailbox that bears on one indicator.
///
/// @param value as it is shown
/// @param set the id of the set
/// @param listed the day in ISO 8601, empty if the set does not say
/// @param first where it was seen first, and `firstAt` when, in seconds since 1970
/// @param direct whether it was ever more than a report about it, or a part of one
/// @param near whether it was ever seen within a year of its listing
/// @param reached whether somebody opened, answered or got in
public record Sighting(
    Kind kind,
    String value,
    String set,
    String campaign,
    String listed,
    boolean shared,
    EvidenceRef first,
    long firstAt,
    long count,
    boolean direct,
    boolean near,
    boolean reached) {
  /// Names change hands; after so long a listing is history.
  private static final int YEARS = 3;

  private static final long NEAR_DAYS = 365;
  private static final String NOTHING = "–";

  static Sighting of(Hit hit, EvidenceRef ref, Instant at, boolean direct, boolean reached) {
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    boolean near =
        hit.listed()
            .filter(listed -> Math.abs(ChronoUnit.DAYS.between(listed, day)) <= NEAR_DAYS)
            .isPresent();
    return new Sighting(
        hit.kind(),
        hit.kind() == Kind.FILE ? hit.value() : Shown.of(hit.value()),
        hit.set().id(),
        hit.campaign(),
        hit.listed().map(LocalDate::toString).orElse(""),
        hit.shared(),
        ref,
        at.getEpochSecond(),
        1,
        direct,
        near,
        reached);
  }

  /// What tells two indicators apart.
  static String key(Hit hit) {
    return hit.kind() + " " + (hit.kind() == Kind.FILE ? hit.value() : Shown.key(hit.value()));
  }

  Sighting and(Sighting other) {
    boolean earlier = Order.precedes(first, firstAt, other.first, other.firstAt);
    return new Sighting(
        kind,
        value,
        set,
        campaign,
        listed,
        shared,
        earlier ? first : other.first,
        Math.min(firstAt, other.firstAt),
        count + other.count,
        direct || other.direct,
        near || other.near,
        reached || other.reached);
  }

  /// The finding with what the set says, and its weight.
  ///
  /// It says that somebody aimed at the owner, never that they got in, so it never asks for action
  /// by itself. The same octets cannot belong to anybody else; everything else can.
  public Finding tell(Finding base, AuditContext context) {
    Optional<IndicatorSet> from = context.indicators().set(set);
    boolean named = from.map(IndicatorSet::tlp).filter(Tlp::mayBeNamed).isPresent();
    Finding told =
        base.when(Instant.ofEpochSecond(firstAt))
            .with("value", value)
            .with("count", count)
            .with("list", from.map(IndicatorSet::shown).orElse(NOTHING))
            .with("campaign", named && !campaign.isEmpty() ? campaign : NOTHING)
            .with("listed", listed.isEmpty() ? NOTHING : listed)
            .with("opened", reached ? "yes" : "no");
    if (!direct) {
      return told.at(Severity.INFO, Confidence.WEAK).with("variant", "report");
    }
    if (shared) {
      return told.at(Severity.LOW, Confidence.WEAK).with("variant", "shared");
    }
    if (kind != Kind.FILE && !near && isHistoric(context.asOf())) {
      return told.at(Severity.LOW, Confidence.WEAK).with("variant", "historic");
    }
    return switch (kind) {
      case FILE -> told.at(Severity.HIGH, Confidence.STRONG);
      case ADDRESS, URL -> told.at(Severity.MEDIUM, Confidence.STRONG);
      case DOMAIN, IP -> told.at(Severity.MEDIUM, Confidence.FAIR);
      case FILE_NAME, SUBJECT -> told.at(Severity.LOW, Confidence.WEAK);
    };
  }

  private boolean isHistoric(Instant asOf) {
    LocalDate today = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
    return listed.isEmpty() || LocalDate.parse(listed).isBefore(today.minusYears(YEARS));
  }
}
