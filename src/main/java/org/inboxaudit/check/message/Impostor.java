package org.inboxaudit.check.message;

import java.util.List;
import java.util.Optional;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Brand;
import org.inboxaudit.check.Brand.Likeness;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;

/// A sender that bears a provider's name without being it.
///
/// @param byDomain whether the domain looks like the provider's, not only the name before it
record Impostor(EmailAddress address, String provider, boolean byDomain) {
  static final String LIST = "list-id";

  static Optional<Impostor> of(Message message, AuditContext context) {
    FolderRole role = message.locator().role();
    Optional<EmailAddress> from = message.from().filter(address -> !context.owns(address));
    if (from.isEmpty() || role == FolderRole.SENT || role == FolderRole.DRAFTS) {
      return Optional.empty();
    }
    List<Brand> brands = context.intel().brands();
    if (brands.stream().anyMatch(brand -> brand.owns(from.get().domain()))) {
      return Optional.empty();
    }
    Brand.Sender sender = Brand.Sender.of(message.fromName(), from.get().domain());
    for (Brand brand : brands) {
      boolean domain = imitatesDomain(brand, sender, message, context);
      if (domain || imitatesName(brand, sender, message)) {
        return Optional.of(new Impostor(from.get(), brand.provider(), domain));
      }
    }
    return Optional.empty();
  }

  private static boolean imitatesDomain(
      Brand brand, Brand.Sender sender, Message message, AuditContext context) {
    return switch (brand.ofDomain(sender)) {
      case NONE -> false;
      case CLEAR -> true;
      case HINT ->
          brand.ofName(sender) == Likeness.CLEAR
              || !context.intel().wordsIn("security-words", message.subject()).isEmpty();
    };
  }

  private static boolean imitatesName(Brand brand, Brand.Sender sender, Message message) {
    return message.header(LIST).isEmpty() && brand.ofName(sender) == Likeness.CLEAR;
  }
}
