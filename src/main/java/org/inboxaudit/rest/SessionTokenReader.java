package org.inboxaudit.rest;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;

/// Lets the container read session tokens by the rules of [SessionTokens], instead of its own,
/// which know neither a key made at first start nor the type of a token.
@Alternative
@Priority(1)
@ApplicationScoped
class SessionTokenReader extends JWTCallerPrincipalFactory {
  private final SessionTokens tokens;

  SessionTokenReader(SessionTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public JWTCallerPrincipal parse(String token, JWTAuthContextInfo ignored) throws ParseException {
    try {
      JwtClaims claims = tokens.check(token);
      return new DefaultJWTCallerPrincipal(token, "JWT", claims);
    } catch (InvalidJwtException e) {
      throw e.hasExpired() ? new ExpiredException() : new ParseException("not a session token");
    }
  }

  /// A token that was ours until its time was over.
  static final class ExpiredException extends ParseException {
    private static final long serialVersionUID = 1L;

    ExpiredException() {
      super("expired");
    }
  }
}
