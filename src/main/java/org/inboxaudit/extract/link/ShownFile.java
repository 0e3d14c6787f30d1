package org.inboxaudit.extract.link;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The file that the text of a link names: `Statement.pdf (211 KB)`.
final class ShownFile {
  private static final int LONGEST = 200;

  private static final List<String> PAPERS =
      List.of(
          ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".csv", ".zip", ".rar", ".tif",
          ".wav", ".mp3", ".m4a");

  private ShownFile() {}

  /// Whether a text is the name of a file, and a path ends otherwise.
  static boolean isNoFile(String shown, String path) {
    if (shown.length() > LONGEST || shown.indexOf('.') < 0) {
      return false;
    }
    Optional<String> ending = ending(shown.strip().toLowerCase(Locale.ROOT));
    return ending.isPresent()
        && !Escapes.percent(path).toLowerCase(Locale.ROOT).endsWith(ending.get());
  }

  /// What its name ends with, a size or a number behind it left out.
  private static Optional<String> ending(String shown) {
    int round = shown.lastIndexOf('(');
    String name = round > 0 ? shown.substring(0, round).strip() : shown;
    return PAPERS.stream()
        .filter(name::endsWith)
        .filter(ending -> name.length() > ending.length())
        .findFirst();
  }
}
