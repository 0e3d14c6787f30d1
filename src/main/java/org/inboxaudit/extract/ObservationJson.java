package org.inboxaudit.extract;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.evidence.RuleCondition;
import org.inboxaudit.evidence.SourceId;

/// Writes observations as JSON and reads them back: the language of recorded tapes, and of the line
/// between the service and its parser process.
///
/// One observation is one line, so that a tape can be read and compared by people. Which classes
/// may be named is settled by the sealed types alone; the text never chooses a class (no default
/// typing). Every component must be there: a misspelt or forgotten one must not read as "nothing".
public final class ObservationJson {

  /// Deeper JSON is refused. A nested rule takes two levels for each of its own.
  private static final int DEPTH = 60;

  private static final JsonMapper MAPPER = newMapper().build();

  private ObservationJson() {}

  /// The observation as one line of JSON, without a line end.
  ///
  /// @throws IllegalArgumentException if it is nested too deeply
  public static String write(Observation observation) {
    try {
      return MAPPER.writerFor(Observation.class).writeValueAsString(observation);
    } catch (JsonProcessingException cause) {
      throw new IllegalArgumentException("cannot be written as JSON", cause);
    }
  }

  /// Reads what [#write] wrote.
  ///
  /// @throws IllegalArgumentException if it is anything else; the message never repeats the text
  public static Observation read(String json) {
    try {
      return MAPPER.readValue(json, Observation.class);
    } catch (JsonProcessingException cause) {
      throw new IllegalArgumentException("not an observation: " + cause.getOriginalMessage());
    }
  }

  /// A mapper with the same rules, for those who send observations inside something larger.
  public static JsonMapper.Builder newMapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
                    .streamWriteConstraints(
                        StreamWriteConstraints.builder().maxNestingDepth(DEPTH).build())
                    .build())
            .addModules(new Jdk8Module(), new JavaTimeModule(), words())
            .disable(
                SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(
                DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY);
    Stream.of(Observation.class, RuleCondition.class, RuleAction.class, Extractor.Extracted.class)
        .forEach(type -> nameByClass(builder, type));
    return builder;
  }

  /// Lets every record of a sealed type be told apart by its simple class name.
  public static void nameByClass(JsonMapper.Builder builder, Class<?> sealed) {
    builder.addMixIn(sealed, NamedByClass.class);
    records(sealed)
        .forEach(type -> builder.registerSubtypes(new NamedType(type, type.getSimpleName())));
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(ObservationJson::records)
        : Stream.of(type);
  }

  /// The small types that are one word each are one word in JSON too.
  private static SimpleModule words() {
    SimpleModule module = new SimpleModule("words");
    module.addSerializer(Set.class, new StdDelegatingSerializer(new Sorted()));
    word(module, Domain.class, Domain::new);
    word(module, EmailAddress.class, ObservationJson::address);
    word(module, SourceId.class, SourceId::new);
    word(module, IpAddress.class, ObservationJson::ipAddress);
    module.addSerializer(Cursor.class, new StdDelegatingSerializer(new CursorPosition()));
    module.addDeserializer(Cursor.class, new Word<>(Cursor.class, Cursor::new));
    return module;
  }

  private static <T> void word(SimpleModule module, Class<T> type, Function<String, T> reader) {
    module.addSerializer(type, new ToStringSerializer(type));
    module.addDeserializer(type, new Word<>(type, reader));
  }

  /// Splits without judging: what was once taken for an address must come back as the same one.
  private static EmailAddress address(String text) {
    int at = text.lastIndexOf('@');
    if (at < 0) {
      throw new IllegalArgumentException("no @");
    }
    return new EmailAddress(text.substring(0, at), new Domain(text.substring(at + 1)));
  }

  private static IpAddress ipAddress(String text) {
    return IpAddress.parse(text).orElseThrow(() -> new IllegalArgumentException("no IP address"));
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  private interface NamedByClass {}

  private static final class Word<T> extends FromStringDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> reader;

    Word(Class<T> type, Function<String, T> reader) {
      super(type);
      this.reader = reader;
    }

    @Override
    protected T _deserialize(String value, DeserializationContext context) {
      return reader.apply(value);
    }

    @Override
    protected Object _deserializeFromEmptyString(DeserializationContext context) {
      return reader.apply("");
    }

    @Override
    protected boolean _shouldTrim() {
      return false;
    }
  }

  private static final class CursorPosition extends StdConverter<Cursor, String> {
    @Override
    public String convert(Cursor cursor) {
      return cursor.position();
    }
  }

  /// Immutable sets of the JDK have another order in every process; a tape must not.
  private static final class Sorted extends StdConverter<Set<?>, List<?>> {
    @Override
    public List<?> convert(Set<?> set) {
      return set.stream().sorted().toList();
    }
  }
}
