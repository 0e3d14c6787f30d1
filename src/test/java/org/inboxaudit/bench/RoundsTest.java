package org.inboxaudit.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RoundsTest {

  @Test
  void takesTheMedianOfTheRatiosAndNotTheRatioOfTheMedians() {
    Rounds rounds = Rounds.none();
    double[] raw = {1, 4, 2};
    double[] ours = {2, 4, 6};
    for (int i = 0; i < raw.length; i++) {
      rounds.add("raw", new Taken(raw[i], 0, 0));
      rounds.add("ours", new Taken(ours[i], 1, 2));
    }
    assertEquals(2, rounds.ratio("ours", "raw", Taken::wall));
    assertEquals(4, rounds.median("ours", Taken::wall));
    assertEquals(3, rounds.median("ours", Taken::processors));
  }

  @Test
  void takesTheMeanOfTheTwoInTheMiddle() {
    assertEquals(2.5, Rounds.median(9, 1, 3, 2));
  }

  @Test
  void hasNoMedianOfNothing() {
    assertThrows(IllegalArgumentException.class, Rounds::median);
  }

  @Test
  void saysWhetherAGoalIsReached() {
    assertEquals("speed 1.300 <=1.300 ok", Line.atMost("speed", 1.3, 1.3).toString());
    assertEquals("speed 1.310 <=1.300 short", Line.atMost("speed", 1.31, 1.3).toString());
    assertTrue(Line.atLeast("mailboxes", 2_000, 1_000).reached());
    assertEquals("mailboxes 900 >=1000 short", Line.atLeast("mailboxes", 900, 1_000).toString());
    assertFalse(Line.atMost("speed", Double.NaN, 1).reached());
  }
}
