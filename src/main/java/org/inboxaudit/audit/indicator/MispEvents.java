package org.inboxaudit.audit.indicator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.inboxaudit.check.Tlp;

/// The attributes of MISP's events, those inside of objects too (MISP core format).
final class MispEvents {
  private final Intake intake;
  private int events;
  private String info = "";
  private Optional<LocalDate> date = Optional.empty();

  MispEvents(Intake intake) {
    this.intake = intake;
  }

  /// Notes what holds for a whole event.
  void see(String name, JsonNode value) {
    switch (name) {
      case "info" -> {
        events++;
        info = value.asText("");
      }
      case "date" -> date = Days.parse(value.asText(""));
      default -> Tlp.parse(value.path("name").asText("")).ifPresent(intake::restrict);
    }
  }

  /// Takes one attribute. Of several events in one file it is not known which one it belongs to.
  void take(JsonNode attribute) {
    attribute
        .path("Tag")
        .forEach(tag -> Tlp.parse(tag.path("name").asText("")).ifPresent(intake::restrict));
    if (!attribute.path("to_ids").asBoolean(false) || attribute.path("deleted").asBoolean(false)) {
      intake.setAside();
      return;
    }
    Optional<LocalDate> listed =
        events == 1 && date.isPresent() ? date : day(attribute.path("timestamp"));
    intake.take(
        attribute.path("type").asText(""),
        attribute.path("value").asText(""),
        listed,
        events == 1 ? info : "");
  }

  private static Optional<LocalDate> day(JsonNode seconds) {
    long at = seconds.asLong(0);
    return at <= 0 || at > Instant.parse("2100-01-01T00:00:00Z").getEpochSecond()
        ? Optional.empty()
        : Optional.of(LocalDate.ofInstant(Instant.ofEpochSecond(at), ZoneOffset.UTC));
  }
}
