package org.inboxaudit.extract.attachment;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a file made of text is: by how it begins, or by words that only one kind has.
final class TextTypes {
  private static final int SEEN = 64 << 10;
  private static final String APPLICATION = "<hta:application";

  /// How a text begins, once a byte order mark, blanks and comments of markup are set aside.
  private static final Map<String, FileType> BEGINNINGS =
      Map.ofEntries(
          Map.entry("id;p", FileType.SYMBOLIC_LINK_SHEET),
          Map.entry("{\\rt", FileType.RTF),
          Map.entry("<mmc_consolefile", FileType.CONSOLE),
          Map.entry("[internetshortcut", FileType.ADDRESS),
          Map.entry("web\r\n1\r\n", FileType.WEB_QUERY),
          Map.entry("web\n1\n", FileType.WEB_QUERY),
          Map.entry("windows registry editor version", FileType.REGISTRY),
          Map.entry("regedit4", FileType.REGISTRY),
          Map.entry("[desktop entry]", FileType.DESKTOP_ENTRY),
          Map.entry("begin:vcalendar", FileType.CALENDAR),
          Map.entry("begin:vcard", FileType.CONTACT),
          Map.entry("# disk descriptorfile", FileType.VIRTUAL_DISK),
          Map.entry("-----begin pgp message", FileType.SEALED),
          Map.entry("#!/", FileType.SCRIPT_TEXT),
          Map.entry("#! /", FileType.SCRIPT_TEXT),
          Map.entry("#@~^", FileType.ENCODED_SCRIPT),
          Map.entry("@echo off", FileType.SCRIPT_TEXT),
          Map.entry("<svg", FileType.SVG),
          Map.entry("<jnlp", FileType.JAVA_LAUNCH),
          Map.entry("<pcsettings", FileType.SETTING),
          Map.entry("<scriptlet", FileType.SCRIPT_TEXT),
          Map.entry("<job", FileType.SCRIPT_TEXT),
          Map.entry("<package>", FileType.SCRIPT_TEXT),
          Map.entry("<librarydescription", FileType.REMOTE_LIBRARY),
          Map.entry("<searchconnectordescription", FileType.REMOTE_LIBRARY),
          Map.entry("<persistedquery", FileType.REMOTE_LIBRARY));

  private static final List<String> HEADERS =
      List.of(
          "received:",
          "return-path:",
          "from:",
          "to:",
          "subject:",
          "date:",
          "message-id:",
          "mime-version:",
          "delivered-to:",
          "content-type:",
          "x-mailer:",
          "reply-to:");

  private static final Map<String, FileType> BY_NAME =
      Map.ofEntries(
          Map.entry("htm", FileType.HTML),
          Map.entry("html", FileType.HTML),
          Map.entry("shtml", FileType.HTML),
          Map.entry("xhtml", FileType.HTML),
          Map.entry("xht", FileType.HTML),
          Map.entry("hta", FileType.HTML),
          Map.entry("svg", FileType.SVG),
          Map.entry("ics", FileType.CALENDAR),
          Map.entry("vcf", FileType.CONTACT),
          Map.entry("contact", FileType.CONTACT),
          Map.entry("eml", FileType.EMAIL),
          Map.entry("mht", FileType.EMAIL),
          Map.entry("mhtml", FileType.EMAIL),
          Map.entry("mbox", FileType.MAILBOX),
          Map.entry("url", FileType.ADDRESS),
          Map.entry("website", FileType.ADDRESS),
          Map.entry("webloc", FileType.ADDRESS),
          Map.entry("iqy", FileType.WEB_QUERY),
          Map.entry("rdp", FileType.REMOTE_DESKTOP),
          Map.entry("library-ms", FileType.REMOTE_LIBRARY),
          Map.entry("searchconnector-ms", FileType.REMOTE_LIBRARY),
          Map.entry("search-ms", FileType.REMOTE_LIBRARY),
          Map.entry("slk", FileType.SYMBOLIC_LINK_SHEET),
          Map.entry("p7m", FileType.SEALED),
          Map.entry("pgp", FileType.SEALED),
          Map.entry("gpg", FileType.SEALED));

  private TextTypes() {}

  static FileType of(byte[] bytes) {
    if (holdsApplication(bytes)) {
      return FileType.HTML_APPLICATION;
    }
    if (PdfDocument.begins(bytes)) {
      return FileType.PDF;
    }
    if (!isPrintable(bytes)) {
      return FileType.OTHER;
    }
    String text = text(bytes, SEEN).toLowerCase(Locale.ROOT);
    if (text.contains(APPLICATION)) {
      return FileType.HTML_APPLICATION; // in UTF-16
    }
    FileType type = byBeginning(start(text), text);
    if (type == FileType.TEXT && EncodedText.is(text)) {
      return FileType.ENCODED_FILE;
    }
    return type == FileType.TEXT && ScriptWords.are(text) ? FileType.SCRIPT_TEXT : type;
  }

