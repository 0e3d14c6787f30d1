package org.inboxaudit.rest;

import java.net.URI;
import java.util.Locale;

/// Every way a request can fail: a closed list (RFC 9457 §3.1.1). Each has a title and a sentence
/// under `problem.` in the text bundle; `docs/errors.md` is made from it.
public enum ProblemType {
  MALFORMED(400),
  UNKNOWN_FIELD(400),
  UNAUTHENTICATED(401),
  TOKEN_EXPIRED(401),
  FORBIDDEN(403),
  CONSENT_REQUIRED(403),
  /// Also for what belongs to somebody else, so that nobody learns which ids exist.
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  CONFLICT(409),
  CONSENT_WITHDRAWN(410),
  TOO_LARGE(413),
  UNSUPPORTED_MEDIA(415),
  VALIDATION(422),
  IDEMPOTENCY_REUSED(422),
  NOT_ANSWERABLE(422),
  INVALID_HOST(422),
  PORT_NOT_ALLOWED(422),
  RATE_LIMITED(429),
  INTERNAL(500),
  UNAVAILABLE(503);

  /// What the URI of a problem type begins with. It never changes, wherever the service runs.
  public static final String BASE = "https://inbox-audit.example/problems/";

  private final int status;

  ProblemType(int status) {
    this.status = status;
  }

  /// The HTTP status it is answered with.
  public int status() {
    return status;
  }

  /// The last part of its URI and the middle of its text keys: `unknown-field`.
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What stands in the member `type`.
  public URI uri() {
    return URI.create(BASE + slug());
  }

  /// Whether the same request may succeed later without a change.
  public boolean retryable() {
    return this == RATE_LIMITED || this == INTERNAL || this == UNAVAILABLE;
  }
}
