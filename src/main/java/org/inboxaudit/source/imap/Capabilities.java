package org.inboxaudit.source.imap;

import java.util.Locale;
import java.util.Set;

/// What a server says it can do (RFC 9051 §6.1.1).
///
/// @param names in upper case
record Capabilities(Set<String> names) {
  static final Capabilities NONE = new Capabilities(Set.of());

  Capabilities {
    names = Set.copyOf(names);
  }

  boolean has(String name) {
    return names.contains(name.toUpperCase(Locale.ROOT));
  }
}
