package org.inboxaudit.finding;

import java.util.Locale;

/// What a group of checks looks at. The owner consents by family.
public enum CheckFamily {
  RULE,
  SIGNIN,
  ATTACHMENT,
  MESSAGE,
  ACCOUNT,
  EXPOSURE;

  /// The word in check ids, in the API and in texts: `rule`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
