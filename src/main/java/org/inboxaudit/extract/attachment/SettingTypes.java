package org.inboxaudit.extract.attachment;

import java.util.List;
import java.util.Locale;

/// Texts that are lists of settings, of one line or one element each, and that some program obeys:
/// installs, starts or fetches something.
final class SettingTypes {

  /// A section of Windows in which some line names a place in a Windows network.
  private static final List<String> FETCHING =
      List.of(
          "[.shellclassinfo]", "[theme]", "[autorun]", "[playlist]", "#extm3u", "<asx", "<smil");

  private SettingTypes() {}

  /// @param start how it begins, in lower case
  /// @return [FileType#TEXT] if it is none that we know
  static FileType of(String start) {
    if (start.startsWith("<")) {
      return markup(start);
    }
    String settings = withoutComments(start);
    if (settings.startsWith("[desktop entry]")) {
      return FileType.DESKTOP_ENTRY;
    }
    if (settings.startsWith("[internetshortcut") || start.contains("\n[internetshortcut]")) {
      return FileType.ADDRESS;
    }
    if (settings.startsWith("[autorun]")
        && (settings.contains("\nopen=") || settings.contains("\nshellexecute="))) {
      return FileType.SETTING;
    }
    if (settings.startsWith("[version]")
        && (settings.contains("$chicago$") || settings.contains("$windows nt$"))
        && settings.contains("[defaultinstall")) {
      return FileType.SETTING;
    }
    if (start.startsWith("xlodbc") || start.startsWith("querytype=oledb")) {
      return FileType.WEB_QUERY;
    }
    if (start.startsWith("[wfclient]") || start.startsWith("[applicationservers]")) {
      return FileType.REMOTE_DESKTOP;
    }
    if (start.startsWith("http") && firstLine(start).contains(".application#")) {
      return FileType.REMOTE_PROGRAM;
    }
    return fetches(settings) ? FileType.ADDRESS : FileType.TEXT;
  }

  private static FileType markup(String start) {
    if (start.contains("/windows/2004/02/mit/task")) {
      return FileType.MARKUP_SCRIPT;
    }
    if (start.startsWith("<plist")) {
      boolean profile = start.contains("payloadtype") && start.contains("payloadcontent");
      boolean starts = start.contains("programarguments") || start.contains("commandstring");
      return profile || starts ? FileType.SETTING : FileType.TEXT;
    }
    if (start.contains("urn:schemas-microsoft-com:asm.v") && start.contains("deploymentprovider")) {
      return FileType.REMOTE_PROGRAM;
    }
    if (start.contains("schemas.microsoft.com/appx/appinstaller")) {
      return FileType.REMOTE_PROGRAM;
    }
    if (start.contains("urn:schemas-microsoft-com:office:odc")) {
      return FileType.WEB_QUERY;
    }
    if (start.startsWith("<xfdf")
        && (start.contains("href='http") || start.contains("href=\"http"))) {
      return FileType.ADDRESS; // the document that these are the remarks to
    }
    if (start.contains("www.w3.org/2000/wsdl/suds") && start.contains("address location")) {
      return FileType.ADDRESS; // CVE-2017-8759
    }
    return fetches(start) ? FileType.ADDRESS : FileType.TEXT;
  }

  private static boolean fetches(String start) {
    return FETCHING.stream().anyMatch(start::startsWith)
        && (start.contains("=\\\\")
            || start.contains("=@\\\\")
            || start.contains("\n\\\\")
            || start.contains("'\\\\")
            || start.contains("\"\\\\")
            || isShare(start, "file://"));
  }

  private static boolean isShare(String start, String scheme) {
    int at = start.indexOf(scheme);
    return at >= 0
        && at + scheme.length() < start.length()
        && start.charAt(at + scheme.length()) != '/';
  }

  private static String firstLine(String start) {
    return start.lines().findFirst().orElse("").toLowerCase(Locale.ROOT);
  }

  /// Behind the lines that such files may begin with.
  private static String withoutComments(String start) {
    int at = 0;
    while (at < start.length()
        && (start.charAt(at) == ';' || start.charAt(at) == '#' || start.charAt(at) <= ' ')) {
      if (start.startsWith("#extm3u", at)) {
        break;
      }
      int end = start.charAt(at) <= ' ' ? at : start.indexOf('\n', at);
      at = end < 0 ? start.length() : end + 1;
    }
    return start.substring(at);
  }
}
