package org.inboxaudit.extract.notice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.apache.james.jdkim.impl.BodyHasherImpl;
import org.apache.james.jdkim.tagvalue.SignatureRecordImpl;
import org.inboxaudit.evidence.Domain;

/// One DKIM-Signature field (RFC 6376 §3.5).
///
/// @param field as it stands in the header
record DkimSignature(String field, Map<String, String> tags) {
  private static final int MAXIMUM_SIGNATURES = 10;
  private static final int MAXIMUM_LENGTH = 8 << 10;
  private static final List<String> MUST_BE_SIGNED = List.of("from", "to", "subject", "date");

  DkimSignature {
    tags = Map.copyOf(tags);
  }

  /// The signatures of a message in the name of one of these domains. Everybody else's say nothing
  /// about who wrote it.
  static List<DkimSignature> by(List<Domain> signers, HeaderFields message) {
    return message.getFields("DKIM-Signature").stream()
        .filter(field -> field.length() <= MAXIMUM_LENGTH)
        .map(field -> new DkimSignature(field, tags(field)))
        .filter(signature -> signers.contains(new Domain(signature.tag("d"))))
        .limit(MAXIMUM_SIGNATURES)
        .toList();
  }

  /// The name of its key in the DNS (RFC 6376 §3.6.2.1).
  String keyName() {
    return (tag("s") + "._domainkey." + tag("d")).toLowerCase(Locale.ROOT);
  }

  /// Whether it covers what the owner sees, all of the body (no `l=`), with a hash that still
  /// counts (RFC 8301 §3.1), and had not expired when the letter came.
  boolean covers(Instant receivedAt) {
    List<String> signed = List.of(tag("h").toLowerCase(Locale.ROOT).split(":", -1));
    String expires = tag("x");
    return signed.containsAll(MUST_BE_SIGNED)
        && !tags.containsKey("l")
        && tag("a").toLowerCase(Locale.ROOT).endsWith("-sha256")
        && (expires.isEmpty() || !receivedAt.isAfter(expiry(expires)));
  }

  /// Whether it was made for this body. This needs no key, and proves nothing by itself.
  boolean fits(byte[] body) {
    try {
      SignatureRecordImpl record = new SignatureRecordImpl(field.substring(field.indexOf(':') + 1));
      BodyHasherImpl hasher = new BodyHasherImpl(record);
      try (OutputStream out = hasher.getOutputStream()) {
        new ByteArrayInputStream(body).transferTo(out);
      }
      return Arrays.equals(record.getBodyHash(), hasher.getDigest());
    } catch (IOException | PermFailException | RuntimeException _) {
      return false;
    }
  }

  private String tag(String name) {
    return tags.getOrDefault(name, "");
  }

  private static Instant expiry(String seconds) {
    try {
      return Instant.ofEpochSecond(Long.parseLong(seconds));
    } catch (RuntimeException _) {
      return Instant.MIN;
    }
  }

  /// The tags (RFC 6376 §3.2), without any blanks.
  private static Map<String, String> tags(String field) {
    Map<String, String> tags = new TreeMap<>();
    String value = field.substring(field.indexOf(':') + 1).replaceAll("[ \\t\\r\\n]", "");
    for (String tag : value.split(";", 100)) {
      int equals = tag.indexOf('=');
      if (equals > 0) {
        tags.putIfAbsent(tag.substring(0, equals), tag.substring(equals + 1));
      }
    }
    return tags;
  }
}
