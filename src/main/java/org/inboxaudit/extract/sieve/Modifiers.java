package org.inboxaudit.extract.sieve;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.inboxaudit.extract.sieve.SieveSyntax.Argument;
import org.inboxaudit.extract.sieve.SieveSyntax.Arguments;

/// The modifiers of `set` (RFC 5229 §4.1), `:encodeurl` (RFC 5435 §6) and `:quoteregex`. They keep
/// a constant constant.
final class Modifiers {
  /// In the order in which they work, whatever order they are written in. Of two that exclude each
  /// other a script has one.
  private static final List<String> BY_PRECEDENCE =
      List.of(
          "lower",
          "upper",
          "lowerfirst",
          "upperfirst",
          "quotewildcard",
          "quoteregex",
          "encodeurl",
          "length");

  private Modifiers() {}

  /// The text after all modifiers among the arguments, empty if there is one that we do not know.
  static Optional<String> applied(Arguments arguments, String text) {
    List<String> tags =
        arguments.all().stream()
            .filter(Argument.Tag.class::isInstance)
            .map(tag -> ((Argument.Tag) tag).name())
            .distinct()
            .toList();
    if (!BY_PRECEDENCE.containsAll(tags)) {
      return Optional.empty();
    }
    String changed = text;
    for (String modifier : BY_PRECEDENCE) {
      changed = tags.contains(modifier) ? applied(modifier, changed) : changed;
    }
    return Optional.of(changed);
  }

  private static String applied(String modifier, String text) {
    return switch (modifier) {
      case "lower" -> text.toLowerCase(Locale.ROOT);
      case "upper" -> text.toUpperCase(Locale.ROOT);
      case "lowerfirst" -> head(text).toLowerCase(Locale.ROOT) + tail(text);
      case "upperfirst" -> head(text).toUpperCase(Locale.ROOT) + tail(text);
      case "quotewildcard" -> quoted(text, "*?\\");
      case "quoteregex" -> quoted(text, ".^$*+?()[]{}|\\");
      case "encodeurl" -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
      case "length" -> Integer.toString(text.codePointCount(0, text.length()));
      default -> throw new IllegalArgumentException(modifier);
    };
  }

  private static String head(String text) {
    return text.substring(0, text.isEmpty() ? 0 : text.offsetByCodePoints(0, 1));
  }

  private static String tail(String text) {
    return text.substring(head(text).length());
  }

  private static String quoted(String text, String special) {
    StringBuilder quoted = new StringBuilder();
    text.chars()
        .forEach(
            c -> {
              if (special.indexOf(c) >= 0) {
                quoted.append('\\');
              }
              quoted.append((char) c);
            });
    return quoted.toString();
  }
}
