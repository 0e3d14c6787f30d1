package org.inboxaudit.rest;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/// Makes and checks session tokens: JWTs signed with ES256, read as RFC 8725 advises. One
/// algorithm, one key, one type, one issuer, one audience; whatever a token itself says about keys
/// is ignored.
///
/// A token cannot be called back. When a session ends, what belongs to it is erased; the token
/// opens nothing then, and expires by itself.
final class SessionTokens {
  /// A guest needs the session for as long as the audit and its report live. With a shorter life
  /// the guest would lose sight of a running audit, for there is nothing to sign in with again.
  static final Duration LIFE = Duration.ofHours(24);

  /// What a guest may do.
  static final String AUDIT_SCOPE = "audit:self";

  static final String CONSENT_SCOPE = "consent:self";
  static final String REPORT_SCOPE = "report:self";

  /// RFC 9068 §2.1.
  private static final String TYPE = "at+jwt";

  private static final String ISSUER = "inbox-audit";
  private static final String AUDIENCE = "inbox-audit";
  private static final int LEEWAY_SECONDS = 60;
  private static final int LONGEST_TOKEN = 8192;

  private final KeyPair keys;
  private final Clock clock;
  private final SecureRandom random;

  SessionTokens(KeyPair keys, Clock clock, SecureRandom random) {
    this.keys = keys;
    this.clock = clock;
    this.random = random;
  }

  /// A new session with a subject nobody had before.
  Issued issue() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant expiresAt = now.plus(LIFE);
    String token =
        Jwt.subject("gst_" + randomWord())
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .issuedAt(now)
            .expiresAt(expiresAt)
            .claim("nbf", now.getEpochSecond())
            .claim("jti", randomWord())
            .claim("scope", String.join(" ", AUDIT_SCOPE, CONSENT_SCOPE, REPORT_SCOPE))
            .jws()
            .algorithm(SignatureAlgorithm.ES256)
            .type(TYPE)
            .sign(keys.getPrivate());
    return new Issued(token, expiresAt);
  }

  /// The claims of a token, with its scopes as `groups`, which the container takes for roles.
  ///
  /// @throws InvalidJwtException if it is not a token of ours, or no longer
  JwtClaims check(String token) throws InvalidJwtException {
    if (token.length() > LONGEST_TOKEN) {
      throw new InvalidJwtException("too long", List.of(), null);
    }
    JwtClaims claims =
        new JwtConsumerBuilder()
            .setJwsAlgorithmConstraints(
                ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
            .setVerificationKey(keys.getPublic())
            .setExpectedType(true, TYPE)
            .setExpectedIssuer(true, ISSUER)
            .setExpectedAudience(true, AUDIENCE)
            .setRequireSubject()
            .setRequireExpirationTime()
            .setRequireNotBefore()
            .setAllowedClockSkewInSeconds(LEEWAY_SECONDS)
            .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
            .build()
            .processToClaims(token);
    claims.setStringListClaim("groups", scopes(claims));
    return claims;
  }

  private static List<String> scopes(JwtClaims claims) {
    String scope = claims.getClaimValueAsString("scope");
    return scope == null ? List.of() : List.of(scope.split(" ", -1));
  }

  private String randomWord() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// A token and the moment it ends.
  record Issued(String token, Instant expiresAt) {}
}
