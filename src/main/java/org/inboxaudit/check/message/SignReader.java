package org.inboxaudit.check.message;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.inboxaudit.check.message.LinkSigns.Sign;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.Link;
import org.inboxaudit.evidence.LinkTrait;

/// What a single link shows, held against whose letter it stands in.
final class SignReader {
  private static final int MOST_SEGMENTS = 50;

  private SignReader() {}

  /// @param bySite what sites showed so far
  static Set<Sign> of(Link link, Claim claim, Map<String, Set<Sign>> bySite) {
    Set<Sign> signs = EnumSet.noneOf(Sign.class);
    Set<LinkTrait> traits = link.traits();
    boolean inline = traits.contains(LinkTrait.INLINE);
    if (link.host().isEmpty()) {
      if (inline) {
        signs.add(Sign.DISGUISED);
      }
      return signs;
    }
    if (traits.contains(LinkTrait.IP_ADDRESS)) {
      boolean inside = IpAddress.parse(link.host()).filter(ip -> !ip.isGlobal()).isPresent();
      return inside ? signs : EnumSet.of(Sign.IP_ADDRESS, Sign.ELSEWHERE);
    }
    Domain site = new Domain(link.host());
    if (traits.contains(LinkTrait.DISGUISED_HOST) || traits.contains(LinkTrait.USER_INFO)) {
      signs.add(Sign.DISGUISED);
    }
    signs.addAll(bySite.computeIfAbsent(site.name(), _ -> of(site, claim)));
    signs.addAll(ofWhole(link, claim, signs.contains(Sign.ELSEWHERE)));
    if (signs.contains(Sign.ELSEWHERE) && namesASite(link.url(), claim)) {
      signs.add(Sign.ASTRAY);
    }
    if (signs.contains(Sign.ELSEWHERE) && showsOther(link, site)) {
      boolean senders = claim.isSenders(new Domain(link.shownHost()));
      signs.add(senders ? Sign.SHOWS_SENDER : Sign.SHOWS_OTHER);
    }
    return signs;
  }

  /// What the whole of a link shows beside its site.
  private static Set<Sign> ofWhole(Link link, Claim claim, boolean elsewhere) {
    Set<Sign> signs = EnumSet.noneOf(Sign.class);
    if (link.traits().contains(LinkTrait.FRAGMENT_ADDRESS)) {
      signs.add(Sign.HANDS_OVER);
    }
    if (link.traits().contains(LinkTrait.SITE_INNARDS)) {
      signs.add(Sign.INNARDS);
    }
    if (claim.intel().isFreePage(link)) {
      signs.add(Sign.FREE_PAGE);
      signs.add(Sign.ELSEWHERE);
    }
    if (claim.intel().isBarePage(link)) {
      signs.add(Sign.BARE_PAGE);
    }
    if (link.traits().contains(LinkTrait.PROGRAM)) {
      signs.add(Sign.PROGRAM);
    }
    if (link.traits().contains(LinkTrait.ROUNDABOUT)) {
      signs.add(Sign.ROUNDABOUT);
    }
    if (elsewhere && link.traits().contains(LinkTrait.SHOWS_FILE)) {
      signs.add(Sign.SHOWS_FILE);
    }
    if (elsewhere && link.traits().contains(LinkTrait.OWN_ADDRESS)) {
      signs.add(Sign.KNOWS_OWNER);
    }
    return signs;
  }

  /// What a site shows, whatever the link to it looks like.
  private static Set<Sign> of(Domain site, Claim claim) {
    Set<Sign> signs = EnumSet.noneOf(Sign.class);
    if (claim.isImitatedBy(site)) {
      signs.add(Sign.IMITATES);
    }
    if (claim.posing() && claim.isDoubtful(site)) {
      signs.add(Sign.POSES);
    } else if (claim.isBelied(site)) {
      signs.add(Sign.BELIED);
    } else if (claim.isDoubtful(site)) {
      signs.add(Sign.DOUBTFUL);
    }
    if (!claim.explains(site)) {
      signs.add(claim.intel().isLinkCounter(site) ? Sign.COUNTED : Sign.ELSEWHERE);
    }
    if (claim.speaksForOwn() && !claim.own().contains(site.registered())) {
      signs.add(Sign.SPEAKS_FOR_OWN);
    }
    if (claim.intel().isThrowaway(site)) {
      signs.add(Sign.THROWAWAY);
    }
    if (claim.intel().isShortener(site)) {
      signs.add(Sign.SHORT);
    }
    return signs;
  }

  private static boolean showsOther(Link link, Domain site) {
    return link.traits().contains(LinkTrait.SHOWS_OTHER_HOST)
        && !link.shownHost().isEmpty()
        && !new Domain(link.shownHost()).registered().equals(site.registered());
  }

  /// Whether a segment of the path is a known site; what stands behind a question mark belongs to
  /// honest redirects.
  private static boolean namesASite(String url, Claim claim) {
    int query = url.indexOf('?');
    String path = query < 0 ? url : url.substring(0, query);
    int authority = path.indexOf("://");
    int slash = authority < 0 ? -1 : path.indexOf('/', authority + 3);
    return slash >= 0
        && Arrays.stream(path.substring(slash).toLowerCase(Locale.ROOT).split("/", MOST_SEGMENTS))
            .filter(segment -> segment.contains("."))
            .anyMatch(segment -> claim.isSomebodys(new Domain(segment)));
  }
}
