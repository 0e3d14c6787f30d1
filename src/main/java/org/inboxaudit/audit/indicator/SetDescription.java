package org.inboxaudit.audit.indicator;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Properties;
import org.inboxaudit.check.Shown;
import org.inboxaudit.check.Tlp;

/// What lies beside a set and says whose it is: a file of properties.
///
/// @param date of this state of the set
record SetDescription(String name, String publisher, String licence, Tlp tlp, LocalDate date) {
  private static final long LONGEST = 64 << 10;

  /// Reads the description beside `set`.
  ///
  /// @throws IllegalArgumentException with one sentence, if something is missing: a hit without a
  ///   source helps nobody, and a licence must be known before a set is used
  static SetDescription beside(Path set) {
    Path path = set.resolveSibling(set.getFileName() + ".properties");
    Properties properties = new Properties();
    try {
      if (!Files.isRegularFile(path) || Files.size(path) > LONGEST) {
        throw IndicatorSets.wrong(
            set, "has no description beside it that could be read (" + path.getFileName() + ")");
      }
      properties.load(new StringReader(Files.readString(path, StandardCharsets.UTF_8)));
      return new SetDescription(
          Shown.of(required(properties, "name", path)),
          Shown.of(required(properties, "publisher", path)),
          Shown.of(required(properties, "licence", path)),
          Tlp.parse(required(properties, "tlp", path))
              .orElseThrow(
                  () ->
                      IndicatorSets.wrong(
                          path,
                          "names no label of TLP 2.0 (CLEAR, GREEN, AMBER, AMBER+STRICT, RED)")),
          LocalDate.parse(required(properties, "date", path)));
    } catch (IOException e) {
      throw IndicatorSets.wrong(path, "is no file of properties in UTF-8");
    } catch (DateTimeException e) {
      throw IndicatorSets.wrong(path, "says its date in another form than 2026-12-31");
    }
  }

  private static String required(Properties properties, String key, Path path) {
    String value = properties.getProperty(key, "").strip();
    if (value.isEmpty()) {
      throw IndicatorSets.wrong(path, "does not say \"" + key + "\"");
    }
    return value;
  }
}
