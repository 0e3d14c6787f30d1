package org.inboxaudit.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Gives a waiting audit its credential again.
@Schema(additionalProperties = Schema.False.class)
public record NewCredential(
    @NotNull(message = FieldCode.IS_REQUIRED) @Valid Credential credential) {}
