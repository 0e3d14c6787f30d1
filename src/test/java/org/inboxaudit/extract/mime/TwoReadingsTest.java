package org.inboxaudit.extract.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TwoReadingsTest {
  private static final String PAYLOAD = "\n\nUEsDBGhlbGxvIGhlbGxvIGhlbGxvIGhlbGxv\n--b--\n";

  private static List<String> files(String message) {
    return TwoReadings.of(message.replace("\n", "\r\n").getBytes(ISO_8859_1)).files().stream()
        .map(file -> file.name() + (file.hidden() ? " hidden" : ""))
        .toList();
  }

  private static String withPart(String header) {
    return "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
        + "Content-Type: text/plain\n\nhello\n--b\n"
        + header
        + "\nContent-Transfer-Encoding: base64"
        + PAYLOAD;
  }

  @Test
  void tellsAnOrdinaryFileOnceAndAsNotHidden() {
    assertEquals(
        List.of("report.pdf"),
        files(
            withPart(
                "Content-Type: application/pdf; name=\"report.pdf\"\n"
                    + "Content-Disposition: attachment; filename=\"report.pdf\"")));
  }

  @Test
  void takesTwoSpellingsOfOneNameForOne() {
    assertEquals(
        1,
        files(
                withPart(
                    "Content-Type: application/pdf; name=\"=?utf-8?q?gr=C3=BC=C3=9Fe.pdf?=\"\n"
                        + "Content-Disposition: attachment; filename*=utf-8''gr%C3%BC%C3%9Fe.pdf"))
            .size());
  }

  @TestFactory
  Stream<DynamicTest> findsANameHoweverItIsWritten() {
    return Stream.of(
            "Content-Type: a/b; name*0=fi; name*1=le.zip",
            "Content-Type: a/b; name*1=le.zip; name*0=fi",
            "Content-Type: a/b; name*0*=utf-8''fi; name*1*=le%2Ezip",
            "Content-Type: a/b; name*1*=le.zip; name*0*=''fi; name=fi.png",
            "Content-Type: a/b; name*0=fi\nContent-Type: a/b; name*1=le.zip",
            "Content-Type: a/b\nContent-Disposition: attachment; filename*1=zip\n"
                + "Content-Type: a/b; filename*0=file.",
            "Content-Type: a/b; name=file.png\n"
                + "Content-Disposition: attachment; filename=file.zip",
            "Content-Type: a/b; name=file.zip\n"
                + "Content-Disposition: attachment; filename=file.png",
            "Content-Type: a/b; name=file.png\nContent-Type: a/b; name=file.zip",
            "Content-Type: a/b; na(x)me=file.zip",
            "Content-Type: a/b; name =file.zip",
            "Content-Type: a/b; name='file.zip'",
            "Content-Type: a/b; NAME=\"file.zip",
            "Content-Type: a/b; name=\"fi\"le.zip",
            "Content-Type: a/b; name=\"=?utf-8?B?ZmlsZS56aXA=?=\"",
            "Content-Type: a/b; name==?utf-8?Q?file=2Ezip?=",
            "Content-Type: a/b; name=\"=?utf-8?Q?fi?= =?utf-8?Q?le.zip?=\"",
            "Content-Type : a/b; name=file.zip",
            "Content-Type: a/b\nContent-Disposition: attachment;\n \n filename=file.zip",
            "Content-Type: a/b\nContent-Disposition: attachment;\nfilename=file.zip",
            "Content-Disposition: attachment filename=file.zip",
            "Content-Disposition: (x) attachment; \"filename\"=file.zip")
        .map(
            header ->
                DynamicTest.dynamicTest(
                    header,
                    () -> {
                      List<String> files = files(withPart(header));
                      assertTrue(
                          files.stream()
                              .anyMatch(name -> name.replace(" hidden", "").equals("file.zip")),
                          files.toString());
                    }));
  }

  @Test
  void findsPartsThatNoBoundaryAnnounces() {
    String part = "Content-Type: a/b; name=file.zip\nContent-Transfer-Encoding: base64" + PAYLOAD;
    for (String head :
        List.of(
            "Content-Type: multipart/mixed\n\n--b\n",
            "Content-Type: multipart/mixed; boundary=\n\n--b\n",
            "Content-Type: multipart/mixed; boundary=a; boundary=b\n\n--b\n",
            "Content-Type: multipart/mixed; boundary=a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n",
            "Content-Type: text/plain\n\nhello\n--b\n",
            "Content-Type: multipart/mixed; boundary=a\n\n--b\n",
            "Content-Type: multipart/mixed; boundary=a\n\n--a\n\nhello\n--a--\n--b\n")) {
      assertTrue(files(head + part).toString().contains("file.zip"), head);
    }
  }

  @Test
  void findsWhatWasPutIntoATextBeforeMime() {
    assertEquals(
        List.of("a.txt hidden"),
        files("Content-Type: text/plain\n\nhello\nbegin 644 a.txt\n#0V%T\n`\nend\n"));
    byte[] content =
        TwoReadings.of("Subject: x\n\nbegin 644 a.txt\n#0V%T\n`\nend\n".getBytes(ISO_8859_1))
            .files()
            .getFirst()
            .content();
    assertEquals("Cat", new String(content, ISO_8859_1));
  }

  @Test
  void takesAMessageInsideForOneFile() {
    assertEquals(
        List.of(""),
        files(
            """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: message/rfc822

            Content-Type: multipart/mixed; boundary=c

            --c
            Content-Type: application/pdf; name=a.pdf

            x
            --c--

            --b--
            """));
  }

  @Property(tries = 200)
  void neverThrows(@ForAll byte[] octets) {
    assertNotNull(TwoReadings.of(octets));
  }
}
