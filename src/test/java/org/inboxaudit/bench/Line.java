package org.inboxaudit.bench;

import java.util.Locale;

/// One figure of the result, beside the goal that is set for it.
///
/// @param atMost whether the goal is a ceiling; else it is a floor
record Line(String name, double value, boolean atMost, double goal) {

  static Line atMost(String name, double value, double goal) {
    return new Line(name, value, true, goal);
  }

  static Line atLeast(String name, double value, double goal) {
    return new Line(name, value, false, goal);
  }

  /// Not if nothing could be measured.
  boolean reached() {
    return atMost ? value <= goal : value >= goal;
  }

  /// Name, value, goal, and `ok` or `short`.
  @Override
  public String toString() {
    return name
        + " "
        + number(value)
        + " "
        + (atMost ? "<=" : ">=")
        + number(goal)
        + " "
        + (reached() ? "ok" : "short");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.3f", value);
  }
}
