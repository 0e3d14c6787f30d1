package org.inboxaudit.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.Link;

/// Where anybody puts up a page without a name: whole domains, and hosts on which one part of the
/// paths is for anybody.
record FreePages(Set<String> domains, List<String> places) {
  private static final String WWW = "www.";

  static FreePages of(List<String> pack) {
    return new FreePages(
        pack.stream().filter(line -> line.indexOf('/') < 0).collect(Collectors.toSet()),
        pack.stream().filter(line -> line.indexOf('/') >= 0).toList());
  }

  boolean hold(Link link) {
    if (link.host().isEmpty()) {
      return false;
    }
    if (new Domain(link.host()).isWithinAny(domains)) {
      return true;
    }
    int at = link.url().indexOf("://");
    int host = link.url().regionMatches(true, at + 3, WWW, 0, WWW.length()) ? WWW.length() : 0;
    return at >= 0
        && places.stream()
            .anyMatch(
                place -> link.url().regionMatches(true, at + 3 + host, place, 0, place.length()));
  }
}
