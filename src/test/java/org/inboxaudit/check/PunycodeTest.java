package org.inboxaudit.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PunycodeTest {

  @ParameterizedTest
  @CsvSource({
    "xn--bcher-kva.example, bücher.example",
    "mail.xn--fiqs8s, mail.中国",
    "xn--80ak6aa92e.com, аррӏе.com",
    "plain.example, plain.example"
  })
  void readsNames(String written, String seen) {
    assertEquals(seen, Punycode.readable(written));
  }

  @ParameterizedTest
  @CsvSource({"xn--", "xn--!", "xn--zzzzzzzzzzzzzzzzzzzz", "xn---"})
  void leavesWhatCannotBeReadAsItIs(String name) {
    assertEquals(name, Punycode.readable(name));
  }

  @Test
  void failsAtNothing() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder label = new StringBuilder("xn--");
      random.ints(random.nextInt(60), '-', 'z' + 1).forEach(label::appendCodePoint);
      Punycode.readable(label.toString());
    }
  }
}
