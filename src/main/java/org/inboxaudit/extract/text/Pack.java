package org.inboxaudit.extract.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A table under `intel/`: one entry a line, its columns parted by `|`, and `#` begins a comment.
public final class Pack {
  private Pack() {}

  /// The entries of a pack, each with its columns, in lower case.
  ///
  /// @throws IllegalStateException if there is no such pack
  public static List<List<String>> read(String name) {
    return lines(name).stream()
        .map(LetterText::folded)
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .toList();
  }

  /// The entries of a pack as they stand, in lower case.
  ///
  /// @throws IllegalStateException if there is no such pack
  public static List<String> lines(String name) {
    return text(name)
        .lines()
        .map(line -> line.contains("#") ? line.substring(0, line.indexOf('#')) : line)
        .map(line -> line.strip().toLowerCase(Locale.ROOT))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /// A pack as it stands.
  ///
  /// @throws IllegalStateException if there is no such pack
  public static String text(String name) {
    try (InputStream in = Pack.class.getResourceAsStream("/intel/" + name + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("no pack intel/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
