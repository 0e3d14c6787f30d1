package org.inboxaudit.extract.sieve;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.extract.sieve.SieveSyntax.Arguments;

/// What is known of a script's variables (RFC 5229) at one point of it.
///
/// A value is kept only as long as it is the same on every way to that point. A variable that was
/// never set is the empty string (RFC 5229 §3), which is a way to break up an address, so it is
/// replaced like any other.
final class Variables {
  private static final int MAXIMUM_VARIABLES = 256;
  private static final int MAXIMUM_VALUE = 4_000;
  private static final int MAXIMUM_REFERENCE = 128;

  /// All texts that were put together, over the whole script; beyond it everything is unknown.
  private static final long MAXIMUM_EXPANDED = 4L << 20;

  /// Empty for a value that only the running script knows.
  private final Map<String, Optional<String>> values;

  private final Switches switches;

  /// What holds for the whole script.
  private static final class Switches {
    private boolean variables;
    private boolean encodedCharacters;
    private boolean overflow;
    private long expanded;
    private final Set<String> shared = new HashSet<>();
  }

  Variables() {
    this(new HashMap<>(), new Switches());
  }

  private Variables(Map<String, Optional<String>> values, Switches switches) {
    this.values = values;
    this.switches = switches;
  }

  /// A text with what is known put in.
  ///
  /// @param constant whether nothing unknown is left in it
  record Expanded(String text, boolean constant) {}

  void require(List<String> extensions) {
    switches.variables |= extensions.contains("variables");
    switches.encodedCharacters |= extensions.contains("encoded-character");
  }

  /// The state to go into a branch with.
  Variables branch() {
    return new Variables(new HashMap<>(values), switches);
  }

  /// Forgets what differs after one of several branches.
  void join(Variables branch) {
    branch.values.forEach(
        (name, value) -> {
          if (!value.equals(value(name))) {
            put(name, Optional.empty());
          }
        });
  }

  /// `set` (RFC 5229 §4).
  void set(Arguments arguments) {
    switches.variables = true;
    List<List<String>> strings = arguments.positional();
    if (strings.size() < 2 || strings.get(0).size() != 1 || strings.get(1).size() != 1) {
      return;
    }
    Expanded value = expand(strings.get(1).getFirst());
    put(
        strings.get(0).getFirst(),
        value.constant() ? Modifiers.applied(arguments, value.text()) : Optional.empty());
  }

  /// Gives a variable a value, or makes it unknown.
  void put(String name, Optional<String> value) {
    String key = name.toLowerCase(Locale.ROOT);
    if (!isReference(name)) {
      return; // no text can refer to it
    }
    if (values.size() >= MAXIMUM_VARIABLES && !values.containsKey(key)) {
      switches.overflow = true;
    } else {
      values.put(key, value.filter(text -> text.length() <= MAXIMUM_VALUE));
    }
  }

  /// What an included script may change at any time (RFC 6609 §3.4).
  void share(List<String> names) {
    for (String name : names) {
      if (switches.shared.size() < MAXIMUM_VARIABLES) {
        switches.shared.add(name);
      } else {
        switches.overflow = true;
      }
    }
    forget(names);
  }

  /// Another script has run.
  void included() {
    forget(List.copyOf(switches.shared));
  }

  void forget(List<String> names) {
    names.forEach(name -> put(name, Optional.empty()));
  }

  /// Whether nothing in these texts is left to the running script.
  boolean known(List<String> texts) {
    return texts.stream().allMatch(text -> expand(text).constant());
  }

  Expanded expand(String text) {
    String decoded = switches.encodedCharacters ? EncodedCharacter.decode(text) : text;
    if (!switches.variables || !decoded.contains("${")) {
      return new Expanded(decoded, true);
    }
    StringBuilder result = new StringBuilder();
    int at = 0;
    int close = 0;
    for (int open = decoded.indexOf("${"); open >= 0; open = decoded.indexOf("${", at)) {
      close = close > open ? close : decoded.indexOf('}', open);
      if (close < 0) {
        break;
      }
      String name = decoded.substring(open + 2, Math.min(close, open + MAXIMUM_REFERENCE + 3));
      if (!isReference(name)) {
        result.append(decoded, at, open + 2);
        at = open + 2;
        continue;
      }
      Optional<String> value = value(name);
      if (value.isEmpty() || result.length() > MAXIMUM_VALUE) {
        return new Expanded(decoded, false);
      }
      result.append(decoded, at, open).append(value.get());
      at = close + 1;
    }
    result.append(decoded, at, decoded.length());
    switches.expanded += result.length();
    switches.overflow |= switches.expanded > MAXIMUM_EXPANDED;
    return new Expanded(result.toString(), true);
  }

  private Optional<String> value(String name) {
    // ${1} is what a test matched, ${env.x} belongs to an extension.
    if (switches.overflow || name.contains(".") || Character.isDigit(name.charAt(0))) {
      return Optional.empty();
    }
    return values.getOrDefault(name.toLowerCase(Locale.ROOT), Optional.of(""));
  }

  private static boolean isReference(String name) {
    return !name.isEmpty()
        && name.length() <= MAXIMUM_REFERENCE
        && name.chars()
            .allMatch(c -> c == '_' || c == '.' || (c < 0x80 && Character.isLetterOrDigit(c)));
  }
}
