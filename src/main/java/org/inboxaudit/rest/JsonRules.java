package org.inboxaudit.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/// How strictly requests are read. What is not understood is refused: a field that is silently
/// dropped may be one that protects somebody.
@Singleton
class JsonRules implements ObjectMapperCustomizer {
  private static final int DEPTH = 20;

  @Override
  public void customize(ObjectMapper json) {
    json.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    json.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    json.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    json.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
    json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    json.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    json.getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEPTH)
                .maxDocumentLength(BodyLimit.BYTES_WITH_FILES)
                .maxStringLength(BroughtFile.CHARACTERS + (int) BodyLimit.BYTES)
                .build());
  }
}
