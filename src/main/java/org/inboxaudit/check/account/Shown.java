package org.inboxaudit.check.account;

/// Names from a mail server, fit to be kept and shown.
final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  /// At most 60 characters, none of them invisible; a dash if nothing is left.
  static String of(String name) {
    StringBuilder shown = new StringBuilder();
    name.codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
        .limit(LONGEST)
        .forEach(shown::appendCodePoint);
    return shown.isEmpty() ? "–" : shown.toString();
  }

  /// A short name of the same thing that no other thing has: what cannot be shown as it is carries
  /// a mark.
  static String key(String name) {
    String shown = of(name);
    return shown.equals(name) || name.isEmpty()
        ? name
        : shown + "#" + Integer.toHexString(name.hashCode());
  }
}
