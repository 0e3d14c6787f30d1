package org.inboxaudit.extract.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailDateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Sun, 1 Mar 2026 10:00:05 +0800        | 2026-03-01T10:00:05+08:00
          Sun, 01 Mar 2026 10:00:05 -0330       | 2026-03-01T10:00:05-03:30
          1 Mar 2026 10:00 +0000                | 2026-03-01T10:00Z
          Mon, 1 Mar 2026 10:00:05 GMT          | 2026-03-01T10:00:05Z
          Sun, 1 Mar 2026 10:00:05 EST          | 2026-03-01T10:00:05-05:00
          Sun, 1 Mar 2026 10:00:05              | 2026-03-01T10:00:05Z
          Sun, 1 Mar 2026 10:00:05 +0100 (CET)  | 2026-03-01T10:00:05+01:00
          Sun, 1 March 2026 10:00:60 +0000      | 2026-03-01T10:00:59Z
          01-Mar-2026 10:00:05 -0100            | 2026-03-01T10:00:05-01:00
          1 Mar 99 10:00:05 +0000               | 1999-03-01T10:00:05Z
          1 Mar 26 10:00:05 +0000               | 2026-03-01T10:00:05Z
          """)
  void readsDatesAsTheyAreWritten(String text, String expected) {
    assertEquals(expected, MailDate.parse(text).orElseThrow().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''
          yesterday
          32 Mar 2026 10:00:00 +0000
          1 Foo 2026 10:00:00 +0000
          1 Mar 2026 25:00:00 +0000
          1 Mar 2026 10:00:00 +9900
          1 Mar 2026 a:b:c +0000
          2026-03-01T10:00:00Z
          """)
  void whatIsNoDateIsNone(String text) {
    assertEquals(true, MailDate.parse(text).isEmpty());
  }

  @Property(tries = 500)
  void neverFails(@ForAll String text) {
    MailDate.parse(text);
  }
}
