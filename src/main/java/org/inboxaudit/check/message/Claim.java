package org.inboxaudit.check.message;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Brand;
import org.inboxaudit.check.Brand.Likeness;
import org.inboxaudit.check.Brands;
import org.inboxaudit.check.Intel;
import org.inboxaudit.check.LookAlike;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Message;

/// Whose letter a letter wants to be: the domain of its sender, and the services that its sender's
/// name or its subject name.
///
/// @param sender the registered domain it says it is from
/// @param named services that the sender's name or address stands for
/// @param firm those of them for which more speaks than a name that people have, too
/// @param mentioned services that the subject names
/// @param posing whether a stranger's name is a service's and nothing else, and its address is not
/// @param imitates whether a stranger's domain can hardly be meant for anything but a service's
/// @param speaksForOwn whether a stranger's name holds the owner's own domain or address, or its
///   subject the owner's address
/// @param playsOffice whether a stranger takes a name behind which whoever keeps the mail would
///   write
/// @param showsOther whether the sender's name is or holds an address of another domain
/// @param unrelated whether the sender's name and its address have nothing to do with one another
/// @param answersElsewhere whether answers go to a free mailbox or to a domain like the sender's
/// @param free whether the sender has a free mailbox
/// @param own the owner's domains, those of public mail providers left out
/// @param intel what is known of services
record Claim(
    Optional<Domain> sender,
    List<Brand> named,
    List<Brand> firm,
    List<Brand> mentioned,
    boolean posing,
    boolean imitates,
    boolean speaksForOwn,
    boolean playsOffice,
    boolean showsOther,
    boolean unrelated,
    boolean answersElsewhere,
    boolean free,
    Set<Domain> own,
    Intel intel) {
  /// Under these people show others what they like, in a provider's name.
  private static final Set<String> SHARED_BY_ANYBODY =
      Set.of(
          "docs.google.com",
          "drive.google.com",
          "sites.google.com",
          "googleapis.com",
          "forms.office.com",
          "sharepoint.com",
          "dropbox.com",
          "dropboxusercontent.com",
          "github.com");

  /// Named in markup and followed by nobody.
  private static final String STANDARDS = "w3.org";

  private static final int SHORTEST_STEM = 4;

  static Claim of(Message message, AuditContext context) {
    Brands brands = context.intel().borrowedNames();
    Optional<Domain> from = message.from().map(EmailAddress::domain);
    boolean free = from.filter(context.intel()::isPublicMailProvider).isPresent();
    List<Brand> owners = from.map(brands::owners).orElse(List.of());
    List<Brand> senders =
        owners.stream()
            .filter(brand -> from.filter(domain -> isFrom(brand, domain)).isPresent())
            .filter(_ -> !free)
            .toList();
    List<Brand> named =
        Stream.concat(brands.namedIn(Brand.runs(message.fromName())).stream(), senders.stream())
            .distinct()
            .toList();
    List<Brand> mentioned = brands.namedIn(Brand.runs(message.subject()));
    List<Brand> firm =
        named.stream()
            .filter(
                brand -> mentioned.contains(brand) || from.filter(f -> hints(brand, f)).isPresent())
            .toList();
    Set<Domain> own =
        Stream.concat(
                context.owner().addresses().stream().map(EmailAddress::domain),
                context.owner().domains().stream())
            .filter(domain -> !context.intel().isPublicMailProvider(domain))
            .map(Domain::registered)
            .collect(Collectors.toSet());
    boolean foreign =
        (owners.isEmpty() || free)
            && from.map(Domain::registered).filter(d -> !own.contains(d)).isPresent();
    Optional<Brand.Sender> stranger =
        from.filter(_ -> foreign).map(domain -> Brand.Sender.of(message.fromName(), domain));
    boolean posing =
        stranger.stream()
            .flatMap(sender -> brands.namedBy(sender).stream())
            .anyMatch(brand -> !owners.contains(brand));
    return new Claim(
        from.map(Domain::registered),
        named,
        firm,
        mentioned,
        posing,
        owners.isEmpty() && stranger.filter(brands::areImitatedBy).isPresent(),
        SenderName.speaksForOwn(message, own, context),
        senders.isEmpty() && SenderName.playsOffice(message, context),
        SenderName.showsOther(message),
        owners.isEmpty() && SenderName.isUnrelated(message, context.intel()),
        Astray.answersTo(message, context).isPresent(),
        free,
        own,
        context.intel());
  }

  /// Whether the sender bears a name that is not its own, in whatever way.
  boolean isOfAnotherName() {
    return posing || imitates || showsOther || borrows();
  }

  /// Whether the sender's domain is that of a service everybody knows.
  boolean isOfService() {
    return sender.filter(intel::isServices).isPresent();
  }

  /// Whether the sender's name names a service, and its address is not that service's.
  boolean borrows() {
    return !named.isEmpty()
        && named.stream().noneMatch(brand -> sender.filter(brand::owns).isPresent());
  }

  private List<Brand> owners(Domain site) {
    return intel.borrowedNames().owners(site);
  }

  private static boolean hints(Brand brand, Domain from) {
    return isFrom(brand, from) || brand.ofDomain(Brand.Sender.of("", from)) != Likeness.NONE;
  }

  /// A mailbox at a provider is not the provider.
  private static boolean isFrom(Brand brand, Domain domain) {
    return brand.owns(domain) && !brand.mailboxes().contains(domain);
  }

  /// Whether a site is the sender's, the owner's, or that of a service everybody links to.
  boolean explains(Domain site) {
    Domain registered = site.registered();
    return isSenders(site)
        || isRelated(registered)
        || own.contains(registered)
        || registered.name().equals(STANDARDS)
        || isAServices(site);
  }

  /// Whether the sender's domain is made of a site's name and something before or behind it, as
  /// firms that send much mail have it.
  private boolean isRelated(Domain site) {
    String name = site.name().substring(0, site.name().indexOf('.') + 1).replace(".", "");
    return name.length() >= SHORTEST_STEM
        && sender.filter(domain -> domain.name().contains(name)).isPresent();
  }

  boolean isSenders(Domain site) {
    return sender.filter(site.registered()::equals).isPresent();
  }

  private boolean isAServices(Domain site) {
    return !owners(site).isEmpty() && !site.isWithinAny(SHARED_BY_ANYBODY);
  }

  /// Whether a site is dressed up as a known service's, the sender's or the owner's.
  boolean isImitatedBy(Domain site) {
    if (explains(site) || !owners(site).isEmpty()) {
      return false;
    }
    return intel.borrowedNames().areImitatedBy(Brand.Sender.of("", site))
        || Stream.concat(sender.stream(), own.stream()).anyMatch(real -> isLike(site, real));
  }

  /// Whether a domain stands inside of another, or both look the same.
  private static boolean isLike(Domain site, Domain real) {
    return ("." + site.name() + ".").contains("." + real.name() + ".")
        || LookAlike.areAlike(LookAlike.readable(site.registered()), LookAlike.readable(real));
  }

  /// Whether it speaks for a service by more than a name, and this is not the service's.
  boolean isBelied(Domain site) {
    return firm.stream().anyMatch(brand -> isOthers(brand, site));
  }

  /// The same by a name or by the subject alone.
  boolean isDoubtful(Domain site) {
    return named.stream().anyMatch(brand -> isOthers(brand, site))
        || (mentioned.stream().anyMatch(brand -> !brand.owns(site)) && !explains(site));
  }

  /// Whether it leads to the service it speaks for.
  boolean isHome(Domain site) {
    return firm.stream().anyMatch(brand -> brand.owns(site));
  }

  private boolean isOthers(Brand brand, Domain site) {
    return !isAServices(site)
        && !brand.owns(site)
        && !own.contains(site.registered())
        && (poses(brand) || !explains(site));
  }

  private boolean poses(Brand brand) {
    return sender.filter(brand::owns).isEmpty();
  }

  /// Whether a name in the path of a link is one that people take for its host.
  boolean isSomebodys(Domain name) {
    return Stream.concat(sender.stream(), own.stream()).anyMatch(name::isWithin)
        || owners(name).stream().anyMatch(brand -> name.isWithinAny(brand.domains()));
  }
}
