package org.inboxaudit.store;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import org.inboxaudit.audit.Audit;

/// Writes our records to JSON and reads them back.
///
/// All of it is ASCII: names in a hostile mailbox hold NUL, which PostgreSQL refuses in a text, and
/// halves of surrogate pairs, which no encoding keeps. Escaped they come back as they were.
final class StoredJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModules(new Jdk8Module(), new JavaTimeModule())
          .addMixIn(Audit.Declared.class, AsItGrew.class)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private StoredJson() {}

  /// What owners can declare has grown: a list that an older row lacks is empty.
  private record AsItGrew(
      List<?> ownAddresses,
      List<?> ownDomains,
      boolean usesVpn,
      @JsonSetter(nulls = Nulls.AS_EMPTY) List<?> journeys,
      @JsonSetter(nulls = Nulls.AS_EMPTY) List<?> homeNetworks) {}

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written: " + value.getClass().getName());
    }
  }

  static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be read: " + type.getName());
    }
  }
}
