package org.inboxaudit.extract.mime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The names that programs give to a part. What counts about a name is how it ends: that decides
/// what opens it.
final class FileNames {
  private static final Set<String> NAMES = Set.of("filename", "name");
  private static final int LONGEST_ENDING = 10;
  private static final int MOST = 6;

  private FileNames() {}

  /// The names of a part, one for each ending, the likeliest first.
  static List<String> of(List<String> dispositions, List<String> types) {
    if (dispositions.isEmpty() && types.isEmpty()) {
      return List.of();
    }
    Set<String> readings = new LinkedHashSet<>();
    readings.addAll(new Parameters(dispositions, NAMES).readings());
    readings.addAll(new Parameters(types, NAMES).readings());
    readings.addAll(
        new Parameters(Stream.concat(types.stream(), dispositions.stream()).toList(), NAMES)
            .readings());
    readings.addAll(
        new Parameters(Stream.concat(dispositions.stream(), types.stream()).toList(), NAMES)
            .readings());
    Map<String, String> byEnding = new LinkedHashMap<>();
    for (String reading : readings) {
      for (String written : List.of(reading, Words.joined(reading))) {
        String name = plain(Words.decoded(written));
        add(name, byEnding);
        if (name.indexOf('%') >= 0) {
          add(plain(Words.extended("''" + name)), byEnding);
        }
      }
    }
    if (byEnding.size() > 1) {
      byEnding.remove("");
    }
    return new ArrayList<>(byEnding.values()).subList(0, Math.min(MOST, byEnding.size()));
  }

  /// Of names that end alike the first is kept, unless another is the whole of which it is a piece.
  private static void add(String name, Map<String, String> byEnding) {
    if (!name.isEmpty()) {
      byEnding.merge(ending(name), name, (old, another) -> another.endsWith(old) ? another : old);
    }
  }

  /// What programs take for the name of a file that has none: the last piece of an address, or a
  /// description in a word.
  static List<String> instead(List<String> values) {
    return values.stream()
        .map(value -> plain(Words.decoded(value)).replace("<", "").replace(">", ""))
        .map(
            value -> value.substring(Math.max(value.lastIndexOf('/'), value.lastIndexOf('\\')) + 1))
        .filter(name -> !ending(name).isEmpty())
        .limit(1)
        .toList();
  }

  /// As a program writes it to the disk: without quotes, and without what no file name may hold or
  /// what only parts a header.
  private static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '"' && c != ';' && c != '\r' && c != '\n' && c != '\0') {
        plain.append(c == '\t' ? ' ' : c);
      }
    }
    String bare = plain.toString().strip();
    while (bare.length() > 1 && bare.startsWith("'") && bare.endsWith("'")) {
      bare = bare.substring(1, bare.length() - 1).strip();
    }
    // a folded line leaves one blank; many are a name that pushes its end out of sight
    return bare.contains("  ") ? bare : bare.replace(" .", ".").replace(". ", ".");
  }

  /// How a name ends, in lower case; empty if not in a way that names a type.
  static String ending(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).strip().toLowerCase(Locale.ROOT);
    boolean type =
        name.indexOf('.') >= 0
            && !ending.isEmpty()
            && ending.length() <= LONGEST_ENDING
            && ending.chars().allMatch(Character::isLetterOrDigit)
            && ending.chars().anyMatch(Character::isLetter);
    return type ? ending : "";
  }
}
