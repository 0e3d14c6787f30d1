package org.inboxaudit.extract.attachment;

import com.google.re2j.Pattern;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.inboxaudit.evidence.AttachmentTrait;

/// Reads VBA source for three things: does it run by itself, does it write, does it call out?
///
/// A macro that runs by itself *and* writes or starts something is what droppers do and few honest
/// macros need (S29). Words in comments do not count. Blind spot: names that are put together while
/// the macro runs.
final class MacroWords {
  private static final int SOURCE_SEEN = 4 << 20;

  private static final Map<AttachmentTrait, Pattern> WORDS =
      Map.of(
          AttachmentTrait.MACRO_RUNS_BY_ITSELF,
          words(
              "auto_?(exec|open|close|new|exit)",
              "document_?(open|close|new|beforeclose|contentcontrolonenter)",
              "newdocument",
              "workbook_?(open|activate|close|beforeclose|deactivate)",
              "worksheet_(activate|calculate|change|selectionchange)",
              "\\w+_(gotfocus|lostfocus|mousehover|mousemove|painted|layout|resize"
                  + "|documentcomplete|onconnecting|statuschange)"),
          AttachmentTrait.MACRO_WRITES,
          words(
              "filecopy",
              "copyfile",
              "copyhere",
              "createtextfile",
              "adodb\\.stream",
              "savetofile",
              "addfromstring",
              "vbproject",
              "urldownloadtofile[aw]?",
              "(server)?xmlhttp",
              "winhttp(request)?",
              "virtualalloc(ex)?",
              "(rtl)?movememory",
              "writeprocessmemory",
              "open\\b[^\\n]{0,300}\\bfor\\s+(output|append|binary|random)",
              "put\\s+#"),
          AttachmentTrait.MACRO_EXECUTES,
          words(
              "shell",
              "shellexecute(ex)?[aw]?",
              "createobject",
              "getobject",
              "wscript",
              "executeexcel4macro",
              "callbyname",
              "macscript",
              "applescripttask",
              "createprocess[aw]?",
              "createthread",
              "followhyperlink",
              "declare\\b[^\\n]{0,300}\\blib"));

  private MacroWords() {}

  /// What the source of one module shows.
  static Set<AttachmentTrait> traits(String source) {
    String code = withoutComments(source.substring(0, Math.min(source.length(), SOURCE_SEEN)));
    Set<AttachmentTrait> traits = EnumSet.noneOf(AttachmentTrait.class);
    WORDS.forEach(
        (trait, words) -> {
          if (words.matcher(code).find()) {
            traits.add(trait);
          }
        });
    return traits;
  }

  private static Pattern words(String... words) {
    return Pattern.compile("\\b(" + String.join("|", words) + ")\\b", Pattern.CASE_INSENSITIVE);
  }

  /// Joins continued lines, then drops from each line what stands behind an apostrophe outside of
  /// quotes, or behind `Rem` (MS-VBAL §3.3.1).
  private static String withoutComments(String source) {
    StringBuilder code = new StringBuilder(source.length());
    source
        .replace("\r\n", "\n")
        .replace('\r', '\n')
        .replace(" _\n", " ")
        .lines()
        .map(MacroWords::statement)
        .forEach(line -> code.append(line).append('\n'));
    return code.toString();
  }

  private static String statement(String line) {
    String stripped = line.stripLeading();
    if (stripped.regionMatches(true, 0, "rem", 0, 3)
        && (stripped.length() == 3 || Character.isWhitespace(stripped.charAt(3)))) {
      return "";
    }
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '"') {
        quoted = !quoted;
      } else if (line.charAt(i) == '\'' && !quoted) {
        return line.substring(0, i);
      }
    }
    return line;
  }
}