  /// The type of a text, or of what is no known type, by what its name or the message claims.
  static FileType named(FileType type, String extension, String declaredType) {
    FileType byName = BY_NAME.get(extension);
    if (byName != null) {
      return byName == FileType.SEALED && type == FileType.TEXT ? type : byName;
    }
    return switch (declaredType) {
      case "message/rfc822" -> FileType.EMAIL;
      case "text/html", "application/xhtml+xml" -> extension.isEmpty() ? FileType.HTML : type;
      case "image/svg+xml" -> FileType.SVG;
      case "text/calendar" -> FileType.CALENDAR;
      default -> type;
    };
  }

  /// The text of a file, of at most `most` octets; zero octets are dropped so that UTF-16 reads
  /// like the rest.
  static String text(byte[] bytes, int most) {
    String text = new String(bytes, 0, Math.min(bytes.length, most), StandardCharsets.ISO_8859_1);
    return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
  }

  private static FileType byBeginning(String start, String text) {
    for (Map.Entry<String, FileType> beginning : BEGINNINGS.entrySet()) {
      if (start.startsWith(beginning.getKey())) {
        return beginning.getValue();
      }
    }
    FileType setting = SettingTypes.of(start);
    if (setting != FileType.TEXT) {
      return setting;
    }
    if (start.contains("full address:s:")) {
      return FileType.REMOTE_DESKTOP;
    }
    if (start.startsWith("[shell]") && start.contains("iconfile=")) {
      return FileType.DESKTOP_ENTRY;
    }
    FileType markup = MarkupTypes.of(start, text);
    if (markup != FileType.TEXT) {
      return markup;
    }
    if (start.startsWith("content-type:") && (start.contains("\n\n") || start.contains("\n\r\n"))) {
      return FileType.EMAIL; // a part of a message, saved with its header
    }
    long headers = start.lines().limit(30).filter(TextTypes::isHeader).count();
    if (headers >= 3) {
      return start.startsWith("from ") ? FileType.MAILBOX : FileType.EMAIL;
    }
    return FileType.TEXT;
  }

  private static boolean isHeader(String line) {
    for (String header : HEADERS) {
      if (line.startsWith(header)) {
        return true;
      }
    }
    return false;
  }

  /// The first 4,096 characters behind what markup allows to come first.
  private static String start(String text) {
    int at = 0;
    for (int skipped = -1; at != skipped; ) {
      skipped = at;
      while (at < text.length()
          && (text.charAt(at) <= ' '
              || "\u00ef\u00bb\u00bf\u00ff\u00fe".indexOf(text.charAt(at)) >= 0)) {
        at++;
      }
      if (text.startsWith("<!--", at)) {
        at = behind(text, "-->", at);
      } else if (text.startsWith("<?", at)) {
        at = behind(text, ">", at);
      } else if (text.startsWith("<!doctype", at) && !text.startsWith("<!doctype html", at)) {
        at = behind(text, ">", at);
      }
    }
    return text.substring(at, Math.min(text.length(), at + 4096));
  }

  private static int behind(String text, String end, int from) {
    int at = text.indexOf(end, from);
    return at < 0 ? text.length() : at + end.length();
  }

  /// An HTML application runs whatever lies around its tag.
  private static boolean holdsApplication(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, SEEN), StandardCharsets.ISO_8859_1);
    for (int at = head.indexOf('<'); at >= 0; at = head.indexOf('<', at + 1)) {
      if (head.regionMatches(true, at, APPLICATION, 0, APPLICATION.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPrintable(byte[] bytes) {
    int end = Math.min(bytes.length, SEEN);
    for (int i = 0; i < end; i++) {
      int c = bytes[i];
      // Negative ones are beyond ASCII.
      if (c > 0 && c < ' ' && !Character.isWhitespace(c) && c != 0x1b) {
        return false;
      }
    }
    return end > 0 && !mostlyZero(bytes, end);
  }

  /// UTF-16 of European languages is half zeros; a binary file is more, or less without text.
  private static boolean mostlyZero(byte[] bytes, int end) {
    int zeros = 0;
    for (int i = 0; i < end; i++) {
      zeros += bytes[i] == 0 ? 1 : 0;
    }
    return zeros > end / 2 + 1;
  }
}
