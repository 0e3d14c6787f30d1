package org.inboxaudit.extract.notice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.List;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.Headers;
import org.apache.james.jdkim.api.PublicKeyRecord;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.apache.james.jdkim.tagvalue.SignatureRecordImpl;
import org.jspecify.annotations.Nullable;

/// Verifies a provider's own DKIM signature (RFC 6376) on a letter.
///
/// A signature counts only if [DkimSignature#covers] all that is seen, and if its key is not one
/// that can be guessed (below 1024 bits, RFC 8301 §3.2) or only being tried out (`t=y`).
final class DkimCheck {
  private static final int SHORTEST_KEY = 1024;

  /// What came of it.
  enum Outcome {
    PASSED,
    FAILED,
    UNKNOWN
  }

  private DkimCheck() {}

  static Outcome check(
      HeaderFields message, List<DkimSignature> signatures, DkimKeys keys, Instant receivedAt) {
    Outcome best = Outcome.UNKNOWN;
    for (DkimSignature signature : signatures) {
      Outcome outcome = verify(message, signature, keys, receivedAt);
      if (outcome == Outcome.PASSED) {
        return outcome;
      }
      best = outcome == Outcome.FAILED ? outcome : best;
    }
    return best;
  }

  private static Outcome verify(
      HeaderFields message, DkimSignature signature, DkimKeys keys, Instant receivedAt) {
    Verifier verifier = new Verifier(keys);
    try {
      verifier.verify(
          new OneSignature(message, signature.field()), new ByteArrayInputStream(message.body()));
    } catch (FailException _) {
      // A signature that could not even be tried is unknown; only one that was tried is false.
      return verifier.tried ? Outcome.FAILED : Outcome.UNKNOWN;
    } catch (IOException | RuntimeException _) {
      return Outcome.UNKNOWN;
    }
    return verifier.tried && signature.covers(receivedAt) ? Outcome.PASSED : Outcome.UNKNOWN;
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
      if (key.isTesting()
          || (key.getPublicKey() instanceof RSAKey rsa
              && rsa.getModulus().bitLength() < SHORTEST_KEY)) {
        throw new TempFailException("key proves nothing");
      }
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
