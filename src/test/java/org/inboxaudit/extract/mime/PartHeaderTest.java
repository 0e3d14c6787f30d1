package org.inboxaudit.extract.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartHeaderTest {
  private static boolean saysElse(String header, String name) {
    return PartHeader.saysElse((header + "\n").replace("\n", "\r\n").getBytes(ISO_8859_1), name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: application/pdf; name=a.pdf\nContent-Disposition: attachment; filename=a.pdf\n",
        "Content-Type: application/pdf\nContent-Disposition: attachment;\n filename=\"a.pdf\"\n",
        "Content-Disposition: attachment; filename*=utf-8''a.pdf; filename=b.pdf\n",
        "Content-Type: application/pdf; name=\"=?utf-8?Q?a=2Epdf?=\"\nContent-ID: <1@x>\n",
        "Content-Type: application/pdf\n",
        ""
      })
  void anOrdinaryHeaderSaysWhatTheServerSays(String header) {
    assertFalse(saysElse(header, "a.pdf"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Disposition: attachment; filename=a.pdf\nContent-Disposition: attachment; filename=a.js\n",
        "Content-Type: application/pdf; name=a.js\nContent-Disposition: attachment; filename=a.pdf\n",
        "Content-Type: application/pdf; name=a.pdf\nContent-Type: a/b\n",
        "Content-Disposition: attachment; filename=a.pdf; filename=a.js\n",
        "Content-Transfer-Encoding: 7bit\nContent-Transfer-Encoding: base64\n",
        "Content-Disposition : filename=a.js\n"
      })
  void oneThatProgramsMayReadInTwoWaysSaysElse(String header) {
    assertTrue(saysElse(header, "a.pdf"));
  }

  @Test
  void aNameThatTheServerDidNotSeeSaysElse() {
    assertTrue(saysElse("Content-Disposition: filename=a.js\n", ""));
    assertFalse(saysElse("Content-Type: text/plain; charset=utf-8\n", ""));
  }

  @Test
  @Timeout(20)
  void hundredsOfPiecesOfANameAreReadInATimeThatDoesNotMatter() {
    StringBuilder field = new StringBuilder("Content-Disposition: attachment");
    for (int i = 0; field.length() < 8_000; i++) {
      field.append("; filename*").append(i).append("=a");
    }
    for (int i = 0; i < 500; i++) {
      assertTrue(saysElse(field + "\n", "a.pdf"));
    }
  }
}
