package org.inboxaudit.check.message;

/// Text from a mailbox, fit to be kept and shown.
final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  /// At most 60 characters, none of them a control character; a dash if nothing is left.
  static String text(String text) {
    StringBuilder shown = new StringBuilder();
    text.strip()
        .codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
        .limit(LONGEST)
        .forEach(shown::appendCodePoint);
    return shown.isEmpty() ? "–" : shown.toString();
  }
}
