package org.inboxaudit.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Has a fault whose message says too much.
@Path("/faulty")
public class FaultyResource {
  static final String MESSAGE = "owner@example.org";

  @GET
  @PermitAll
  @Operation(hidden = true)
  public String fail() {
    throw new IllegalStateException(MESSAGE, new IllegalArgumentException(MESSAGE));
  }
}
