package org.inboxaudit.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.Link;

/// Where anybody puts up a page without a name: whole domains, hosts on which one part of the paths
/// is for anybody, and stores in which files of one kind are pages.
record FreePages(Set<String> domains, List<String> places, List<Store> stores) {
  private static final String WWW = "www.";

  /// @param domain with everything below it
  /// @param ending of the paths that are pages
  private record Store(Domain domain, String ending) {
    boolean holds(Link link) {
      return new Domain(link.host()).isWithin(domain)
          && link.url().split("[?#]", 2)[0].endsWith(ending);
    }
  }

  static FreePages of(List<String> pack) {
    List<String> whole = pack.stream().filter(line -> line.indexOf('|') < 0).toList();
    return new FreePages(
        whole.stream().filter(line -> line.indexOf('/') < 0).collect(Collectors.toSet()),
        whole.stream().filter(line -> line.indexOf('/') >= 0).toList(),
        pack.stream()
            .filter(line -> line.indexOf('|') >= 0)
            .map(line -> line.split("[|]", 2))
            .map(columns -> new Store(new Domain(columns[0].strip()), columns[1].strip()))
            .toList());
  }

  boolean hold(Link link) {
    if (link.host().isEmpty()) {
      return false;
    }
    if (new Domain(link.host()).isWithinAny(domains)
        || stores.stream().anyMatch(store -> store.holds(link))) {
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
