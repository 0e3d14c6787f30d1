package org.inboxaudit.audit.replay;

import java.util.Base64;
import java.util.HexFormat;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.extract.ObservationJson;
import org.inboxaudit.platform.KeyedHash;

/// Marks rules by what they mean, so that one can be known again without being kept: a [KeyedHash]
/// under a key of the mailbox's own.
final class RuleMark {
  private final byte[] key;
  private final KeyedHash hash;

  private RuleMark(byte[] key) {
    this.key = key;
    this.hash = new KeyedHash(KeyedHash.key(key));
  }

  /// @param key in Base64; empty for a new one
  static RuleMark of(String key) {
    return new RuleMark(key.isEmpty() ? KeyedHash.newKey() : Base64.getDecoder().decode(key));
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
    return HexFormat.of().formatHex(hash.of(ObservationJson.write(meaning)));
  }
}
