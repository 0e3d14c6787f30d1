package org.inboxaudit.extract.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Ways in which a message shows a file to some mail programs only, and texts that look like them.
class HidingPlacesTest {
  private static final String CONTENT = "WScript.Quit();";
  private static final String ENCODED =
      Base64.getEncoder().encodeToString(CONTENT.getBytes(ISO_8859_1));

  private static final String FILE =
      """
      Content-Type: a/b; name=a.js
      Content-Transfer-Encoding: base64

      """
          + ENCODED
          + "\n";

  private static final String BINHEX =
      """
      (This file must be converted with BinHex 4.0)

      :"'%ZDR-!9%9B9(4dH(3!!!!!!"J!!!!!CI&A8f0bDA"d,P&eDA3S+6Z3!(TkHRT
      kHRTk8T%!!!:
      """;

  private static TwoReadings read(String message) {
    return TwoReadings.of(message.replace("\n", "\r\n").getBytes(ISO_8859_1));
  }

  private static String multipart(String fields, String body) {
    return "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=bound\n"
        + fields
        + "\n"
        + body;
  }

  private static String parts(String file) {
    return "--bound\n\nhello\n--bound\n" + file + "\n--bound--\n";
  }

  private static String base64(String text) {
    return Base64.getMimeEncoder().encodeToString(text.getBytes(ISO_8859_1));
  }

  private static DynamicTest finds(String where, String message) {
    return DynamicTest.dynamicTest(
        where,
        () -> {
          List<TwoReadings.File> files = read(message).files();
          assertTrue(
              files.stream()
                  .anyMatch(
                      file ->
                          file.name().equals("a.js")
                              && new String(file.content(), ISO_8859_1).startsWith(CONTENT)),
              files.toString());
        });
  }

  private static DynamicTest findsName(String header) {
    return finds(
        header, multipart("", parts(header + "\nContent-Transfer-Encoding: base64\n\n" + ENCODED)));
  }

  @TestFactory
  Stream<DynamicTest> findsTheFile() {
    String fields = "X-%d: y\n".repeat(2_000);
    return Stream.of(
        finds(
            "in a multipart that is encoded whole",
            multipart("Content-Transfer-Encoding: base64\n", base64(parts(FILE)))),
        finds(
            "behind boundaries that are quoted printable",
            multipart(
                "Content-Transfer-Encoding: quoted-printable\n",
                parts(FILE).replace("=", "=3D").replace("--bound", "=2D-bound"))),
        finds("behind an empty line before the header", multipart("", parts("\n" + FILE))),
        finds("behind two thousand fields", multipart("", parts(fields + FILE))),
        finds("as BinHex in a text", "Content-Type: text/plain\n\nhello\n" + BINHEX),
        finds(
            "by uuencode in a text in UTF-16",
            "Content-Type: text/plain; charset=utf-16\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder()
                    .encodeToString(
                        "hello\nbegin 644 a.js\n/5U-C<FEP=\"Y1=6ET*\"D[\n`\nend\n"
                            .getBytes(UTF_16))));
  }

  @TestFactory
  Stream<DynamicTest> findsTheName() {
    return Stream.of(
        findsName("Content-Disposition: =?utf-8?Q?attachment;_filename=3D\"a.js\"?="),
        findsName("Content-Type: a/b; name=\"=?utf-8?Q?a=2Ejs?\""),
        findsName("Content-Type: a/b; name=\"=?utf-8?B?YS?= =?utf-8?B?5qcw==?=\""),
        findsName("Content-Type: a/b; name=\"=?utf-8?Q?a=\n 2Ejs?=\""),
        findsName("Content-Type: a/b; name*0=\"a\" name*1=\".js\""),
        findsName("Content-Type: a/b; name*0=a; name*1=.js; name*1=.txt"),
        findsName("Content-Type: a/b; name=\"a.js; size=1"),
        findsName("Content-Type: a/b; x=\"a;b\\\"c\"; name=a.(c)js"));
  }

  @Test
  void takesATextThatBeginsAsAFileForOne() {
    String zip = "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nUEsDBGhlbGxv\n";
    assertEquals(1, read(multipart("", parts(zip))).files().size());
    assertTrue(LenientMessage.isHiddenIn("PK\3\4hello"));
  }

  @Test
  void leavesATextAboutFilesAText() {
    String text =
        """
        Content-Type: text/plain

        PK is how an archive begins, MZ a program, %PDF a document.
        (This file must be converted with BinHex 4.0)
        It is not.
        """;
    assertEquals(List.of(), read(multipart("", parts(text))).files());
    assertFalse(LenientMessage.isHiddenIn("MZ begins a program"));
  }

  @Test
  void saysThatItDidNotKeepAllFieldsOfAHeader() {
    String fields = "Content-X: y\n".repeat(3_000);
    assertFalse(read(multipart("", parts(fields + FILE))).whole());
  }
}
