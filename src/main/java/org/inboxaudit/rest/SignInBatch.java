package org.inboxaudit.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Brings sign-ins of one mail server.
///
/// @param server one of `inbox-audit.sign-ins.servers`; may be left out if that is one
@Schema(additionalProperties = Schema.False.class)
public record SignInBatch(
    Optional<@Size(max = 253, message = FieldCode.IS_TOO_LONG) String> server,
    @NotNull(message = FieldCode.IS_REQUIRED)
        @Size(max = SignInBatch.MOST, message = FieldCode.IS_TOO_MANY)
        @Schema(type = SchemaType.ARRAY, implementation = SignInEvent[].class)
        List<JsonNode> events) {
  /// How many events one batch may bring.
  static final int MOST = 10_000;

  /// The largest batch, in octets.
  static final long BYTES = 4L << 20;
}
