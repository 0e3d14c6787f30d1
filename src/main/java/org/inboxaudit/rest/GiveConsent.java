package org.inboxaudit.rest;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Says what the owner of a mailbox agreed to.
///
/// @param mailbox its address
/// @param checks the families of checks agreed to
/// @param purpose what for
/// @param language the language of the text that was shown
/// @param textVersion the version of the text that was shown
/// @param validFor how long the agreement holds
@Schema(additionalProperties = Schema.False.class)
public record GiveConsent(
    @NotNull(message = FieldCode.IS_REQUIRED)
        @Size(max = 320, message = FieldCode.IS_TOO_LONG)
        @Schema(examples = "owner@example.org")
        String mailbox,
    @NotEmpty(message = FieldCode.IS_REQUIRED)
        @Size(max = 10, message = FieldCode.IS_TOO_MANY)
        @Schema(
            description = "Any of rule, signin, attachment, message, account, exposure.",
            examples = "[\"rule\", \"signin\"]")
        List<@NotNull(message = FieldCode.IS_REQUIRED) String> checks,
    @NotNull(message = FieldCode.IS_REQUIRED)
        @Schema(enumeration = {"self_check", "help", "organisation"})
        String purpose,
    @NotNull(message = FieldCode.IS_REQUIRED)
        @Size(max = 35, message = FieldCode.IS_TOO_LONG)
        @Schema(examples = "en")
        String language,
    @NotNull(message = FieldCode.IS_REQUIRED) @Size(max = 64, message = FieldCode.IS_TOO_LONG)
        String textVersion,
    @NotNull(message = FieldCode.IS_REQUIRED)
        @Size(max = 32, message = FieldCode.IS_TOO_LONG)
        @Schema(description = "ISO 8601, at most PT24H: as long as a session.", examples = "PT24H")
        String validFor) {}
