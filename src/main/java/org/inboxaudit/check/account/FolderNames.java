package org.inboxaudit.check.account;

import org.inboxaudit.check.Intel;

/// What the name of a folder tells. Servers part the levels of a name by `/` or `.`; which of them
/// is not known, so a dot alone proves nothing.
final class FolderNames {
  private static final String INBOX = "inbox.";

  private FolderNames() {}

  /// Whether a name has nothing to read in it, or only one Latin letter or digit. One character of
  /// another script is a word, and signs such as ★ are chosen on purpose.
  static boolean isBare(String folder) {
    String own = own(folder);
    String last = own.substring(own.lastIndexOf('.') + 1);
    boolean single = own.length() == 1 && own.charAt(0) < 0x80;
    return single || hasNothing(own) || (!last.isEmpty() && hasNothing(last));
  }

  private static boolean hasNothing(String name) {
    return name.codePoints()
        .noneMatch(
            c ->
                Character.isLetterOrDigit(c)
                    || Character.getType(c) == Character.OTHER_SYMBOL
                    || Character.getType(c) == Character.MATH_SYMBOL);
  }

  /// Whether a name looks like another: with blanks at an end, or with characters that are not
  /// seen. Those that join letters, and say which way they are read, belong to scripts.
  static boolean hidesSomething(String folder) {
    String own = own(folder);
    return !own.strip().equals(own) || own.codePoints().anyMatch(FolderNames::isUnseen);
  }

  private static boolean isUnseen(int c) {
    return c == 0xad
        || c == 0x200b
        || c == 0x2060
        || c == 0xfeff
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
  }

  /// Whether it lies below a folder for what is thrown away, or one that nobody opens. What Outlook
  /// keeps below its own folders is not meant.
  static boolean isBelowForgotten(String folder, Intel intel) {
    char separator = folder.indexOf('/') >= 0 ? '/' : '.';
    int end = folder.lastIndexOf(separator);
    while (end > 0) {
      String parent = folder.substring(0, end);
      if (intel.isFolderIn("discard-folders", parent)
          || (intel.isFolderIn("hide-away-folders", parent) && !isOfSync(folder, intel))) {
        return true;
      }
      end = folder.lastIndexOf(separator, end - 1);
    }
    return false;
  }

  private static boolean isOfSync(String folder, Intel intel) {
    String own = own(folder).toLowerCase(java.util.Locale.ROOT);
    return own.equals("conflicts") || intel.isFolderIn("hide-away-folders", folder);
  }

  /// The name without the levels above, as far as they can be told.
  private static String own(String folder) {
    String own = folder.substring(folder.lastIndexOf('/') + 1);
    return own.regionMatches(true, 0, INBOX, 0, INBOX.length())
        ? own.substring(INBOX.length())
        : own;
  }
}
