package org.inboxaudit.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.inboxaudit.consent.LogExcerpt;
import org.inboxaudit.consent.OwnersFile;
import org.inboxaudit.extract.log.LogExcerptReader;

/// A piece of a mail server's log. Not a record: a record would print what it holds.
@Schema(
    name = "LogFile",
    additionalProperties = Schema.False.class,
    description =
        "A piece of a mail server's log, as its administrator gave it out. Kept in memory only, for"
            + " as long as the audit runs.")
public final class BroughtLog {
  /// How many of them one audit takes.
  static final int MOST = 3;

  @NotNull(message = FieldCode.IS_REQUIRED)
  @Size(min = 1, max = 255, message = FieldCode.IS_OUT_OF_RANGE)
  @Pattern(regexp = Credential.NO_CONTROL, message = FieldCode.IS_OUT_OF_RANGE)
  @Schema(examples = "mail.log", required = true)
  private final String name;

  @NotNull(message = FieldCode.IS_REQUIRED)
  @Size(max = BroughtFile.CHARACTERS, message = FieldCode.IS_TOO_LONG)
  @Schema(
      writeOnly = true,
      required = true,
      description =
          "What it holds, in base64 (RFC 4648, section 4), at most 2 MiB and 30,000 lines before"
              + " that.")
  private final String content;

  @Schema(
      examples = "Europe/Zurich",
      description = "The zone of the server, for lines that name none. UTC if not given.")
  private final Optional<@Size(max = 64, message = FieldCode.IS_TOO_LONG) String> zone;

  @JsonCreator
  public BroughtLog(
      @JsonProperty("name") String name,
      @JsonProperty("content") String content,
      @JsonProperty("zone") Optional<String> zone) {
    this.name = name;
    this.content = content;
    this.zone = zone;
  }

  /// The files of a request, of both kinds.
  ///
  /// @param keptForNext whether the audit is to keep what it knows: then no log may come, of which
  ///   nothing is to stay
  static List<OwnersFile> files(
      Optional<List<BroughtFile>> rules, Optional<List<BroughtLog>> logs, boolean keptForNext) {
    if (keptForNext && logs.filter(given -> !given.isEmpty()).isPresent()) {
      throw ProblemException.field("log_files", FieldCode.NOT_TOGETHER);
    }
    List<OwnersFile> files = new ArrayList<>();
    files.addAll(Fields.each("rule_files", rules.orElse(List.of()), (at, file) -> file.file(at)));
    files.addAll(Fields.each("log_files", logs.orElse(List.of()), (at, log) -> log.excerpt(at)));
    return files;
  }

  private LogExcerpt excerpt(String field) {
    byte[] bytes = Fields.base64(field + ".content", content);
    long lines = 0;
    for (byte octet : bytes) {
      lines += octet == '\n' ? 1 : 0;
    }
    if (lines > LogExcerptReader.LINES) {
      throw ProblemException.field(field + ".content", FieldCode.TOO_MANY);
    }
    return new LogExcerpt(
        name, zone.map(text -> Fields.zone(field + ".zone", text)).orElse(ZoneOffset.UTC), bytes);
  }

  @Override
  public String toString() {
    return "***";
  }
}
