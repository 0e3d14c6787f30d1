package org.inboxaudit.extract.notice;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.LinkTrait;
import org.inboxaudit.extract.link.Escapes;
import org.inboxaudit.extract.link.PlainLinks;
import org.inboxaudit.extract.link.Target;
import org.inboxaudit.extract.page.HtmlLink;

/// Where the links of a letter lead, and whether one dials a telephone.
///
/// Stricter than what is told of other letters' links: a letter whose links all stay with the
/// provider may become a sign-in. So nothing is unwrapped, and every address that stands anywhere
/// inside a link counts as well, for a redirector of the provider's own is no better than its
/// target.
final class LetterLinks {
  private static final int MOST_HOSTS = 500;
  private static final int MOST_INNER = 200;
  private static final int LONGEST_PLACE = 100;

  /// What ends the host and path of an address inside another link.
  private static final String ENDS = "?#&;,'\"()<> ";

  /// A provider never disguises its own site. Whatever such a link reads as, it is nobody's (RFC
  /// 2606 §2).
  private static final Domain DISGUISED = new Domain("disguised.invalid");

  private final Set<Domain> hosts = new LinkedHashSet<>();
  private final Set<String> places = new LinkedHashSet<>();
  private boolean dials;
  private boolean whole = true;

  Set<Domain> hosts() {
    return hosts;
  }

  /// Whether some link leads to a page whose host and path begin so.
  boolean leadTo(String place) {
    return places.stream().anyMatch(each -> each.startsWith(place));
  }

  boolean dials() {
    return dials;
  }

  /// Whether every link was looked at; else nobody may say that all of them stay with the provider.
  boolean whole() {
    return whole;
  }

  /// Adds every link in a text.
  void text(String text) {
    whole &= PlainLinks.find(text, found -> Target.of(found).ifPresent(this::target));
  }

  /// Adds where a page leads. What is only looked at may come from anywhere.
  void page(List<HtmlLink> links, boolean all) {
    links.stream().filter(link -> !link.place().isPicture()).forEach(link -> target(link.target()));
    whole &= all;
  }

  private void target(Target target) {
    dials |= target.scheme().equals("tel");
    site(target);
    String once = Escapes.percent(target.url());
    String twice = Escapes.percent(once);
    inner(target.url());
    if (!once.equals(target.url())) {
      inner(once);
    }
    if (!twice.equals(once)) {
      inner(twice);
    }
  }

  /// Every address within a link, the first of which may be the link itself.
  private void inner(String url) {
    int count = 0;
    for (int mark = url.indexOf("://"); mark >= 0; mark = url.indexOf("://", mark + 3)) {
      if (count++ == MOST_INNER) {
        whole = false;
        return;
      }
      int end = mark + 3;
      while (end < url.length() && ENDS.indexOf(url.charAt(end)) < 0) {
        end++;
      }
      int begin = PlainLinks.scheme(url, mark, 0);
      if (begin >= 0) {
        Target.of(url.substring(begin, end)).ifPresent(this::site);
      }
    }
  }

  private void site(Target target) {
    if (target.host().isEmpty()) {
      return;
    }
    if (hosts.size() == MOST_HOSTS) {
      whole = false;
      return;
    }
    boolean disguised = target.host().get().traits().contains(LinkTrait.DISGUISED_HOST);
    hosts.add(disguised ? DISGUISED : target.domain());
    if (!disguised) {
      String place = (target.hostName() + target.path()).toLowerCase(Locale.ROOT);
      places.add(place.substring(0, Math.min(LONGEST_PLACE, place.length())));
    }
  }
}
