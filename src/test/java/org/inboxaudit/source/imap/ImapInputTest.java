package org.inboxaudit.source.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.inboxaudit.source.imap.ImapInput.LimitPassed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImapInputTest {

  private static ImapInput input(String text, int atATime) {
    InputStream in =
        new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)) {
          @Override
          public synchronized int read(byte[] target, int offset, int count) {
            return super.read(target, offset, Math.min(count, atATime));
          }
        };
    ImapInput input = new ImapInput(in, Duration.ofSeconds(1), InstantSource.system());
    input.allow(1_000, 100, 50);
    return input;
  }

  private static String next(ImapInput input) throws IOException {
    int length = input.next();
    return new String(input.response(), 0, length, StandardCharsets.ISO_8859_1);
  }

  @Property(tries = 50)
  void readsResponsesWithTheirLiteralsHoweverTheyArrive(
      @ForAll @IntRange(min = 1, max = 40) int atATime) throws IOException {
    ImapInput input =
        input("* 1 FETCH (X {3}\r\na\r\n Y {0}\r\n)\r\n* OK {no} literal}\r\nx1 OK\r\n", atATime);
    assertEquals("* 1 FETCH (X {3}\r\na\r\n Y {0}\r\n)", next(input));
    assertEquals("* OK {no} literal}", next(input));
    assertEquals("x1 OK", next(input));
    assertThrows(EOFException.class, input::next);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x {51}\r\n",
        "x {99999999999999999999}\r\n",
        "x {-1}\r\n",
        "x {+7}\r\n",
        "x {4294967296}\r\n"
      })
  void keepsNoLiteralThatIsTooLong(String text) {
    assertThrows(LimitPassed.class, input(text, 10)::next);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1_000})
  void passesOverLinesThatAreTooLong(int atATime) throws IOException {
    ImapInput input = input("* " + "y".repeat(300) + " {3}\r\nx\r\n)\r\n* OK\r\n", atATime);
    assertEquals("", next(input));
    assertEquals("* OK", next(input));
  }

  @Test
  void manyShortLinesAroundLiteralsAreOneLongLine() throws IOException {
    ImapInput input = input("x {0}\r\n".repeat(30) + "\r\n* OK\r\n", 10);
    assertEquals("", next(input));
    assertEquals("* OK", next(input));
  }

  @Test
  void keepsNoMoreThanWasAllowedInAll() {
    ImapInput input = input("* OK\r\n".repeat(1_000), 100);
    assertThrows(
        LimitPassed.class,
        () -> {
          while (true) {
            input.next();
          }
        });
  }

  @Test
  void theLibraryGetsNothingBeyondALine() throws IOException {
    ImapInput input = input("* OK hello\r\n* BYE\r\n", 100);
    byte[] target = new byte[100];
    assertEquals(12, input.read(target, 0, 100));
    assertEquals("* BYE", next(input));
  }

  @ParameterizedTest
  @ValueSource(strings = {"* OK {9}\r\n", "* 1 FETCH ((((("})
  void theLibraryGetsNeitherLiteralsNorNestedLists(String text) {
    ImapInput input = input(text.replace("(((((", "(".repeat(101)), 1_000);
    assertThrows(LimitPassed.class, () -> input.read(new byte[1_000], 0, 1_000));
  }
}
