package org.inboxaudit.rest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class BodyLimitTest {
  private static ProblemType ends(InputStream body) {
    return assertThrows(ProblemException.class, () -> BodyLimit.octets(body, 3)).type();
  }

  @Test
  void endsWhatIsTooLong() throws IOException {
    assertArrayEquals(new byte[3], BodyLimit.octets(new ByteArrayInputStream(new byte[3]), 3));
    assertEquals(ProblemType.TOO_LARGE, ends(new ByteArrayInputStream(new byte[4])));
  }

  @Test
  void aBodyThatBreaksOffIsNoFaultOfOurs() {
    assertEquals(
        ProblemType.MALFORMED,
        ends(
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("hung up");
              }

              @Override
              public int read(byte[] buffer, int from, int length) throws IOException {
                return read();
              }
            }));
  }
}
