package org.inboxaudit.evidence;

import java.util.Locale;
import java.util.Optional;

/// An addr-spec (RFC 5322 §3.4.1), folded to lower case.
///
/// RFC 5321 §2.4 lets a server tell `Ann@` from `ann@`; none that people use does, and treating
/// them as two people would let a forward to the owner's own address look foreign.
///
/// @param localPart everything before the last `@`, never empty
/// @param domain everything after it
public record EmailAddress(String localPart, Domain domain) {
  private static final int MAXIMUM_LENGTH = 320;

  public EmailAddress {
    localPart = localPart.toLowerCase(Locale.ROOT);
  }

  /// Reads an address, with or without angle brackets and surrounding space.
  ///
  /// @return empty if there is no local part, no domain, or more than 320 characters
  public static Optional<EmailAddress> parse(String text) {
    String address = text.strip();
    if (address.startsWith("<") && address.endsWith(">")) {
      address = address.substring(1, address.length() - 1);
    }
    int at = address.lastIndexOf('@');
    if (at < 1 || at == address.length() - 1 || address.length() > MAXIMUM_LENGTH) {
      return Optional.empty();
    }
    for (int i = 0; i < address.length(); i++) {
      if (address.charAt(i) <= ' ' || address.charAt(i) == 0x7f) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new EmailAddress(address.substring(0, at), new Domain(address.substring(at + 1))));
  }

  /// Reads an address that is known to be one.
  ///
  /// @throws IllegalArgumentException if it is none
  public static EmailAddress of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("not an e-mail address"));
  }

  @Override
  public String toString() {
    return localPart + "@" + domain;
  }
}
