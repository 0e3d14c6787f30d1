package org.inboxaudit.extract.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TransferEncodingTest {
  private static byte[] decoded(byte[] encoded) {
    return TransferEncoding.decode(encoded, "base64").orElseThrow();
  }

  private static String decoded(String encoded) {
    return new String(decoded(encoded.getBytes(ISO_8859_1)), ISO_8859_1);
  }

  @Test
  void undoesBase64OfEveryLengthInLinesOfEveryLength() {
    Random random = new Random(11);
    for (int length = 0; length < 300; length++) {
      byte[] octets = new byte[length];
      random.nextBytes(octets);
      Base64.Encoder lines = Base64.getMimeEncoder(4 + random.nextInt(80), new byte[] {'\r', '\n'});
      assertArrayEquals(octets, decoded(lines.encode(octets)));
    }
  }

  @Test
  void skipsWhatDoesNotBelongWhereverItStands() {
    String encoded = "SGVsbG8gd29ybGQ=";
    for (int at = 0; at < encoded.length(); at++) {
      String broken = encoded.substring(0, at) + "*\n\u00ff " + encoded.substring(at);
      assertEquals("Hello world", decoded(broken));
    }
  }

  @Test
  void beginsAnewBehindPadding() {
    assertEquals("Hello world", decoded("SGVsbG8=IHdvcmxk"));
  }
}
