package org.inboxaudit.extract.notice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.Headers;
import org.apache.james.jdkim.api.PublicKeyRecord;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.apache.james.jdkim.tagvalue.SignatureRecordImpl;
import org.inboxaudit.evidence.Domain;
import org.jspecify.annotations.Nullable;

/// Verifies a provider's own DKIM signature (RFC 6376) on a letter.
///
/// Only signatures in the provider's name are looked at; everybody else's says nothing about who
/// wrote the letter. A signature counts only if it covers the whole body (no `l=`), From, To and
/// Subject, and was not yet expired when the letter arrived.
final class DkimCheck {
  private static final int MAXIMUM_SIGNATURES = 10;
  private static final int MAXIMUM_LENGTH = 8 << 10;

  /// What came of it.
  enum Outcome {
    PASSED,
    FAILED,
    UNKNOWN
  }

  private DkimCheck() {}

  static Outcome check(
      HeaderFields message, List<Domain> signers, DkimKeys keys, Instant receivedAt) {
    List<String> signatures =
        message.getFields("DKIM-Signature").stream()
            .filter(field -> field.length() <= MAXIMUM_LENGTH)
            .filter(field -> signers.contains(new Domain(tags(field).getOrDefault("d", ""))))
            .limit(MAXIMUM_SIGNATURES)
            .toList();
    Outcome best = Outcome.UNKNOWN;
    for (String signature : signatures) {
      Outcome outcome = verify(message, signature, keys, receivedAt);
      if (outcome == Outcome.PASSED) {
        return outcome;
      }
      best = outcome == Outcome.FAILED ? outcome : best;
    }
    return best;
  }

  private static Outcome verify(
      HeaderFields message, String signature, DkimKeys keys, Instant receivedAt) {
    Verifier verifier = new Verifier(keys);
    try {
      verifier.verify(
          new OneSignature(message, signature), new ByteArrayInputStream(message.body()));
    } catch (FailException _) {
      // A signature that could not even be tried is unknown; only one that was tried is false.
      return verifier.tried ? Outcome.FAILED : Outcome.UNKNOWN;
    } catch (IOException | RuntimeException _) {
      return Outcome.UNKNOWN;
    }
    return verifier.tried && counts(tags(signature), receivedAt) ? Outcome.PASSED : Outcome.UNKNOWN;
  }

  private static boolean counts(Map<String, String> tags, Instant receivedAt) {
    List<String> signed =
        List.of(tags.getOrDefault("h", "").toLowerCase(Locale.ROOT).split(":", -1));
    String expires = tags.getOrDefault("x", "");
    return signed.containsAll(List.of("from", "to", "subject"))
        && !tags.containsKey("l")
        && (expires.isEmpty() || !receivedAt.isAfter(expiry(expires)));
  }

  private static Instant expiry(String seconds) {
    try {
      return Instant.ofEpochSecond(Long.parseLong(seconds));
    } catch (RuntimeException _) {
      return Instant.MIN;
    }
  }

  /// The tags of a signature (RFC 6376 §3.2), without any blanks.
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

  /// The header with one of its signatures.
  private record OneSignature(HeaderFields all, String signature) implements Headers {
    @Override
    public List<String> getFields() {
      return all.getFields();
    }

    @Override
    public List<String> getFields(String name) {
      return name.equalsIgnoreCase("DKIM-Signature") ? List.of(signature) : all.getFields(name);
    }
  }

  /// Judges expiry by the arrival of the letter, not by today (RFC 6376 §3.5, `x=`): a letter of
  /// last year was signed for last year.
  private static final class Verifier extends DKIMVerifier {
    /// Whether there was a key that fits the signature.
    private boolean tried;

    Verifier(DkimKeys keys) {
      super(keys);
    }

    @Override
    public PublicKeyRecord publicRecordLookup(SignatureRecord signature)
        throws TempFailException, PermFailException {
      PublicKeyRecord key = super.publicRecordLookup(signature);
      tried = true;
      return key;
    }

    @Override
    public SignatureRecord newSignatureRecord(String record) {
      return new SignatureRecordImpl(record) {
        private boolean validating;

        @Override
        public void validate() {
          validating = true;
          super.validate();
          validating = false;
        }

        // The tag must be back when the signature is computed, which covers it.
        @Override
        protected @Nullable CharSequence getValue(String tag) {
          return validating && tag.equals("x") ? null : super.getValue(tag);
        }
      };
    }
  }
}
