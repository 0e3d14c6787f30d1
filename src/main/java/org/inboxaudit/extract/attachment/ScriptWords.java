package org.inboxaudit.extract.attachment;

import com.google.re2j.Pattern;
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
          "#requires -",
          "-encodedcommand",
          " -enc ",
          "-noprofile",
          " -nop ",
          " -w hidden",
          "iex(",
          "iex (",
          "(iwr ",
          "scrobj.dll",
          "-urlcache",
          "[convert]::frombase64",
          "[reflection.assembly]",
          "[array]::reverse",
          "import subprocess",
          "subprocess.popen",
          "subprocess.call",
          "os.system(",
          "__import__(",
          "b64decode(",
          "exec(",
          "use strict;",
          "use io::socket",
          "/dev/tcp/",
          "bash -i",
          "/bin/sh -i",
          "require 'socket'",
          "do shell script",
          "with administrator privileges",
          "#notrayicon",
          "#include <file.au3>",
          "shellexecute(",
          "#singleinstance",
          "new activexobject",
          "string.fromcharcode(",
          "eval(",
          "del %0",
          "> nul");

  /// With which of them a text begins that is a command, and nothing else is.
  private static final Pattern COMMAND =
      Pattern.compile(
          "^@?(?:powershell|pwsh|cmd|start|mshta|regsvr32|rundll32|certutil|bitsadmin|wscript"
              + "|cscript|msiexec|bash|sh|curl|wget|python3?|perl)(?:\\.exe)?\\s"
              + "[^\\n]*(?:\\s[-/]\\w|https?://|&&|\\|\\s)");

  /// How texts begin that an interpreter would take for its own.
  private static final List<String> BEGINNINGS =
      List.of("<?php", "<%@", "#pragma namespace(\"\\\\\\\\.\\\\root", "do shell script \"");

  private ScriptWords() {}

  /// @param text in lower case
  static boolean are(String text) {
    String head = text.substring(0, Math.min(text.length(), SEEN)).replace("^", "");
    String start = head.stripLeading();
    if (BEGINNINGS.stream().anyMatch(start::startsWith) || COMMAND.matcher(start).find()) {
      return true;
    }
    int found = 0;
    for (String word : WORDS) {
      if (head.contains(word) && ++found == ENOUGH) {
        return true;
      }
    }
    return false;
  }
}
