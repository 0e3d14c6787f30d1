package org.inboxaudit.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.inboxaudit.risk.Answer.Said;

/// Answers "was that you?" about one finding.
///
/// @param finding the `id` of a finding with `asks`, as the report shows it
/// @param answer `unsure` takes an earlier answer back
@Schema(additionalProperties = Schema.False.class)
public record GiveAnswer(
    @NotNull(message = FieldCode.IS_REQUIRED)
        @Size(max = 4096, message = FieldCode.IS_TOO_LONG)
        @Schema(description = "The id of a finding that asks, as the report shows it.")
        String finding,
    @NotNull(message = FieldCode.IS_REQUIRED)
        @Schema(
            description = "Unsure takes an earlier answer back.",
            enumeration = {"me", "not_me", "unsure"})
        String answer) {

  Optional<Said> said() {
    return Fields.word("answer", answer, Word.class).said;
  }

  private enum Word {
    ME(Optional.of(Said.ME)),
    NOT_ME(Optional.of(Said.NOT_ME)),
    UNSURE(Optional.empty());

    private final Optional<Said> said;

    Word(Optional<Said> said) {
      this.said = said;
    }
  }
}
