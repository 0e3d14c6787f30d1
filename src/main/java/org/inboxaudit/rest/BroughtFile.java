package org.inboxaudit.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.inboxaudit.consent.RuleFile;

/// A file with mail rules. Not a record: a record would print what it holds.
@Schema(
    name = "RuleFile",
    additionalProperties = Schema.False.class,
    description =
        "A file with mail rules: the filters of Gmail (mailFilters.xml), the rules of Outlook as"
            + " its Rules Wizard exports them (.rwz), or as JSON from Get-InboxRule or Microsoft"
            + " Graph. Kept in memory only, for as long as the audit runs.")
public final class BroughtFile {
  /// How many of them one audit takes.
  static final int MOST = 5;

  /// The largest one in base64: two megabytes, three octets in four characters.
  static final int CHARACTERS = ((2 << 20) + 2) / 3 * 4;

  @NotNull(message = FieldCode.IS_REQUIRED)
  @Size(min = 1, max = 255, message = FieldCode.IS_OUT_OF_RANGE)
  @Pattern(regexp = Credential.NO_CONTROL, message = FieldCode.IS_OUT_OF_RANGE)
  @Schema(examples = "mailFilters.xml", required = true)
  private final String name;

  @NotNull(message = FieldCode.IS_REQUIRED)
  @Size(max = CHARACTERS, message = FieldCode.IS_TOO_LONG)
  @Schema(
      writeOnly = true,
      required = true,
      description = "What it holds, in base64 (RFC 4648, section 4), at most 2 MiB before that.")
  private final String content;

  @JsonCreator
  public BroughtFile(@JsonProperty("name") String name, @JsonProperty("content") String content) {
    this.name = name;
    this.content = content;
  }

  /// @param field where it stands in the request
  RuleFile file(String field) {
    return new RuleFile(name, Fields.base64(field + ".content", content));
  }

  @Override
  public String toString() {
    return "***";
  }
}
