package org.inboxaudit.extract.attachment;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;

/// Tells whether the scripts of a page build a file out of the page's own text and hand it to
/// whoever opens the page, past every filter that looks at files (HTML smuggling, ATT&CK
/// T1027.006).
///
/// Ordinary pages save what people made in them the same way; the text that is decoded first makes
/// the difference.
final class SmuggledFile {
  private static final List<String> BUILDS = List.of("new blob(", "new file(", "blobbuilder");
  private static final List<String> HANDS_OUT =
      List.of("createobjecturl", "mssaveoropenblob", "mssaveblob", "saveas(");
  private static final List<String> DECODES =
      List.of("atob(", "atob (", "base64toarraybuffer", "unescape(");
  private static final List<String> BY_ITSELF =
      List.of(".click(", "mssave", ".download", "\"download\"", "'download'");

  /// The name, in quotes, of a file that holds others or runs. What people made in a page they save
  /// as a table, a picture or a text.
  private static final Pattern NAME =
      Pattern.compile(
          "['\"`][\\w .()-]{1,60}\\.(?:zip|7z|rar|cab|iso|vhdx?|lnk|jse|vb[se]|wsf|hta|ps1|exe|scr"
              + "|msi|jar|xll|chm|docm|xlsm|apk)['\"`]");

  /// Libraries that can do anything stand in many a saved page, and are longer than this.
  private static final int LIBRARY = 100_000;

  private SmuggledFile() {}

  static boolean builds(String scripts, Payloads payloads) {
    String lower = scripts.toLowerCase(Locale.ROOT);
    boolean decodes =
        any(lower, DECODES)
            || !payloads.runs().isEmpty()
            || (lower.contains("uint8array(") && lower.contains("charcodeat("));
    boolean handsOut = any(lower, BUILDS) && any(lower, HANDS_OUT) && any(lower, BY_ITSELF);
    boolean named =
        lower.length() < LIBRARY
            && any(lower, BUILDS)
            && any(lower, HANDS_OUT)
            && NAME.matcher(lower).find();
    return (handsOut && decodes) || named || payloads.holdFile();
  }

  private static boolean any(String text, List<String> words) {
    return words.stream().anyMatch(text::contains);
  }
}
