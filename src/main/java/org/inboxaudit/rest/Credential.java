package org.inboxaudit.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.inboxaudit.consent.Secret;

/// What the mailbox is opened with. Not a record: a record would print its value.
@Schema(
    additionalProperties = Schema.False.class,
    description =
        "What the mailbox is opened with. Kept in memory only, for as long as the audit runs.")
public final class Credential {
  /// A line break in a name or password has no business in a protocol of lines.
  static final String NO_CONTROL = "\\P{Cntrl}*";

  private static final String APP_PASSWORD = "app_password";

  @NotNull(message = FieldCode.IS_REQUIRED)
  @Pattern(regexp = APP_PASSWORD, message = FieldCode.IS_UNKNOWN_VALUE)
  @Schema(enumeration = APP_PASSWORD, required = true)
  private final String type;

  @NotNull(message = FieldCode.IS_REQUIRED)
  @Size(min = 1, max = 1024, message = FieldCode.IS_OUT_OF_RANGE)
  @Pattern(regexp = NO_CONTROL, message = FieldCode.IS_OUT_OF_RANGE)
  @Schema(writeOnly = true, required = true)
  private final String value;

  @JsonCreator
  public Credential(@JsonProperty("type") String type, @JsonProperty("value") String value) {
    this.type = type;
    this.value = value;
  }

  Secret secret() {
    return new Secret(value);
  }

  @Override
  public String toString() {
    return type;
  }
}
