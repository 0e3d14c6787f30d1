package org.inboxaudit.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.inboxaudit.consent.OwnersFile;

/// Gives a waiting audit its credential again.
///
/// @param ruleFiles the files with mail rules again, which were lost with it
/// @param logFiles the pieces of the server's log again
@Schema(additionalProperties = Schema.False.class)
public record NewCredential(
    @NotNull(message = FieldCode.IS_REQUIRED) @Valid Credential credential,
    @Schema(description = "The files with mail rules again: they were lost with the credential.")
        Optional<
                @Size(max = BroughtFile.MOST, message = FieldCode.IS_TOO_MANY) List<
                    @NotNull(message = FieldCode.IS_REQUIRED) @Valid BroughtFile>>
            ruleFiles,
    @Schema(description = "The pieces of the server's log again: they were lost as well.")
        Optional<
                @Size(max = BroughtLog.MOST, message = FieldCode.IS_TOO_MANY) List<
                    @NotNull(message = FieldCode.IS_REQUIRED) @Valid BroughtLog>>
            logFiles) {

  /// @param keptForNext whether the audit is to keep what it knows
  List<OwnersFile> files(boolean keptForNext) {
    return BroughtLog.files(ruleFiles, logFiles, keptForNext);
  }
}
