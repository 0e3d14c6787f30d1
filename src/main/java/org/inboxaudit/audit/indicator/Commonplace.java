package org.inboxaudit.audit.indicator;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.inboxaudit.check.Intel;
import org.inboxaudit.evidence.Domain;

/// What so many people use that it says nothing about anybody, by the packs of this service.
final class Commonplace {
  private static final int SHORTEST_FILE_NAME = 8;
  private static final int SHORTEST_SUBJECT = 12;

  private final Set<String> everybodys = new HashSet<>();
  private final Set<String> sharedHosts;
  private final Set<String> sinkholes;
  private final Set<String> plainFileNames;

  Commonplace(Intel intel) {
    for (String pack : List.of("big-platforms", "link-shorteners", "public-mail-providers")) {
      everybodys.addAll(intel.words(pack));
    }
    sharedHosts = Set.copyOf(intel.words("shared-hosts"));
    sinkholes = Set.copyOf(intel.words("sinkholes"));
    plainFileNames = Set.copyOf(intel.words("plain-file-names"));
  }

  boolean isDomain(String name) {
    Domain domain = new Domain(name);
    return domain.isWithinAny(everybodys)
        || domain.isWithinAny(sinkholes)
        || sharedHosts.contains(name);
  }

  /// Whether anybody can get such a name, so that another may have it by now.
  boolean isShared(String name) {
    return new Domain(name).isWithinAny(sharedHosts);
  }

  boolean isAddress(String ip) {
    return sinkholes.contains(ip);
  }

  boolean isFileName(String key) {
    return key.length() < SHORTEST_FILE_NAME || plainFileNames.contains(key);
  }

  boolean isSubject(String key) {
    return key.length() < SHORTEST_SUBJECT;
  }
}
