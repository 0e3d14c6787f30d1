package org.inboxaudit.check.rule;

import java.util.Collection;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.LookAlike;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;

/// How much a foreign address looks like one of the owner's.
enum Likeness {
  NONE,
  /// The owner's own name elsewhere, perhaps with a number behind it: mostly a second account of
  /// theirs, but an easy choice for somebody who wants to be overlooked.
  NAMESAKE,
  /// An own address or own domain with one character changed, or one that looks the same.
  LOOK_ALIKE;

  private static final int SHORTEST = 5;
  private static final Set<String> ROLES =
      Set.of("admin", "contact", "hello", "office", "postmaster", "support", "webmaster");

  /// The closest likeness to any address or domain of the owner.
  static Likeness of(EmailAddress target, AuditContext context) {
    Likeness closest = NONE;
    for (EmailAddress own : context.owner().addresses()) {
      closest = closer(closest, between(target, own, context));
    }
    return looksOwn(target.domain(), context.owner().domains(), context) ? LOOK_ALIKE : closest;
  }

  private static Likeness closer(Likeness one, Likeness other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Likeness between(EmailAddress target, EmailAddress own, AuditContext context) {
    if (looksOwn(target.domain(), Set.of(own.domain()), context)) {
      return LOOK_ALIKE;
    }
    String theirs = target.localPart();
    String ours = own.localPart();
    if (ours.length() < SHORTEST || ROLES.contains(ours)) {
      return NONE;
    }
    if (name(theirs).equals(name(ours))) {
      return NAMESAKE;
    }
    boolean sameDomain = target.domain().equals(own.domain());
    return sameDomain && areOneApart(theirs, ours) ? LOOK_ALIKE : NONE;
  }

  /// The letters of a local part, without a tag, dots, or a number at the end.
  private static String name(String localPart) {
    int tag = localPart.indexOf('+');
    String name = tag > 0 ? localPart.substring(0, tag) : localPart;
    String letters = name.replace(".", "").replace("_", "").replace("-", "");
    int end = letters.length();
    while (end > 1 && Character.isDigit(letters.charAt(end - 1))) {
      end--;
    }
    return letters.substring(0, end);
  }

  private static boolean looksOwn(Domain foreign, Collection<Domain> own, AuditContext context) {
    return !context.intel().isPublicMailProvider(foreign)
        && own.stream()
            .filter(domain -> !foreign.isWithin(domain))
            .anyMatch(
                domain -> areOneApart(LookAlike.readable(foreign), LookAlike.readable(domain)));
  }

  private static boolean areOneApart(String one, String other) {
    return other.length() >= SHORTEST
        && (LookAlike.areAlike(one, other) || LookAlike.areOneApart(one, other));
  }
}
