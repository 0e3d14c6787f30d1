package org.inboxaudit.extract.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.inboxaudit.extract.message.LetterText;

/// What is to be read of an HTML letter: its words, line by line, and where its links lead.
///
/// No HTML parser: one pass, no tree, no depth. It need not show the letter, only find words and
/// links in it, and what it misses is not taken for safe.
final class HtmlText {
  private static final int MAXIMUM_LINKS = 500;
  private static final Set<String> INLINE =
      Set.of("a", "b", "i", "u", "em", "strong", "span", "font", "small", "wbr", "code", "img");
  private static final Set<String> SILENT = Set.of("script", "style", "title", "head");
  private static final Map<String, String> ENTITIES =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", " "),
          Map.entry("rsquo", "'"),
          Map.entry("lsquo", "'"),
          Map.entry("shy", ""),
          Map.entry("zwnj", ""),
          Map.entry("bull", "•"),
          Map.entry("auml", "ä"),
          Map.entry("ouml", "ö"),
          Map.entry("uuml", "ü"),
          Map.entry("szlig", "ß"),
          Map.entry("eacute", "é"),
          Map.entry("egrave", "è"),
          Map.entry("agrave", "à"),
          Map.entry("ntilde", "ñ"),
          Map.entry("oacute", "ó"),
          Map.entry("iacute", "í"),
          Map.entry("aacute", "á"));

  private final String html;
  private final StringBuilder text = new StringBuilder();
  private final List<String> links = new ArrayList<>();
  private int breaks;
  private int mostBreaks;
  private int at;

  private HtmlText(String html) {
    this.html = html;
  }

  /// @param links as written, in order
  /// @param breaks the longest run of line breaks with nothing to see between
  record Page(String text, List<String> links, int breaks) {}

  static Page read(String html) {
    HtmlText reader = new HtmlText(html);
    reader.run();
    return new Page(reader.text.toString(), reader.links, reader.mostBreaks);
  }

  private void run() {
    while (at < html.length()) {
      char c = html.charAt(at);
      if (html.startsWith("<!--", at)) {
        skipTo("-->");
      } else if (c == '<' && at + 1 < html.length() && isTagStart(html.charAt(at + 1))) {
        tag();
      } else if (c == '&') {
        int before = text.length();
        at = entity(html, at, text);
        breaks = isEmpty(text, before) ? breaks : 0;
      } else {
        int before = text.length();
        text.append(c == '\r' || c == '\n' || c == '\t' ? ' ' : c);
        breaks = isEmpty(text, before) ? breaks : 0;
        at++;
      }
    }
  }

  private static boolean isEmpty(StringBuilder text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (!LetterText.isBlank(text.charAt(i)) && !LetterText.isInvisible(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTagStart(char c) {
    return c == '/' || c == '!' || c == '?' || (c < 0x80 && Character.isLetter(c));
  }

  private void skipTo(String mark) {
    int end = html.indexOf(mark, at);
    at = end < 0 ? html.length() : end + mark.length();
  }

  private void tag() {
    int start = at + 1;
    int end = tagEnd(start);
    String tag = html.substring(start, end);
    String name = name(tag);
    at = Math.min(html.length(), end + 1);
    if (SILENT.contains(name)) {
      int close = indexOfIgnoringCase("</" + name, at);
      at = close < 0 ? html.length() : close;
      at = at < html.length() ? Math.min(html.length(), tagEnd(at) + 1) : at;
    } else if (!INLINE.contains(name)) {
      text.append('\n');
      breaks += name.equals("br") ? 1 : 0;
      mostBreaks = Math.max(mostBreaks, breaks);
    }
    if (Set.of("a", "area", "base", "form").contains(name) && links.size() < MAXIMUM_LINKS) {
      String link = attribute(tag, name.equals("form") ? "action" : "href");
      if (!link.isEmpty()) {
        links.add(link);
      }
    }
  }

  /// The end of a tag, which is not inside quotes.
  private int tagEnd(int from) {
    char quote = 0;
    for (int i = from; i < html.length(); i++) {
      char c = html.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if ((c == '"' || c == '\'') && html.charAt(i - 1) == '=') {
        quote = c;
      } else if (c == '>') {
        return i;
      }
    }
    return html.length();
  }

  private int indexOfIgnoringCase(String sought, int from) {
    for (int i = html.indexOf('<', from); i >= 0; i = html.indexOf('<', i + 1)) {
      if (html.regionMatches(true, i, sought, 0, sought.length())) {
        return i;
      }
    }
    return -1;
  }

  private static String name(String tag) {
    int start = tag.startsWith("/") ? 1 : 0;
    int end = start;
    while (end < tag.length() && end < 20 && Character.isLetterOrDigit(tag.charAt(end))) {
      end++;
    }
    String name = tag.substring(start, end).toLowerCase(Locale.ROOT);
    // A closing tag breaks the line as its opening tag does, and never silences.
    return start == 1 && SILENT.contains(name) ? "span" : name;
  }

  private static String attribute(String tag, String name) {
    String lower = tag.toLowerCase(Locale.ROOT);
    for (int i = lower.indexOf(name); i >= 0; i = lower.indexOf(name, i + 1)) {
      int value = i + name.length();
      while (value < tag.length() && tag.charAt(value) <= ' ') {
        value++;
      }
      if (value >= tag.length()
          || tag.charAt(value) != '='
          || (i > 0 && isNamePart(tag.charAt(i - 1)))) {
        continue;
      }
      value++;
      while (value < tag.length() && tag.charAt(value) <= ' ') {
        value++;
      }
      return value < tag.length() ? decoded(value(tag, value)) : "";
    }
    return "";
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_';
  }

  private static String value(String tag, int from) {
    char quote = tag.charAt(from);
    if (quote == '"' || quote == '\'') {
      int end = tag.indexOf(quote, from + 1);
      return tag.substring(from + 1, end < 0 ? tag.length() : end);
    }
    int end = from;
    while (end < tag.length() && tag.charAt(end) > ' ') {
      end++;
    }
    return tag.substring(from, end);
  }

  private static String decoded(String value) {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < value.length(); ) {
      if (value.charAt(i) == '&') {
        i = entity(value, i, result);
      } else {
        result.append(value.charAt(i++));
      }
    }
    return result.toString();
  }

  /// Appends a character reference and returns where it ends.
  private static int entity(String source, int from, StringBuilder into) {
    int end = source.indexOf(';', from, Math.min(source.length(), from + 12));
    if (end > from + 1) {
      String name = source.substring(from + 1, end);
      if (name.startsWith("#")) {
        boolean hexadecimal = name.length() > 1 && (name.charAt(1) | 0x20) == 'x';
        try {
          int point = Integer.parseInt(name.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
          if (Character.isValidCodePoint(point)) {
            into.appendCodePoint(point);
            return end + 1;
          }
        } catch (NumberFormatException _) {
          // stands for itself
        }
      } else if (ENTITIES.containsKey(name)) {
        into.append(ENTITIES.getOrDefault(name, ""));
        return end + 1;
      }
    }
    into.append('&');
    return from + 1;
  }
}
