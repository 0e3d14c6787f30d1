package org.inboxaudit.check.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.inboxaudit.check.NetworkMap.Position;
import org.junit.jupiter.api.Test;

class GreatCircleTest {
  private static final Position NULL = new Position(0, 0);

  @Test
  void isNothingFromAPlaceToItself() {
    assertEquals(0, GreatCircle.kilometres(NULL, NULL));
  }

  @Test
  void measuresAQuarterOfTheGlobe() {
    assertEquals(10_008, GreatCircle.kilometres(NULL, new Position(90, 0)));
    assertEquals(10_008, GreatCircle.kilometres(NULL, new Position(0, -90)));
  }

  @Test
  void goesTheShortWayOverTheDateLine() {
    assertEquals(222, GreatCircle.kilometres(new Position(0, 179), new Position(0, -179)));
  }

  @Test
  void measuresToTheOtherSideOfTheGlobe() {
    assertEquals(
        20_015, GreatCircle.kilometres(new Position(27.7, 85.3), new Position(-27.7, -94.7)));
  }
}
