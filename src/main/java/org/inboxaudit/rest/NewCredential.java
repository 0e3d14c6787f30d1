package org.inboxaudit.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/// Gives a waiting audit its credential again.
public record NewCredential(
    @NotNull(message = FieldCode.IS_REQUIRED) @Valid Credential credential) {}
