package org.inboxaudit.extract.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/// Where, on the way through a page, one is among things that nobody sees.
final class HiddenText {
  private static final Set<String> SILENT =
      Set.of("script", "style", "title", "noembed", "template");

  private final Deque<Hiding> hiding = new ArrayDeque<>();
  private int blocks;
  private int silent;
  private long letters;
  private long blockLetters;

  private record Hiding(Element element, How how) {}

  void enter(Element element) {
    How how = how(element);
    if (how != How.SHOWN) {
      hiding.push(new Hiding(element, how));
      blocks += how == How.BLOCK ? 1 : 0;
      silent += how == How.SILENT ? 1 : 0;
    }
  }

  void leave(Element element) {
    Hiding innermost = hiding.peek();
    if (innermost != null && element.equals(innermost.element)) {
      How how = hiding.pop().how;
      blocks -= how == How.BLOCK ? 1 : 0;
      silent -= how == How.SILENT ? 1 : 0;
    }
  }

  boolean isHidden() {
    return !hiding.isEmpty();
  }

  /// Whether what stands here is no text of the page at all.
  boolean isSilent() {
    return silent > 0;
  }

  void count(String words) {
    if (silent > 0) {
      return;
    }
    long count = letters(words);
    if (blocks > 0) {
      blockLetters += count;
    } else {
      letters += count;
    }
  }

  static long letters(String words) {
    long count = 0;
    for (int i = 0; i < words.length(); i += Character.charCount(words.codePointAt(i))) {
      count += Character.isLetter(words.codePointAt(i)) ? 1 : 0;
    }
    return count;
  }

  /// Letters too small, or in the colour of the paper: whoever wrote them wanted them read by
  /// programs only.
  long letters() {
    return letters;
  }

  /// Letters in blocks that are not shown.
  long blockLetters() {
    return blockLetters;
  }

  private enum How {
    SHOWN,
    BLOCK,
    TINY,
    SILENT
  }

  private static How how(Element element) {
    if (SILENT.contains(element.normalName())) {
      return How.SILENT;
    }
    String style = style(element);
    if (style.isEmpty() && !element.hasAttr("hidden")) {
      return How.SHOWN;
    }
    if (element.hasAttr("hidden")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || style.contains("mso-hide:all")
        || style.contains("max-height:0;")
        || style.contains("max-height:0px")) {
      return How.BLOCK;
    }
    boolean small =
        style.contains("font-size:0;")
            || style.contains("font-size:0px")
            || style.contains("font-size:0pt")
            || style.contains("font-size:1px")
            || style.contains("opacity:0;")
            || style.contains("text-indent:-9999");
    return small || isPaper(element, style) ? How.TINY : How.SHOWN;
  }

  /// Whether its letters have the colour of its own ground.
  private static boolean isPaper(Element element, String style) {
    String ground = value(style, "background-color:");
    String ink = value(";" + style, ";color:");
    if (ground.isEmpty()) {
      ground = element.attr("bgcolor").toLowerCase(Locale.ROOT);
    }
    return !ink.isEmpty() && ink.equals(ground);
  }

  private static String value(String style, String name) {
    int at = style.indexOf(name);
    int end = at < 0 ? -1 : style.indexOf(';', at + name.length());
    return end < 0 ? "" : style.substring(at + name.length(), end);
  }

  /// Whether a picture is a dot or less.
  static boolean isTiny(Element picture) {
    String style = style(picture);
    return isDot(picture.attr("width"))
        || isDot(picture.attr("height"))
        || isDot(value(";" + style, ";width:"))
        || isDot(value(";" + style, ";height:"));
  }

  private static boolean isDot(String length) {
    String number = length.strip().toLowerCase(Locale.ROOT).replace("px", "");
    return number.equals("0") || number.equals("1");
  }

  /// Without blanks, in lower case, each piece with its semicolon.
  private static String style(Element element) {
    String style = element.attr("style");
    if (style.isEmpty()) {
      return "";
    }
    String lower = style.toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(lower.length() + 1);
    for (int i = 0; i < lower.length(); i++) {
      if (lower.charAt(i) > ' ') {
        plain.append(lower.charAt(i));
      }
    }
    return plain.append(';').toString().replace("!important", "");
  }
}
