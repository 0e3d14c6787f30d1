package org.inboxaudit.extract.link;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.Link;
import org.inboxaudit.evidence.LinkTrait;
import org.inboxaudit.extract.text.Pack;

/// Makes a [Link] of what stands in a text or a file, with all it shows.
public final class Links {
  private static final Set<String> INLINE =
      Set.of("data", "javascript", "vbscript", "blob", "livescript");
  private static final Set<String> NO_SITES = Set.of("mailto", "tel", "sms", "cid", "mid", "about");

  private static final List<String> STARTS = List.of("http:/", "https:/", "//");

  private final OwnAddresses own;

  private static final class Shipped {
    static final Unwrapping UNWRAPPING = new Unwrapping(Pack.read("link-unwrapping"));
    static final AccessRequests ACCESS = new AccessRequests(Pack.read("access-requests"));
    static final Set<String> PROGRAMS = new HashSet<>();
    static final Set<String> HANDLERS = new HashSet<>();

    static {
      for (List<String> line : Pack.read("link-programs")) {
        (line.getFirst().equals("handler") ? HANDLERS : PROGRAMS).add(line.getLast());
      }
    }
  }

  /// @param ownAddresses the owner's addresses, in lower case
  public Links(List<String> ownAddresses) {
    this.own = new OwnAddresses(ownAddresses);
  }

  /// A link.
  ///
  /// @param written as it stands there
  /// @param shown the text that people click on, empty if there is none
  /// @param known what its place already tells of it
  /// @return empty for what leads nowhere
  public Optional<Link> link(String written, String shown, Set<LinkTrait> known) {
    return Target.of(written).flatMap(target -> link(target, shown, known));
  }

  /// A link that was taken apart before.
  public Optional<Link> link(Target target, String shown, Set<LinkTrait> known) {
    boolean leads = !target.hostName().isEmpty() || isOfInterest(target.scheme());
    return leads && !NO_SITES.contains(target.scheme())
        ? Optional.of(told(target, shown, known))
        : Optional.empty();
  }

  private static boolean isOfInterest(String scheme) {
    return INLINE.contains(scheme) || Shipped.HANDLERS.contains(scheme);
  }

  private Link told(Target outer, String shown, Set<LinkTrait> known) {
    Target target = Shipped.UNWRAPPING.innermost(outer);
    Set<LinkTrait> traits = EnumSet.noneOf(LinkTrait.class);
    traits.addAll(known);
    traits.addAll(Shipped.ACCESS.traits(target));
    target.host().ifPresent(host -> traits.addAll(host.traits()));
    if (INLINE.contains(target.scheme())) {
      traits.add(LinkTrait.INLINE);
    }
    if (target.userInfo()) {
      traits.add(LinkTrait.USER_INFO);
    }
    if (Shipped.UNWRAPPING.isRoundabout(outer)) {
      traits.add(LinkTrait.ROUNDABOUT);
    }
    if (leadsOn(target, traits)) {
      traits.add(LinkTrait.REDIRECT);
    }
    if (own.standIn(outer) || (!target.equals(outer) && own.standIn(target))) {
      traits.add(LinkTrait.OWN_ADDRESS);
    }
    if (OwnAddresses.isInFragment(target)) {
      traits.add(LinkTrait.FRAGMENT_ADDRESS);
    }
    if (SiteInnards.holds(target)) {
      traits.add(LinkTrait.SITE_INNARDS);
    }
    if (Shipped.HANDLERS.contains(target.scheme())
        || Shipped.PROGRAMS.contains(ending(target.path()))) {
      traits.add(LinkTrait.PROGRAM);
    }
    if (ShownFile.isNoFile(shown, target.path())) {
      traits.add(LinkTrait.SHOWS_FILE);
    }
    String shownHost = ShownHost.in(shown);
    if (!shownHost.isEmpty()
        && !target.hostName().isEmpty()
        && !shownHost.equals(target.hostName())
        && !new Domain(shownHost).registered().equals(target.domain().registered())) {
      traits.add(LinkTrait.SHOWS_OTHER_HOST);
    }
    String url = target.url();
    return new Link(
        url.substring(0, Math.min(Link.LENGTH, url.length())),
        target.hostName(),
        shownHost,
        traits);
  }

  /// Whether its own parameters, or its path, name another site. Where an application asks for
  /// access they always name that application's.
  private static boolean leadsOn(Target target, Set<LinkTrait> traits) {
    if (traits.contains(LinkTrait.OAUTH_REQUEST) || target.hostName().isEmpty()) {
      return false;
    }
    Domain here = target.domain();
    String inPath = Escapes.percent(target.path());
    int at = inPath.indexOf("http", 1);
    return (at > 0 && isElsewhere(inPath.substring(at), here))
        || target.parameters().stream()
            .map(Target.Parameter::value)
            .anyMatch(
                value ->
                    isElsewhere(value, here)
                        || (value.indexOf('%') >= 0 && isElsewhere(Escapes.percent(value), here))
                        || isElsewhere(Escapes.base64(value), here));
  }

  private static boolean isElsewhere(String value, Domain here) {
    return STARTS.stream().anyMatch(start -> value.regionMatches(true, 0, start, 0, start.length()))
        && Target.of(value)
            .filter(inner -> inner.hostName().contains("."))
            .filter(inner -> !inner.domain().registered().equals(here.registered()))
            .isPresent();
  }

  private static String ending(String path) {
    String decoded = Escapes.percent(path).toLowerCase(Locale.ROOT);
    String name = decoded.substring(decoded.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).strip();
  }
}
