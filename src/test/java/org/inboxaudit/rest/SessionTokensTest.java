package org.inboxaudit.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.inboxaudit.platform.SigningKey;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTokensTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir static Path directory;

  private KeyPair keys = new KeyPair(null, null);
  private SessionTokens tokens = new SessionTokens(keys, Clock.systemUTC(), new SecureRandom());

  @BeforeEach
  void makeKeys() throws Exception {
    keys = SigningKey.in(directory.resolve("key.pem")).keys();
    tokens = tokensAt(NOW);
  }

  @Test
  void givesEachGuestASubjectOfItsOwn() throws Exception {
    String one = tokens.check(tokens.issue().token()).getSubject();
    String other = tokens.check(tokens.issue().token()).getSubject();
    assertTrue(one.matches("gst_[A-Za-z0-9_-]{22}"), one);
    assertNotEquals(one, other);
  }

  @Test
  void turnsTheScopeIntoRoles() throws Exception {
    assertEquals(
        List.of("audit:self", "consent:self", "report:self"),
        tokens.check(tokens.issue().token()).getStringListClaimValue("groups"));
  }

  @Test
  void livesAsLongAsAReport() {
    assertEquals(NOW.plus(Duration.ofHours(24)), tokens.issue().expiresAt());
  }

  @Test
  void saysThatATokenHasExpired() {
    String token = tokens.issue().token();
    SessionTokens tomorrow = tokensAt(NOW.plus(Duration.ofHours(24)).plusSeconds(61));
    InvalidJwtException refusal =
        assertThrows(InvalidJwtException.class, () -> tomorrow.check(token));
    assertTrue(refusal.hasExpired());
  }

  @Test
  void saysNothingAboutTheAgeOfAForgedToken() throws Exception {
    KeyPair stranger = SigningKey.in(directory.resolve("stranger.pem")).keys();
    String token =
        new SessionTokens(
                stranger, Clock.fixed(NOW.minus(Duration.ofDays(9)), ZoneOffset.UTC), random())
            .issue()
            .token();
    InvalidJwtException refusal =
        assertThrows(InvalidJwtException.class, () -> tokens.check(token));
    assertFalse(refusal.hasExpired());
  }

  @Test
  void refusesATokenThatIsNotYetValid() {
    String token = tokensAt(NOW.plusSeconds(120)).issue().token();
    assertThrows(InvalidJwtException.class, () -> tokens.check(token));
  }

  @Test
  void refusesAnotherIssuer() {
    refuses(claims().issuer("elsewhere").jws().type("at+jwt").sign(keys.getPrivate()));
  }

  @Test
  void refusesAnotherAudience() {
    refuses(claims().audience("elsewhere").jws().type("at+jwt").sign(keys.getPrivate()));
  }

  @Test
  void refusesAnotherType() {
    refuses(claims().jws().sign(keys.getPrivate()));
  }

  @Test
  void refusesATokenWithoutAnEnd() {
    String payload = "{\"iss\":\"inbox-audit\",\"aud\":\"inbox-audit\",\"sub\":\"gst_x\"}";
    refuses(encode("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + encode(payload) + ".");
  }

  @Test
  void refusesThePublicKeyUsedAsASharedSecret() {
    refuses(
        claims()
            .jws()
            .type("at+jwt")
            .sign(new SecretKeySpec(keys.getPublic().getEncoded(), "HmacSHA256")));
  }

  @Test
  void refusesAChangedToken() {
    String token = tokens.issue().token();
    String[] parts = token.split("\\.", -1);
    String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    refuses(parts[0] + "." + encode(payload.replace("gst_", "gst_other")) + "." + parts[2]);
    refuses(parts[0] + "." + parts[1] + ".");
    refuses(token + "x".repeat(9000));
    refuses("");
    refuses("..");
  }

  private void refuses(String token) {
    assertThrows(InvalidJwtException.class, () -> tokens.check(token), token);
  }

  private SessionTokens tokensAt(Instant now) {
    return new SessionTokens(keys, Clock.fixed(now, ZoneOffset.UTC), random());
  }

  private static SecureRandom random() {
    return new SecureRandom();
  }

  private static JwtClaimsBuilder claims() {
    return Jwt.subject("gst_x")
        .issuer("inbox-audit")
        .audience("inbox-audit")
        .issuedAt(NOW)
        .claim("nbf", NOW.getEpochSecond())
        .expiresAt(NOW.plusSeconds(600));
  }

  private static String encode(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
