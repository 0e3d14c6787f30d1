package org.inboxaudit.finding;

import java.util.Arrays;

/// The name of a check: its family and words, `rule-external-forward`. Never reused for another.
public record CheckId(String value) implements Comparable<CheckId> {

  public CheckId {
    String family = value.substring(0, Math.max(0, value.indexOf('-')));
    if (Arrays.stream(CheckFamily.values()).noneMatch(known -> known.word().equals(family))
        || !value
            .chars()
            .allMatch(c -> c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
      throw new IllegalArgumentException("not a check id: " + value);
    }
  }

  public CheckFamily family() {
    String word = value.substring(0, value.indexOf('-'));
    return Arrays.stream(CheckFamily.values())
        .filter(family -> family.word().equals(word))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public int compareTo(CheckId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
