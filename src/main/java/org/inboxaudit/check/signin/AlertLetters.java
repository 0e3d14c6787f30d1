package org.inboxaudit.check.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.NetworkMap;
import org.inboxaudit.check.Shown;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.check.signin.Letters.Letter;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.evidence.Notice.Event;
import org.inboxaudit.evidence.Notice.Standing;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// What all checks on providers' letters ask of one: which to read, whom it is about, and whether
/// this service caused it.
final class AlertLetters {
  /// Letters are chosen by their From address alone; whether it is true is for the extractor to say
  /// ([Standing]).
  static final Wanted LETTERS =
      (message, context) ->
          message.from().filter(context.intel()::isAlertSender).isPresent()
              ? Set.of(EvidenceKind.NOTICE)
              : Set.of();

  private static final Duration AROUND_OUR_SIGN_IN = Duration.ofMinutes(15);
  private static final Duration BEFORE_OUR_SIGN_IN = Duration.ofHours(2);
  private static final Set<Event> NEEDED_FOR_AN_AUDIT =
      EnumSet.of(Event.APP_PASSWORD_CREATED, Event.APP_ACCESS_GRANTED);

  private AlertLetters() {}

  /// When it happened, or else when the letter was written.
  static Instant moment(Notice notice) {
    Message message = notice.message();
    return notice
        .at()
        .or(() -> message.sentAt().map(OffsetDateTime::toInstant))
        .orElse(message.receivedAt());
  }

  /// Whether the letter names an account that is not this mailbox: providers write to recovery
  /// addresses, too (S35). A letter that names none is taken to be about this one.
  static boolean isAboutAnother(Notice notice, AuditContext context) {
    return EmailAddress.parse(notice.account()).isPresent()
        && context.owner().addresses().stream()
            .noneMatch(own -> MaskedAddress.mayBe(notice.account(), own));
  }

  /// Whether this or an earlier audit caused the letter (S36): it signed in at that time, or needed
  /// an app password shortly before.
  static boolean isOwnTrace(Notice notice, AuditContext context) {
    Instant moment = moment(notice);
    Duration before =
        NEEDED_FOR_AN_AUDIT.contains(notice.event()) ? BEFORE_OUR_SIGN_IN : AROUND_OUR_SIGN_IN;
    boolean ours =
        notice.event() == Event.NEW_SIGN_IN || NEEDED_FOR_AN_AUDIT.contains(notice.event());
    return ours
        && context.owner().ownTraces().stream()
            .anyMatch(
                trace ->
                    !moment.isBefore(trace.minus(before))
                        && !moment.isAfter(trace.plus(AROUND_OUR_SIGN_IN)));
  }

  /// Whether somebody other than the letter itself says that the provider wrote it.
  static boolean isTrusted(Standing standing) {
    return switch (standing) {
      case VERIFIED, VOUCHED -> true;
      case UNKNOWN, MISUSED, CONTRADICTED -> false;
    };
  }

  /// Whether it is a lure: false, or true and turned into one.
  static boolean isLure(Standing standing) {
    return switch (standing) {
      case MISUSED, CONTRADICTED -> true;
      case VERIFIED, VOUCHED, UNKNOWN -> false;
    };
  }

  /// Whether it is known what a letter is about.
  static boolean isUnderstood(Notice notice) {
    return notice.event() != Event.NOT_UNDERSTOOD;
  }

  /// Grades a letter that says nothing about who is in this mailbox: a lure, that only pretends to
  /// come from the provider or was turned into one, one about another account (S35), one this
  /// service caused (S36).
  ///
  /// @return empty if it is none of these
  static Optional<Finding> setAside(
      Finding letter, Standing standing, boolean aboutAnother, boolean ownTrace) {
    if (isLure(standing)) {
      String variant = standing == Standing.MISUSED ? "misused" : "pretend";
      return Optional.of(letter.at(Severity.LOW, Confidence.FAIR).with("variant", variant));
    }
    if (aboutAnother) {
      return Optional.of(letter.at(Severity.INFO).with("variant", "other-account"));
    }
    return ownTrace
        ? Optional.of(letter.at(Severity.INFO).with("variant", "own-trace"))
        : Optional.empty();
  }

  /// What a letter is worth after what the owner said of the device it names. That it was not them
  /// is the owner's own word, and outweighs everything if the letter is true.
  ///
  /// @param placed whether its date is older than its place: then nobody's word is taken for it
  /// @param mine what it is worth if the owner says that it was them
  /// @return with the standing if it counts as true: a signature checked here, or only the
  ///   receiving server's word, which somebody who can write into the mailbox can write there, too;
  ///   else with the variant `unproven`, or `placed`
  static Finding answered(
      Finding letter, Letter of, boolean placed, Severity mine, AuditContext context) {
    boolean trusted = isTrusted(of.standing()) && !placed;
    Finding told =
        trusted
            ? letter.with("standing", of.standing().name().toLowerCase(Locale.ROOT))
            : letter
                .at(letter.severity(), Confidence.WEAK)
                .with("variant", placed ? "placed" : "unproven");
    if (context.owner().said("device", of.device(), false, context.asOf())) {
      return trusted
          ? told.at(Severity.CRITICAL, Confidence.STRONG)
          : told.at(Severity.HIGH, Confidence.WEAK);
    }
    return context.owner().said("device", of.device(), true, context.asOf()) ? told.at(mine) : told;
  }

  /// Tells who holds the network that a letter names, if the operator's files say it.
  static Finding placed(Finding letter, String address, AuditContext context) {
    Optional<NetworkMap.Network> network =
        context.networks().isThere()
            ? IpAddress.parse(address).filter(IpAddress::isGlobal).map(context.networks()::of)
            : Optional.empty();
    return network
        .map(
            from ->
                letter.with("network", shown(from.owner())).with("country", shown(from.country())))
        .orElse(letter);
  }

  /// A provider's short name as people write it: `google` is Google.
  static String name(String provider) {
    String shown = shown(provider);
    return shown.substring(0, 1).toUpperCase(Locale.ROOT) + shown.substring(1);
  }

  /// A text from a letter, fit to be kept and shown; a dash if it says nothing.
  static String shown(String text) {
    return Shown.of(text.strip());
  }
}
