package org.inboxaudit.audit.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.inboxaudit.check.IndicatorSet;
import org.inboxaudit.check.Indicators.Hit;
import org.inboxaudit.check.Indicators.Kind;
import org.inboxaudit.check.Tlp;
import org.junit.jupiter.api.Test;

class IndicatorTableTest {
  private static final LocalDate DAY = LocalDate.parse("2024-12-16");
  private static final int MOST = 1_000_000;

  private static IndicatorSet set(int number) {
    return new IndicatorSet("%08x".formatted(number), "set " + number, "p", "l", Tlp.CLEAR, DAY);
  }

  @Test
  void keepsApartWhatEveryEntrySays() {
    IndicatorTable.Builder builder = new IndicatorTable.Builder();
    for (int number = 0; number < 300; number++) {
      builder.begin();
      builder.add(
          Kind.DOMAIN,
          number + ".example",
          number % 2 == 0,
          Optional.of(DAY.minusYears(60).plusDays(number)),
          "campaign " + number);
      builder.end(set(number));
    }
    IndicatorTable table = builder.build();
    for (int number = 0; number < 300; number++) {
      assertEquals(
          new Hit(
              Kind.DOMAIN,
              number + ".example",
              set(number),
              "campaign " + number,
              Optional.of(DAY.minusYears(60).plusDays(number)),
              number % 2 == 0),
          table.find(Kind.DOMAIN, number + ".example").orElseThrow());
    }
    assertTrue(table.find(Kind.SUBJECT, "7.example").isEmpty());
  }

  @Test
  void holdsAMillionAndNotOneMore() {
    IndicatorTable.Builder builder = new IndicatorTable.Builder();
    builder.begin();
    for (int number = 0; number < MOST; number++) {
      builder.add(Kind.DOMAIN, "name" + number + ".example", false, Optional.empty(), "");
    }
    assertThrows(
        SetReader.TooManyException.class,
        () -> builder.add(Kind.DOMAIN, "one-more.example", false, Optional.empty(), ""));
    builder.end(set(1));
    IndicatorTable table = builder.build();
    assertTrue(table.octets() <= 64 << 20);
    assertTrue(table.domain("a.name999999.example").isPresent());
    assertTrue(table.domain("a.name1000000.example").isEmpty());
  }
}
