package org.inboxaudit.extract.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FileTypeTest {
  private static final String TEXTS =
      """
      #!/bin/sh                                                           | SCRIPT_TEXT
      @echo off                                                           | SCRIPT_TEXT
      Set s = CreateObject("WScript.Shell")                               | SCRIPT_TEXT
      On Error Resume Next: Set x = GetObject("Scripting.FileSystemObject") | SCRIPT_TEXT
      Invoke-Expression (New-Object Net.WebClient).DownloadString($u)     | SCRIPT_TEXT
      <job><script language="JScript">1</script></job>                    | SCRIPT_TEXT
      Use Invoke-Expression with care.                                    | TEXT
      #@~^AAAAAA==                                                        | ENCODED_SCRIPT
      <html><hta:application id=x></html>                                 | HTML_APPLICATION
      <!-- saved --> <!DOCTYPE html><p>                                   | HTML
      <?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>      | SVG
      [InternetShortcut]                                                  | ADDRESS
      full address:s:host.example                                         | REMOTE_DESKTOP
      <?xml version="1.0"?><libraryDescription/>                          | REMOTE_LIBRARY
      <PCSettings><SearchableContent/></PCSettings>                       | SETTING
      <jnlp spec="1.0+"/>                                                 | JAVA_LAUNCH
      Windows Registry Editor Version 5.00                                | REGISTRY
      ID;PWXL;N;E                                                         | SYMBOLIC_LINK_SHEET
      BEGIN:VCALENDAR                                                     | CALENDAR
      -----BEGIN PGP MESSAGE-----                                         | SEALED
      Dear colleague, from: and to: are words.                            | TEXT
      """;

  @TestFactory
  Stream<DynamicTest> knowsTextsByHowTheyBegin() {
    return TEXTS
        .lines()
        .map(line -> line.split(" \\| ", -1))
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row[0].strip(),
                    () -> {
                      byte[] narrow = row[0].strip().getBytes(StandardCharsets.UTF_8);
                      byte[] wide = row[0].strip().getBytes(StandardCharsets.UTF_16LE);
                      assertEquals(row[1].strip(), FileType.of(narrow).name());
                      assertEquals(row[1].strip(), FileType.of(wide).name(), "in UTF-16");
                    }));
  }

  @Test
  void takesAScriptThatOpensInAnEditorForText() {
    byte[] script = "#!/bin/sh".getBytes(StandardCharsets.US_ASCII);
    assertEquals(FileType.TEXT, FileType.of(script, "lesson.txt", ""));
    assertEquals(FileType.SCRIPT_TEXT, FileType.of(script, "lesson", ""));
    assertEquals(FileType.SCRIPT_TEXT, FileType.of(script, "lesson.pdf", ""));
  }

  @Test
  void takesAPageForOneByItsNameAsABrowserDoes() {
    byte[] text = "hello".getBytes(StandardCharsets.US_ASCII);
    assertEquals(FileType.HTML, FileType.of(text, "a.html", ""));
    assertEquals(FileType.HTML, FileType.of(text, "", "text/html"));
    assertEquals(FileType.TEXT, FileType.of(text, "a.txt", "text/html"));
  }

  @Test
  void knowsCodeThatFindsItself() {
    byte[] code = new Layout().hex("e8 40000000").to(69).octet(0x59).zeros(30).done();
    assertEquals(FileType.MACHINE_CODE, FileType.of(code));
    code[69] = 0;
    assertEquals(FileType.OTHER, FileType.of(code));
  }

  @Test
  void knowsATarArchiveBeforePosixByItsChecksum() {
    byte[] tar = new Layout().text("a.txt").to(100).text("0000644").to(512).done();
    int sum = 8 * ' ';
    for (byte octet : tar) {
      sum += octet & 0xff;
    }
    byte[] checksum = "%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(checksum, 0, tar, 148, 8);
    assertEquals(FileType.TAR, FileType.of(tar));
    tar[0]++;
    assertEquals(FileType.OTHER, FileType.of(tar));
  }
}
