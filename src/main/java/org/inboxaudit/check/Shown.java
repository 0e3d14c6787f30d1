package org.inboxaudit.check;

/// Text from a mailbox, fit to be kept and shown.
public final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  /// At most 60 characters, none of them a control character or invisible; a dash if nothing is
  /// left.
  public static String of(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
        .limit(LONGEST)
        .forEach(shown::appendCodePoint);
    return shown.isEmpty() ? "–" : shown.toString();
  }

  /// A short name of the same thing that no other thing has: what cannot be shown as it is carries
  /// a mark.
  public static String key(String name) {
    String shown = of(name);
    return shown.equals(name) || name.isEmpty()
        ? name
        : shown + "#" + Integer.toHexString(name.hashCode());
  }
}
