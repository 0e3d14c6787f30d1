package org.inboxaudit.extract.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogTextTest {

  @Test
  void yieldsLinesWhateverTheirEnds() throws IOException {
    assertEquals(List.of("a", "", "b c", "d"), lines(text("a\r\n\nb c\nd")));
    assertEquals(List.of("a"), lines(text("a\n")));
    assertEquals(List.of(), lines(text("")));
  }

  @Test
  void toleratesWhatIsNoText() throws IOException {
    byte[] octets = {'a', 0, 'b', (byte) 0xff, '\n', (byte) 0xc3};
    assertEquals(
        List.of("a\0b\uFFFD", "\uFFFD"), lines(new LogText(new ByteArrayInputStream(octets))));
  }

  @Test
  void passesOverWhatIsTooLong() throws IOException {
    String longest = "x".repeat(LogText.MAXIMUM_LINE);
    LogText text = text("a\n" + longest + "\n" + longest + "y\nb\n" + "z".repeat(1_000_000));
    assertEquals(List.of("a", longest, "b"), lines(text));
    assertEquals(2, text.passedOver());
  }

  @Test
  void readsLinesThatComeInPieces() throws IOException {
    byte[] octets = "first\r\nsecond\nthird".getBytes(StandardCharsets.UTF_8);
    InputStream slow =
        new ByteArrayInputStream(octets) {
          @Override
          public synchronized int read(byte[] into, int from, int length) {
            return super.read(into, from, Math.min(length, 3));
          }
        };
    assertEquals(List.of("first", "second", "third"), lines(new LogText(slow)));
  }

  @Test
  void readsMoreThanItHolds() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      all.append("line ").append(i).append('\n');
    }
    List<String> lines = lines(text(all.toString()));
    assertEquals(50_000, lines.size());
    for (int i = 0; i < lines.size(); i++) {
      assertEquals("line " + i, lines.get(i));
    }
  }

  private static LogText text(String text) {
    return new LogText(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> lines(LogText text) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Optional<String> line = text.next(); line.isPresent(); line = text.next()) {
      lines.add(line.get());
    }
    return lines;
  }
}
