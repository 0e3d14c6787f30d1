package org.inboxaudit.extract.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
  void knowsHowLongBase64IsInLinesOfTheUsualLengths() {
    for (int line : new int[] {60, 64, 72, 76, 1 << 20}) {
      Base64.Encoder lines = Base64.getMimeEncoder(line, new byte[] {'\r', '\n'});
      for (int length = 1; length < 400; length++) {
        int encoded = lines.encode(new byte[length]).length;
        assertTrue(TransferEncoding.isLengthOfBase64(encoded, length));
        assertTrue(TransferEncoding.isLengthOfBase64(encoded + 2L, length));
        assertFalse(TransferEncoding.isLengthOfBase64(encoded + 1L, length));
        assertFalse(TransferEncoding.isLengthOfBase64(encoded - 1L, length));
        assertTrue(TransferEncoding.decodedAtMost(encoded) >= length);
      }
    }
  }

  @Test
  void anythingBehindTheEndMakesBase64TooLong() {
    byte[] octets = new byte[30_000];
    byte[] encoded = Base64.getMimeEncoder().encode(octets);
    byte[] more = Base64.getMimeEncoder().encode(new byte[100]);
    assertTrue(TransferEncoding.isLengthOfBase64(encoded.length, octets.length));
    assertFalse(
        TransferEncoding.isLengthOfBase64(encoded.length + 2L + more.length, octets.length));
    assertFalse(TransferEncoding.isLengthOfBase64(encoded.length, 0));
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
