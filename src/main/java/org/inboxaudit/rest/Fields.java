package org.inboxaudit.rest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.IpAddress;

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

  /// A day of ISO 8601 with a year of four digits.
  static LocalDate date(String field, String value) {
    try {
      if (value.length() == 10) {
        return LocalDate.parse(value);
      }
    } catch (DateTimeParseException e) {
      // then it is none
    }
    throw ProblemException.field(field, FieldCode.NOT_A_DATE);
  }

  /// A network as its holder's number (`AS64496`, RFC 6793) or as a prefix (`203.0.113.0/24`, RFC
  /// 4632; `2001:db8::/32`, RFC 4291 §2.3), in one spelling. A prefix so short that it is no
  /// network of somebody's home or work is refused: it would make the whole world familiar.
  static String network(String field, String value) {
    int slash = value.indexOf('/');
    Optional<String> network =
        slash < 0
            ? Optional.of(value.toUpperCase(Locale.ROOT)).filter(Fields::isHolder)
            : IpAddress.parse(value.substring(0, slash))
                .filter(_ -> isNumber(value.substring(slash + 1), 3))
                .flatMap(from -> prefix(from, Integer.parseInt(value.substring(slash + 1))));
    return network.orElseThrow(() -> ProblemException.field(field, FieldCode.NOT_A_NETWORK));
  }

  private static Optional<String> prefix(IpAddress from, int bits) {
    byte[] octets = from.octets();
    int shortest = octets.length == 4 ? 8 : 16;
    if (bits < shortest || bits > octets.length * 8) {
      return Optional.empty();
    }
    for (int i = 0; i < octets.length; i++) {
      int kept = Math.clamp(bits - 8L * i, 0, 8);
      octets[i] &= (byte) (0xff << (8 - kept));
    }
    return Optional.of(IpAddress.of(octets) + "/" + bits);
  }

  private static boolean isHolder(String value) {
    return value.startsWith("AS")
        && isNumber(value.substring(2), 10)
        && Long.parseLong(value.substring(2)) <= 0xffffffffL;
  }

  private static boolean isNumber(String value, int digits) {
    return !value.isEmpty()
        && value.length() <= digits
        && value.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /// A zone of the IANA database, or an offset.
  static ZoneId zone(String field, String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw ProblemException.field(field, FieldCode.UNKNOWN_VALUE);
    }
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
