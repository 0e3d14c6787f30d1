package org.inboxaudit.evidence;

import java.util.Locale;

/// A DNS domain name in lower case, without a trailing dot.
public record Domain(String name) {
  public Domain {
    name = name.toLowerCase(Locale.ROOT);
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
  }

  /// Whether this is `other` or lies below it, compared label by label: `mail.example.org` is
  /// within `example.org`, `badexample.org` is not.
  public boolean isWithin(Domain other) {
    return name.equals(other.name) || name.endsWith("." + other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
