package org.inboxaudit.check.rule;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
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

  /// Letters of other scripts, and digits, that look like a Latin letter.
  private static final Map<Integer, String> LOOKS_LIKE =
      Map.ofEntries(
          Map.entry((int) '0', "o"),
          Map.entry((int) '1', "l"),
          Map.entry((int) 'i', "l"),
          Map.entry((int) 'а', "a"),
          Map.entry((int) 'е', "e"),
          Map.entry((int) 'і', "l"),
          Map.entry((int) 'ј', "j"),
          Map.entry((int) 'о', "o"),
          Map.entry((int) 'р', "p"),
          Map.entry((int) 'с', "c"),
          Map.entry((int) 'ѕ', "s"),
          Map.entry((int) 'у', "y"),
          Map.entry((int) 'х', "x"),
          Map.entry((int) 'α', "a"),
          Map.entry((int) 'ο', "o"));

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
                domain ->
                    areOneApart(
                        Punycode.readable(foreign.name()), Punycode.readable(domain.name())));
  }

  private static boolean areOneApart(String one, String other) {
    return other.length() >= SHORTEST
        && (skeleton(one).equals(skeleton(other)) || isOneEdit(one, other));
  }

  private static String skeleton(String text) {
    StringBuilder skeleton = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .forEach(c -> skeleton.append(LOOKS_LIKE.getOrDefault(c, Character.toString(c))));
    return skeleton.toString().replace("rn", "m").replace("vv", "w");
  }

  /// One character more, less or other, or two neighbours that changed places.
  private static boolean isOneEdit(String one, String other) {
    String longer = one.length() >= other.length() ? one : other;
    String shorter = one.length() >= other.length() ? other : one;
    int more = longer.length() - shorter.length();
    if (more > 1) {
      return false;
    }
    int at = 0;
    while (at < shorter.length() && longer.charAt(at) == shorter.charAt(at)) {
      at++;
    }
    if (more == 1 || at + 1 >= longer.length()) {
      return longer
          .substring(Math.min(at + 1, longer.length()))
          .equals(shorter.substring(at + 1 - more));
    }
    boolean swapped =
        longer.charAt(at) == shorter.charAt(at + 1) && longer.charAt(at + 1) == shorter.charAt(at);
    int end = swapped ? at + 2 : at + 1;
    return longer.substring(end).equals(shorter.substring(end));
  }
}
