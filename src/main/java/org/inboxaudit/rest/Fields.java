package org.inboxaudit.rest;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;

/// Reads the values of fields into small types, or says which field is wrong and why.
final class Fields {
  private static final int LONGEST_ID = 64;

  private Fields() {}

  static EmailAddress address(String field, String value) {
    return EmailAddress.parse(value)
        .orElseThrow(() -> ProblemException.field(field, FieldCode.NOT_AN_ADDRESS));
  }

  /// A domain by its spelling: labels of letters, digits and hyphens (RFC 1123 §2.1).
  static Domain domain(String field, String value) {
    List<String> labels = Arrays.asList(value.split("\\.", -1));
    if (labels.size() < 2 || !labels.stream().allMatch(Fields::isLabel)) {
      throw ProblemException.field(field, FieldCode.NOT_A_DOMAIN);
    }
    return new Domain(value);
  }

  private static boolean isLabel(String label) {
    return !label.isEmpty()
        && label.length() <= 63
        && !label.startsWith("-")
        && !label.endsWith("-")
        && label.chars().allMatch(c -> c == '-' || Character.isLetterOrDigit(c));
  }

  /// A duration of ISO 8601, longer than nothing and not longer than `longest`.
  static Duration duration(String field, String value, Duration longest) {
    Duration duration;
    try {
      duration = Duration.parse(value);
    } catch (DateTimeParseException e) {
      throw ProblemException.field(field, FieldCode.NOT_A_DURATION);
    }
    if (!duration.isPositive() || duration.compareTo(longest) > 0) {
      throw ProblemException.field(field, FieldCode.OUT_OF_RANGE);
    }
    return duration;
  }

  /// What a text in base64 stands for (RFC 4648 §4); no line breaks.
  static byte[] base64(String field, String value) {
    try {
      return Base64.getDecoder().decode(value);
    } catch (IllegalArgumentException e) {
      throw ProblemException.field(field, FieldCode.NOT_BASE64);
    }
  }

  /// The constant that is written like this in the API: `SELF_CHECK` is `self_check`.
  static <E extends Enum<E>> E word(String field, String value, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> word(constant).equals(value))
        .findFirst()
        .orElseThrow(() -> ProblemException.field(field, FieldCode.UNKNOWN_VALUE));
  }

  /// Whether this can be a name made by [org.inboxaudit.platform.Ids] at all. Anything else is not
  /// even looked for.
  static boolean isId(String value) {
    return value.length() <= LONGEST_ID
        && value
            .chars()
            .allMatch(c -> c == '_' || (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7'));
  }

  /// How a constant is written in the API.
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static <S, T> List<T> each(String field, List<S> values, BiFunction<String, S, T> read) {
    return IntStream.range(0, values.size())
        .mapToObj(i -> read.apply(field + "[" + i + "]", values.get(i)))
        .toList();
  }
}
