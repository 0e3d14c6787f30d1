package org.inboxaudit.audit.indicator;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.IpAddress;

/// The names that STIX, MISP and tables have for what can be compared.
final class IndicatorTypes {
  private static final Map<String, Form> FORMS =
      Map.ofEntries(
          entry("domain", Form.DOMAIN),
          entry("hostname", Form.DOMAIN),
          entry("host", Form.DOMAIN),
          entry("fqdn", Form.DOMAIN),
          entry("domain-name:value", Form.DOMAIN),
          entry("url", Form.URL),
          entry("uri", Form.URL),
          entry("url:value", Form.URL),
          entry("ip", Form.IP),
          entry("ipv4", Form.IP),
          entry("ipv6", Form.IP),
          entry("ip-src", Form.IP),
          entry("ip-dst", Form.IP),
          entry("ip address", Form.IP),
          entry("ipv4-addr:value", Form.IP),
          entry("ipv6-addr:value", Form.IP),
          entry("email", Form.ADDRESS),
          entry("email-src", Form.ADDRESS),
          entry("email-reply-to", Form.ADDRESS),
          entry("email-addr:value", Form.ADDRESS),
          entry("email-message:from_ref.value", Form.ADDRESS),
          entry("email-message:sender_ref.value", Form.ADDRESS),
          entry("email-subject", Form.SUBJECT),
          entry("email-message:subject", Form.SUBJECT),
          entry("filename", Form.FILE_NAME),
          entry("email-attachment", Form.FILE_NAME),
          entry("file:name", Form.FILE_NAME),
          entry("sha256", Form.SHA256),
          entry("sha-256", Form.SHA256),
          entry("file:hashes.sha-256", Form.SHA256),
          entry("file:hashes.sha256", Form.SHA256),
          entry("md5", Form.OTHER_HASH),
          entry("sha1", Form.OTHER_HASH),
          entry("sha-1", Form.OTHER_HASH),
          entry("sha512", Form.OTHER_HASH),
          entry("file:hashes.md5", Form.OTHER_HASH),
          entry("file:hashes.sha-1", Form.OTHER_HASH),
          entry("file:hashes.sha1", Form.OTHER_HASH),
          entry("file:hashes.sha-512", Form.OTHER_HASH),
          entry("malware-sample", Form.OTHER_HASH));

  private IndicatorTypes() {}

  /// In which form a value is written.
  enum Form {
    ADDRESS,
    DOMAIN,
    URL,
    IP,
    SHA256,
    /// A hash that is not computed here.
    OTHER_HASH,
    FILE_NAME,
    SUBJECT
  }

  /// One value and its form.
  record Typed(Form form, String value) {}

  /// The values that stand in one: MISP joins two by `|`, as in `filename|sha256`. The name of a
  /// file with a hash is not taken by itself, and a port is nothing to compare.
  ///
  /// @return empty if the type is not known
  static List<Typed> of(String type, String value) {
    String[] types = type.strip().toLowerCase(Locale.ROOT).split("\\|", -1);
    if (types.length != 2) {
      return one(types[0], value).stream().toList();
    }
    int bar = value.lastIndexOf('|');
    String first = bar < 0 ? value : value.substring(0, bar);
    String second = bar < 0 ? "" : value.substring(bar + 1);
    return switch (types[1]) {
      case "port" -> one(types[0], first).stream().toList();
      case "ip" -> List.of(new Typed(Form.DOMAIN, first), new Typed(Form.IP, second));
      default -> one(types[1], second).stream().toList();
    };
  }

  private static Optional<Typed> one(String type, String value) {
    return Optional.ofNullable(FORMS.get(type)).map(form -> new Typed(form, value));
  }

  /// What a value is by the way it is written.
  ///
  /// @return empty if it is nothing of what is known
  static Optional<String> guess(String line) {
    String value = Refanged.of(ListIndicators.value(line));
    boolean single = value.length() == Refanged.of(line).length();
    boolean hex = value.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80);
    if (hex && List.of(32, 40, 64, 128).contains(value.length())) {
      return Optional.of(value.length() == 64 ? "sha256" : "md5");
    }
    if (!single) {
      return Optional.empty();
    }
    if (value.contains("://") || (value.indexOf('/') > 0 && isDomain(value.split("/", 2)[0]))) {
      return Optional.of("url");
    }
    if (IpAddress.parse(value).isPresent()) {
      return Optional.of("ip");
    }
    if (value.indexOf('@') > 0) {
      return EmailAddress.parse(value)
          .filter(address -> isDomain(address.domain().name()))
          .map(_ -> "email");
    }
    return isDomain(value) ? Optional.of("domain") : Optional.empty();
  }

  private static boolean isDomain(String value) {
    return Domains.parse(value).isPresent();
  }
}
