package org.inboxaudit.extract.attachment;

import java.util.List;

/// Recognises scripts for the interpreters of Windows by the words they cannot do without.
///
/// One of them stands in many a text about computers; two different ones in a file that is nothing
/// else are a script.
final class ScriptWords {
  private static final int ENOUGH = 2;
  private static final int SEEN = 16 << 10;

  private static final List<String> WORDS =
      List.of(
          "wscript.shell",
          "wscript.createobject",
          "wscript.scriptfullname",
          "wscript.sleep",
          "wscript.echo",
          "wscript.quit",
          "activexobject(",
          "createobject(\"",
          "scripting.filesystemobject",
          "msxml2.xmlhttp",
          "msxml2.serverxmlhttp",
          "adodb.stream",
          "shell.application",
          "on error resume next",
          "invoke-expression",
          "new-object ",
          "frombase64string(",
          "downloadstring(",
          "downloadfile(",
          "start-process ",
          "start-sleep ",
          "-executionpolicy",
          "invoke-webrequest",
          "set-mppreference",
          "-windowstyle hidden",
          "write-host ",
          "[system.",
          "eval(unescape(",
          "cmd /c",
          "cmd.exe /c",
          "powershell -",
          "powershell.exe -",
          "setlocal ",
          "%~dp0",
          "%~f0",
          "taskkill /",
          "goto :eof",
          "#requires -");

  private ScriptWords() {}

  /// @param text in lower case
  static boolean are(String text) {
    String head = text.substring(0, Math.min(text.length(), SEEN));
    int found = 0;
    for (String word : WORDS) {
      if (head.contains(word) && ++found == ENOUGH) {
        return true;
      }
    }
    return false;
  }
}
