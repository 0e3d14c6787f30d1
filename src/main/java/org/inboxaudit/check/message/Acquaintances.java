package org.inboxaudit.check.message;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.LookAlike;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;

/// Whom the owner writes to, as short hashes: enough to tell that a sender looks like one of them,
/// and not enough to tell who they are. The same ones are kept whatever order the messages come in.
///
/// @param written addresses, each with what it looks like
/// @param domains their domains, each as [NearNames] keeps it; those of public mail providers left
///   out
/// @param names the display names under which letters came, each with the addresses that bear it
/// @param more whether there were more
record Acquaintances(
    SortedMap<Integer, Integer> written,
    SortedMap<Integer, List<Integer>> domains,
    SortedMap<Integer, SortedSet<Integer>> names,
    boolean more) {
  private static final int MOST_WRITTEN = 600;
  private static final int MOST_DOMAINS = 100;
  private static final int MOST_NAMES = 300;
  private static final int MOST_BEARERS = 3;
  private static final int SHORTEST_NAME = 8;

  /// What of a sender looks like somebody else's.
  enum Likeness {
    /// The domain looks the same as that of somebody the owner writes to, or as the owner's.
    SAME_LOOK,
    /// The domain differs by one character.
    ONE_APART,
    /// The whole address looks the same.
    ADDRESS,
    /// The name is somebody's whom the owner writes to, at another address.
    NAME,
    /// The name is the owner's own.
    OWN_NAME;

    boolean isOfName() {
      return this == NAME || this == OWN_NAME;
    }
  }

  static Acquaintances none() {
    return new Acquaintances(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), false);
  }

  Acquaintances and(Message message, AuditContext context) {
    boolean own = message.from().filter(context::owns).isPresent();
    FolderRole role = message.locator().role();
    if (own && role == FolderRole.SENT) {
      message.recipients().stream()
          .filter(to -> !context.owns(to))
          .forEach(to -> written(to, context));
    }
    if (own ? role == FolderRole.SENT : role != FolderRole.JUNK && !Reception.isBulk(message)) {
      message.from().ifPresent(from -> name(message.fromName(), own ? 0 : hash(from)));
    }
    boolean people = trim(written, MOST_WRITTEN);
    boolean places = trim(domains, MOST_DOMAINS);
    trim(names, MOST_NAMES);
    return (people || places) && !more ? new Acquaintances(written, domains, names, true) : this;
  }

  private void written(EmailAddress to, AuditContext context) {
    written.put(hash(to), LookAlike.skeleton(to.toString()).hashCode());
    if (!context.intel().isPublicMailProvider(to.domain())) {
      Domain registered = to.domain().registered();
      domains.computeIfAbsent(hash(registered), _ -> NearNames.kept(registered));
    }
  }

  private void name(String name, int bearer) {
    String plain = plain(name);
    if (plain.length() >= SHORTEST_NAME && plain.indexOf(' ') > 0) {
      SortedSet<Integer> bearers = names.computeIfAbsent(plain.hashCode(), _ -> new TreeSet<>());
      bearers.add(bearer);
      // the owner's own mark stays, whatever the others are
      if (bearers.size() > MOST_BEARERS) {
        bearers.remove(bearers.last() == 0 ? bearers.first() : bearers.last());
      }
    }
  }

  /// How a sender looks like somebody else whom the owner knows. A sender to whom the owner once
  /// wrote is compared as well: it may have been an answer to a false letter.
  Optional<Likeness> likeness(EmailAddress from, String name, AuditContext context) {
    if (context.owns(from)) {
      return Optional.empty();
    }
    boolean mailbox = context.intel().isPublicMailProvider(from.domain());
    if (!mailbox && !context.intel().isProviders(from.domain())) {
      Optional<Likeness> near = ofDomain(from.domain().registered(), context);
      if (near.isPresent()) {
        return near;
      }
    }
    if (isWrittenLike(from) || isAtAFalseProvider(from, context)) {
      return Optional.of(Likeness.ADDRESS);
    }
    return mailbox ? ofName(from, name) : Optional.empty();
  }

  private boolean isWrittenLike(EmailAddress from) {
    int look = LookAlike.skeleton(from.toString()).hashCode();
    int mine = hash(from);
    return written.entrySet().stream()
        .anyMatch(other -> other.getKey() != mine && other.getValue() == look);
  }

  private Optional<Likeness> ofDomain(Domain domain, AuditContext context) {
    int mine = hash(domain);
    Set<Integer> known = new HashSet<>();
    domains.forEach(
        (other, kept) -> {
          if (other != mine) {
            known.addAll(kept);
          }
        });
    context.owner().addresses().stream()
        .map(EmailAddress::domain)
        .filter(own -> !context.intel().isPublicMailProvider(own))
        .forEach(own -> known.addAll(NearNames.kept(own.registered())));
    if (NearNames.alike(domain).stream().anyMatch(known::contains)) {
      return Optional.of(Likeness.SAME_LOOK);
    }
    return NearNames.oneApart(domain).stream().anyMatch(known::contains)
        ? Optional.of(Likeness.ONE_APART)
        : Optional.empty();
  }

  /// `ann@gmial.example` where the owner writes to Ann at the provider it is meant to be.
  private boolean isAtAFalseProvider(EmailAddress from, AuditContext context) {
    return !context.intel().isPublicMailProvider(from.domain())
        && context.intel().words("public-mail-providers").stream()
            .filter(provider -> LookAlike.areOneApart(provider, from.domain().name()))
            .map(provider -> new EmailAddress(from.localPart(), new Domain(provider)))
            .anyMatch(real -> written.containsKey(hash(real)));
  }

  private Optional<Likeness> ofName(EmailAddress from, String name) {
    SortedSet<Integer> bearers = names.getOrDefault(plain(name).hashCode(), new TreeSet<>());
    if (bearers.contains(0)) {
      return Optional.of(Likeness.OWN_NAME);
    }
    int mine = hash(from);
    return bearers.stream().anyMatch(bearer -> bearer != mine && written.containsKey(bearer))
        ? Optional.of(Likeness.NAME)
        : Optional.empty();
  }

  private static String plain(String name) {
    return LookAlike.skeleton(name.strip()).toLowerCase(Locale.ROOT);
  }

  private static int hash(EmailAddress address) {
    return address.toString().hashCode();
  }

  private static int hash(Domain domain) {
    return domain.name().hashCode();
  }

  private static boolean trim(SortedMap<Integer, ?> map, int most) {
    boolean full = map.size() > most;
    while (map.size() > most) {
      map.remove(map.lastKey());
    }
    return full;
  }
}
