package org.inboxaudit.check.message;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Message;

/// The old stories of cheats, the most frightening first.
enum Swindle {
  /// Claims to have watched the reader, and wants coins.
  EXTORTION(Set.of(BodyTrait.CLAIMS_TO_SPY, BodyTrait.COINS)),
  /// The same, with the wallet and without a word for the coins.
  WALLET(Set.of(BodyTrait.CLAIMS_TO_SPY, BodyTrait.WALLET_ADDRESS)),
  /// Claims to know or to have seen something, and leaves what it wants to a file.
  THREAT(Set.of(BodyTrait.CLAIMS_TO_SPY)),
  /// Tells of a charge, and wants to be called.
  CALL(Set.of(BodyTrait.TELLS_OF_CHARGE, BodyTrait.ASKS_TO_CALL)),
  /// A fortune, a loan, a favour, work that pays without work.
  STORY(Set.of(BodyTrait.MONEY_STORY)),
  /// Asks for money or gifts, or tells of changed bank details.
  MONEY(Set.of(BodyTrait.ASKS_FOR_MONEY)),
  /// Tells of a prize.
  PRIZE(Set.of(BodyTrait.PRIZE)),
  /// Frightens about a device or about pictures.
  ALARM(Set.of(BodyTrait.SCARE)),
  NONE(Set.of());

  @SuppressWarnings("ImmutableEnumChecker") // what is given is Set.of
  private final Set<BodyTrait> says;

  Swindle(Set<BodyTrait> says) {
    this.says = says;
  }

  static Swindle of(Set<BodyTrait> traits) {
    return Stream.of(values())
        .filter(one -> traits.containsAll(one.says))
        .findFirst()
        .orElseThrow();
  }

  /// The word for it in a finding.
  String word() {
    return switch (this) {
      case EXTORTION, WALLET, THREAT -> "extortion";
      case CALL -> "call";
      case STORY -> "story";
      case MONEY -> "money";
      case PRIZE -> "prize";
      case ALARM -> "alarm";
      case NONE -> "";
    };
  }

  /// Whether the way the letter came fits the story. People write about money and parcels to one
  /// another, shops tell of charges, and journals of swindles.
  boolean isMeant(Reception reception, AuditContext context) {
    Message message = reception.body().message();
    Optional<Domain> from = message.from().map(EmailAddress::domain);
    if (from.filter(domain -> isHonest(domain, reception, context)).isPresent()) {
      return false;
    }
    boolean unsure = reception.unproven() || answersGoElsewhere(message, context);
    boolean free = from.filter(context.intel()::isPublicMailProvider).isPresent();
    boolean warns = reception.body().traits().contains(BodyTrait.WARNS_OF_FRAUD);
    if (warns && !unsure) {
      return false; // it tells how cheats write
    }
    return switch (this) {
      case EXTORTION, WALLET -> true;
      case THREAT -> unsure || (free && reception.withFiles());
      case CALL -> free || !reception.vouched();
      case STORY -> free || unsure || (!reception.bulk() && !reception.vouched());
      case MONEY -> answersGoElsewhere(message, context);
      case PRIZE, ALARM -> unsure && !reception.bulk();
      case NONE -> false;
    };
  }

  /// Whether it says it is of a service everybody knows, and nothing gainsays it, or of people who
  /// write about such letters.
  private static boolean isHonest(Domain domain, Reception reception, AuditContext context) {
    return context.intel().isWatcher(domain)
        || (!reception.unproven() && context.intel().isServices(domain));
  }

  private static boolean answersGoElsewhere(Message message, AuditContext context) {
    return !Reception.isBulk(message) && Astray.answersTo(message, context).isPresent();
  }
}
