package org.inboxaudit.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.inboxaudit.journal.KnownServers;
import org.jspecify.annotations.Nullable;

/// Lets those in who hold the key of the intake. Where there is none, there is nothing here at all.
@Provider
@IntakeKey
class IntakeDoor implements ContainerRequestFilter {
  /// What Dovecot calls it by itself.
  static final String HEADER = "X-API-Key";

  private static final String BEARER = "Bearer ";

  private final KnownServers servers;

  IntakeDoor(KnownServers servers) {
    this.servers = servers;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!servers.any()) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    String shown =
        Optional.ofNullable(request.getHeaderString(HEADER))
            .or(() -> bearer(request.getHeaderString(HttpHeaders.AUTHORIZATION)))
            .orElse("");
    if (!servers.opens(shown)) {
      throw new ProblemException(ProblemType.UNAUTHENTICATED);
    }
  }

  /// The server that a request is about.
  ///
  /// @throws ProblemException if it is none of ours, or none is named where there are several
  String server(Optional<String> asked) {
    return servers
        .named(asked)
        .orElseThrow(
            () ->
                ProblemException.field(
                    "server", asked.isEmpty() ? FieldCode.REQUIRED : FieldCode.UNKNOWN_VALUE));
  }

  private static Optional<String> bearer(@Nullable String header) {
    return Optional.ofNullable(header)
        .filter(value -> value.startsWith(BEARER))
        .map(value -> value.substring(BEARER.length()).strip());
  }
}
