package org.inboxaudit.audit.replay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.extract.ObservationJson;

/// Marks rules by what they mean, so that one can be known again without being kept: HMAC-SHA256
/// (RFC 2104) under a key of the mailbox's own, cut to 128 bits.
final class RuleMark {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LENGTH = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] key;
  private final Mac mac;

  private RuleMark(byte[] key) {
    this.key = key;
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// @param key in Base64; empty for a new one
  static RuleMark of(String key) {
    byte[] octets = Base64.getDecoder().decode(key);
    if (octets.length == 0) {
      octets = new byte[32];
      RANDOM.nextBytes(octets);
    }
    return new RuleMark(octets);
  }

  String key() {
    return Base64.getEncoder().encodeToString(key);
  }

  /// The mark of a rule. A rule keeps it when others are put before it, so its number does not
  /// count, and neither does a name that was made of the number.
  String of(MailRule rule) {
    EvidenceRef place = rule.ref();
    boolean numbered = rule.name().equals(place.key() + "#" + place.part());
    MailRule meaning =
        new MailRule(
            place.withPart(""),
            numbered ? "" : rule.name(),
            rule.enabled(),
            rule.editor(),
            rule.condition(),
            rule.actions(),
            rule.stops());
    byte[] hash = mac.doFinal(ObservationJson.write(meaning).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(Arrays.copyOf(hash, LENGTH));
  }
}
