package org.inboxaudit.journal;

/// One user of one mail server.
///
/// @param server the host name by which its users read mail over IMAP, in lower case
/// @param name what they sign in with, in lower case
public record Account(String server, String name) {
  public Account {
    server = lower(server);
    name = lower(name);
  }

  /// Lower case of the letters that DNS and mail servers take for the same (RFC 4343 §3), and of no
  /// others: the Kelvin sign is no `k`, and whoever has such a name must not become somebody else.
  static String lower(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.chars().forEach(c -> lower.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c)));
    return lower.toString();
  }

  /// Names nobody.
  @Override
  public String toString() {
    return "Account";
  }
}
