package org.inboxaudit.check.message;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.LookAlike;
import org.inboxaudit.check.Order;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageFlag;

/// Letters whose sender may not be who it says, by sender and by what speaks against it.
///
/// @param kept by sender, the owner's own and providers first; the same ones whatever order they
///   come in
/// @param more whether there were more
record Astray(SortedMap<String, Letters> kept, boolean more) {
  private static final int MOST = 80;
  private static final int LONGEST = 100;
  private static final int SHORTEST_NAME = 6;

  /// @param sender the address they say they are from
  /// @param other the address that speaks against it, empty if none does
  /// @param lastAt when the last came, in seconds since 1970
  /// @param answered whether the owner answered one
  /// @param putAway whether all of them lie among junk or in the trash
  record Letters(
      String sender,
      String other,
      EvidenceRef first,
      long firstAt,
      long lastAt,
      long count,
      boolean answered,
      boolean putAway) {

    private Letters and(Letters another) {
      boolean mine = Order.precedes(first, firstAt, another.first, another.firstAt);
      return new Letters(
          sender,
          other,
          mine ? first : another.first,
          Math.min(firstAt, another.firstAt),
          Math.max(lastAt, another.lastAt),
          count + another.count,
          answered || another.answered,
          putAway && another.putAway);
    }

    /// Whose these letters want to be, as far as that makes somebody believe them.
    Standing standing(AuditContext context) {
      EmailAddress from = EmailAddress.of(sender);
      if (context.owns(from)) {
        return Standing.OWN;
      }
      if (context.index().wroteTo(from)) {
        return Standing.KNOWN;
      }
      if (context.intel().isProviders(from.domain())) {
        return Standing.PROVIDER;
      }
      return context.intel().isServices(from.domain()) ? Standing.SERVICE : Standing.STRANGER;
    }
  }

  /// Whose letters they want to be.
  enum Standing {
    STRANGER,
    /// Somebody the owner wrote to.
    KNOWN,
    PROVIDER,
    /// A bank, a shop or another service whose name is often borrowed.
    SERVICE,
    /// The owner's own address or domain.
    OWN;

    String word() {
      return switch (this) {
        case STRANGER -> "stranger";
        case KNOWN -> "known";
        case PROVIDER -> "provider";
        case SERVICE -> "service";
        case OWN -> "own";
      };
    }
  }

  static Astray none() {
    return new Astray(new TreeMap<>(), false);
  }

  /// @param first whether it is kept before those of people
  Astray and(Message message, Optional<EmailAddress> against, boolean first) {
    String from = message.from().map(EmailAddress::toString).orElse("");
    String other = against.map(EmailAddress::toString).orElse("");
    if (from.isEmpty() || from.length() > LONGEST || other.length() > LONGEST) {
      return this;
    }
    long at = message.receivedAt().getEpochSecond();
    FolderRole role = message.locator().role();
    boolean putAway = role == FolderRole.JUNK || role == FolderRole.TRASH;
    kept.merge(
        (first ? "a|" : "b|") + from + "|" + other,
        new Letters(
            from, other, message.ref(), at, at, 1, message.has(MessageFlag.ANSWERED), putAway),
        Letters::and);
    if (kept.size() <= MOST) {
      return this;
    }
    kept.pollLastEntry();
    return new Astray(kept, true);
  }

  /// The last place that is told, if not all were kept.
  Optional<EvidenceRef> cut() {
    return more ? Optional.of(kept.lastEntry().getValue().first()) : Optional.empty();
  }

  /// Whether a sender is the owner, or a provider and no mailbox at one.
  static boolean isWeighty(Message message, AuditContext context) {
    return message
        .from()
        .filter(from -> context.owns(from) || context.intel().isProviders(from.domain()))
        .isPresent();
  }

  /// Where an answer would go, if that is a free mailbox or a domain that looks like the sender's,
  /// and none goes to the sender's domain or the owner.
  static Optional<EmailAddress> answersTo(Message message, AuditContext context) {
    boolean stays =
        message.replyTo().stream()
            .map(EmailAddress::domain)
            .anyMatch(
                domain ->
                    context.owns(domain)
                        || message
                            .from()
                            .map(from -> from.domain().registered())
                            .filter(domain.registered()::equals)
                            .isPresent());
    return stays
        ? Optional.empty()
        : message.replyTo().stream()
            .filter(
                to ->
                    context.intel().isPublicMailProvider(to.domain())
                        || message.from().filter(from -> looksLike(to, from)).isPresent())
            .findFirst();
  }

  /// Firms have the same name under several endings, so the name itself must differ.
  private static boolean looksLike(EmailAddress one, EmailAddress other) {
    String name = name(one);
    String real = name(other);
    return !name.equals(real)
        && Math.min(name.length(), real.length()) >= SHORTEST_NAME
        && (LookAlike.areAlike(name, real) || LookAlike.areOneApart(name, real));
  }

  private static String name(EmailAddress address) {
    String domain = LookAlike.readable(address.domain().registered());
    return domain.substring(0, Math.max(0, domain.indexOf('.')));
  }
}
