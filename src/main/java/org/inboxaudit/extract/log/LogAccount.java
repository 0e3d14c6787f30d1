package org.inboxaudit.extract.log;

/// The account whose lines count, and how a log may write its name.
///
/// @param name what is signed in with
/// @param domain what a name without a domain is completed with
public record LogAccount(String name, String domain) {
  public LogAccount {
    name = lower(name);
    domain = lower(domain);
  }

  /// Lower case of the letters that DNS and mail servers take for the same (RFC 4343 §3), and of no
  /// others: the Kelvin sign is no `k`, and whoever has such a name must not become somebody else.
  public static String lower(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.chars().forEach(c -> lower.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c)));
    return lower.toString();
  }

  /// Whether a log that writes this name means the account.
  boolean isMeantBy(String written) {
    return whole(lower(written)).equals(whole(name));
  }

  private String whole(String name) {
    return name.indexOf('@') >= 0 || domain.isEmpty() ? name : name + "@" + domain;
  }

  /// Whether a line names the account, with its domain or without, as a word of its own.
  boolean isNamedIn(String line) {
    String text = lower(line);
    int at = name.lastIndexOf('@');
    return stands(text, name) || (at > 0 && stands(text, name.substring(0, at)));
  }

  private static boolean stands(String text, String word) {
    int at = word.isEmpty() ? -1 : text.indexOf(word);
    while (at >= 0) {
      if (!isOfAName(text, at - 1) && !isOfAName(text, at + word.length())) {
        return true;
      }
      at = text.indexOf(word, at + 1);
    }
    return false;
  }

  private static boolean isOfAName(String text, int at) {
    return at >= 0
        && at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || "._-+".indexOf(text.charAt(at)) >= 0);
  }

  /// Names nobody.
  @Override
  public String toString() {
    return "LogAccount";
  }
}
