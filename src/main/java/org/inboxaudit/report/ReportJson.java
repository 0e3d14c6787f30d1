package org.inboxaudit.report;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Outcome;

/// The plain serialisation of the report model: what the store keeps and reads back unchanged.
///
/// The kinds of outcome are a closed list of words, so that a document can never name a class to be
/// built. Every field must be there: a report that lost a field must not read as one that had
/// nothing to say.
public final class ReportJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addMixIn(Outcome.class, ByWord.class)
          .addMixIn(CheckId.class, Plain.class)
          .addMixIn(SourceId.class, Plain.class)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private static final int WITHOUT_ANSWERS = 1;

  private ReportJson() {}

  public static byte[] write(Report report) {
    try {
      return MAPPER.writeValueAsBytes(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report could not be written", e);
    }
  }

  /// Reads a report of this version, or of the one before, which knew no answers.
  ///
  /// @throws UncheckedIOException if the bytes are no such report; the message holds nothing of
  ///   what stood in them
  public static Report read(byte[] json) {
    try {
      JsonNode document = MAPPER.readTree(json);
      if (document instanceof ObjectNode report
          && report.path("version").asInt() == WITHOUT_ANSWERS) {
        report.put("version", Report.VERSION).putArray("answers");
      }
      return MAPPER.treeToValue(document, Report.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(
          new IOException("not a report: " + e.getClass().getSimpleName()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Found.class, name = "found"),
    @JsonSubTypes.Type(value = Outcome.Clear.class, name = "clear"),
    @JsonSubTypes.Type(value = Outcome.Inconclusive.class, name = "inconclusive"),
    @JsonSubTypes.Type(value = Outcome.NotChecked.class, name = "not_checked"),
    @JsonSubTypes.Type(value = Outcome.Failed.class, name = "failed")
  })
  private interface ByWord {}

  /// A record of one string, written as that string.
  private abstract static class Plain {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Plain(String unused) {}

    @JsonValue
    abstract String value();
  }
}
