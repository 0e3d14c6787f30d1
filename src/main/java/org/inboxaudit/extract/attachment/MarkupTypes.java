package org.inboxaudit.extract.attachment;

import java.util.List;
import java.util.Map;

/// What a file made of markup is, where its first element does not tell already: a page, or a sheet
/// or project of another kind with a program in it.
final class MarkupTypes {

  /// What a browser takes for a page (WHATWG MIME Sniffing §7.1).
  private static final List<String> PAGE =
      List.of(
          "<!doctype html",
          "<html",
          "<head",
          "<script",
          "<iframe",
          "<body",
          "<title",
          "<style",
          "<table",
          "<div",
          "<form",
          "<meta",
          "<a href",
          "<br",
          "<p>",
          "<h1",
          "<font",
          "<img");

  /// What runs scripts wherever it stands in a file that a browser opens.
  private static final Map<String, FileType> SCRIPTED =
      Map.of(
          "http://www.w3.org/1999/xhtml", FileType.HTML,
          "http://www.w3.org/2000/svg", FileType.SVG);

  /// What is registered as a component that is written in a script.
  private static final List<String> SCRIPT_COMPONENTS =
      List.of("<component", "<registration", "<public", "<implements");

  private MarkupTypes() {}

  /// @param start how it begins, behind what markup allows to come first, in lower case
  /// @param text more of it, in lower case
  static FileType of(String start, String text) {
    if (PAGE.stream().anyMatch(start::startsWith)) {
      return FileType.HTML;
    }
    if (!start.startsWith("<")) {
      return FileType.TEXT;
    }
    if (start.startsWith("<plist") && start.contains("<key>url</key>")) {
      return FileType.ADDRESS;
    }
    // A style sheet with a program in it, and a project that is compiled as it is built (ATT&CK
    // T1220, T1127.001).
    if ((start.contains("urn:schemas-microsoft-com:xslt") && text.contains(":script"))
        || text.contains("codetaskfactory")
        || (start.startsWith("<project") && text.contains("<exec command"))) {
      return FileType.MARKUP_SCRIPT;
    }
    if (SCRIPT_COMPONENTS.stream().anyMatch(start::startsWith) && text.contains("<script")) {
      return FileType.MARKUP_SCRIPT;
    }
    for (Map.Entry<String, FileType> scripted : SCRIPTED.entrySet()) {
      if (runsScripts(text, scripted.getKey())) {
        return scripted.getValue();
      }
    }
    return FileType.TEXT;
  }

  /// Whether a script stands in it under the prefix of a namespace, or under none.
  private static boolean runsScripts(String text, String namespace) {
    int at = text.indexOf(namespace);
    int name = text.lastIndexOf("xmlns", Math.max(at, 0));
    if (at < 0 || name < 0) {
      return false;
    }
    int end = text.indexOf('=', name);
    boolean prefixed = end > 0 && end < at && text.startsWith("xmlns:", name);
    String prefix = prefixed ? text.substring(name + "xmlns:".length(), end).strip() + ":" : "";
    return text.contains("<" + prefix + "script");
  }
}
