package org.inboxaudit.platform;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The names that a certificate is for, by the rules for services (RFC 9525 §6).
///
/// Java's own rules are those of the early web: they fall back to the common name where no other is
/// given, and let a star stand in any label. Here only the alternative names count, and a star only
/// alone in the first label, for exactly one label, and not under a top-level domain.
final class CertificateNames {
  private static final int DNS_NAME = 2;
  private static final int ADDRESS = 7;

  private CertificateNames() {}

  /// @param host in lower case and A-labels, or an address
  static boolean include(X509Certificate certificate, String host) {
    Collection<List<?>> names;
    try {
      names = certificate.getSubjectAlternativeNames();
    } catch (CertificateParsingException e) {
      return false;
    }
    if (names == null) {
      return false;
    }
    Optional<InetAddress> address = address(host);
    return names.stream()
        .anyMatch(
            name ->
                name.get(1) instanceof String text
                    && (address.isPresent()
                        ? name.get(0).equals(ADDRESS) && address(text).equals(address)
                        : name.get(0).equals(DNS_NAME) && covers(text, host)));
  }

  static boolean covers(String pattern, String host) {
    String lower = pattern.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("*.")) {
      return lower.equals(host);
    }
    String parent = lower.substring(1);
    int dot = host.indexOf('.');
    return dot > 0 && parent.indexOf('.', 1) > 0 && host.substring(dot).equals(parent);
  }

  private static Optional<InetAddress> address(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
