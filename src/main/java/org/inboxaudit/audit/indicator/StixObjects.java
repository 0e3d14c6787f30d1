package org.inboxaudit.audit.indicator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inboxaudit.check.Tlp;

/// The indicators of a STIX 2.1 bundle (§4.7).
final class StixObjects {
  /// The marking definitions that the standard fixes (STIX 2.1 §7.2.1.4), and those of TLP 2.0 that
  /// its extension fixes.
  private static final Map<String, Tlp> MARKINGS =
      Map.of(
          "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9", Tlp.CLEAR,
          "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da", Tlp.GREEN,
          "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82", Tlp.AMBER,
          "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed", Tlp.RED,
          "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487", Tlp.CLEAR,
          "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb", Tlp.GREEN,
          "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421", Tlp.AMBER,
          "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003", Tlp.AMBER_STRICT,
          "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1", Tlp.RED);

  private final Intake intake;
  private String campaign = "";

  StixObjects(Intake intake) {
    this.intake = intake;
  }

  /// Notes what holds for the whole bundle.
  ///
  /// @return whether it is an object of STIX
  boolean see(JsonNode object) {
    String type = object.path("type").asText("");
    if (campaign.isEmpty() && (type.equals("malware") || type.equals("campaign"))) {
      campaign = object.path("name").asText("");
    }
    return object.path("id").asText("").startsWith(type + "--") && !type.isEmpty();
  }

  /// Takes one object, if it is an indicator.
  void take(JsonNode object) {
    if (!object.path("type").asText("").equals("indicator")) {
      return;
    }
    object
        .path("object_marking_refs")
        .forEach(
            ref -> Optional.ofNullable(MARKINGS.get(ref.asText(""))).ifPresent(intake::restrict));
    if (object.path("revoked").asBoolean(false)) {
      intake.setAside();
      return;
    }
    List<StixPattern.Comparison> comparisons =
        object.path("pattern_type").asText("stix").equals("stix")
            ? StixPattern.parse(object.path("pattern").asText(""))
            : List.of();
    if (comparisons.isEmpty()) {
      intake.notUnderstood();
    }
    Optional<LocalDate> listed =
        Days.parse(object.path("valid_from").asText(""))
            .or(() -> Days.parse(object.path("created").asText("")));
    for (StixPattern.Comparison comparison : comparisons) {
      intake.take(comparison.path(), comparison.value(), listed, campaign);
    }
  }
}
