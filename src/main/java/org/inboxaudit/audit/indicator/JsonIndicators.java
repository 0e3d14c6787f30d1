package org.inboxaudit.audit.indicator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;

/// Reads JSON piece by piece: the objects of a STIX 2.1 bundle (§8) or the attributes of MISP's
/// events, wherever they stand.
final class JsonIndicators {
  private static final JsonMapper JSON =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(100)
                      .maxStringLength(1 << 20)
                      .maxNameLength(1000)
                      .build())
              .build());
  private static final String STIX_OBJECTS = "objects";
  private static final String MISP_ATTRIBUTES = "Attribute";

  /// Of other events, or no indicators.
  private static final Set<String> MISP_ASIDE =
      Set.of("RelatedEvent", "Galaxy", "ShadowAttribute", "ObjectReference", "EventReport");

  private JsonIndicators() {}

  /// @return whether it is one of the two, and whole
  static boolean read(String text, Intake intake) {
    try {
      MispEvents events = new MispEvents(intake);
      StixObjects bundle = new StixObjects(intake);
      // What holds for all may stand behind what it holds for; and a damaged file gives nothing.
      boolean[] known = new boolean[1];
      walk(text, events::see, object -> known[0] |= bundle.see(object), _ -> known[0] = true);
      if (known[0]) {
        walk(text, (_, _) -> {}, bundle::take, events::take);
      }
      return known[0];
    } catch (IOException e) {
      return false;
    }
  }

  /// A value of an event, by its name.
  private interface Fields {
    void see(String name, JsonNode value);
  }

  private static void walk(
      String text, Fields fields, Consumer<JsonNode> stix, Consumer<JsonNode> misp)
      throws IOException {
    try (JsonParser parser = JSON.createParser(text)) {
      while (parser.nextToken() != null) {
        String name = parser.currentName();
        if (name == null || parser.currentToken() == JsonToken.FIELD_NAME) {
          continue;
        }
        boolean array = parser.currentToken() == JsonToken.START_ARRAY;
        if (array && name.equals(STIX_OBJECTS)) {
          each(parser, stix);
        } else if (array && name.equals(MISP_ATTRIBUTES)) {
          each(parser, misp);
        } else if (MISP_ASIDE.contains(name)) {
          parser.skipChildren();
        } else if (array && name.equals("Tag")) {
          each(parser, tag -> fields.see("Tag", tag));
        } else if (parser.currentToken().isScalarValue()
            && (name.equals("info") || name.equals("date"))) {
          fields.see(name, parser.readValueAsTree());
        }
      }
    }
  }

  private static void each(JsonParser parser, Consumer<JsonNode> consumer) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
      consumer.accept(parser.readValueAsTree());
    }
  }
}
