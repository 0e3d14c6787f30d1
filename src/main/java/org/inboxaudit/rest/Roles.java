package org.inboxaudit.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.inboxaudit.platform.Role;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Turns requests away where this process is told to work off the queue only.
class Roles {
  private final Set<Role> roles;

  Roles(@ConfigProperty(name = "inbox-audit.roles") Optional<Set<Role>> roles) {
    this.roles = roles.orElse(Set.of(Role.values()));
  }

  @ServerRequestFilter(preMatching = true)
  void turnAway(ContainerRequestContext request) {
    if (!roles.contains(Role.API)) {
      throw new ProblemException(ProblemType.UNAVAILABLE);
    }
  }
}
