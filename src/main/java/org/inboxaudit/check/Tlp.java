package org.inboxaudit.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// With whom something may be shared, by the Traffic Light Protocol 2.0 of FIRST. The order is from
/// everybody to nobody else.
public enum Tlp {
  CLEAR,
  GREEN,
  /// Those who were told, their organisation and its clients: the owner of a mailbox is one.
  AMBER,
  /// Those who were told and their organisation.
  AMBER_STRICT,
  /// Those who were told, by name.
  RED;

  /// Reads a label in any case, with or without `TLP:`; `WHITE` is what version 1 called clear.
  public static Optional<Tlp> parse(String label) {
    String upper = label.strip().toUpperCase(Locale.ROOT);
    String word = upper.startsWith("TLP:") ? upper.substring(4).strip() : upper;
    return word.equals("WHITE")
        ? Optional.of(CLEAR)
        : Arrays.stream(values()).filter(known -> known.word().equals(word)).findFirst();
  }

  private String word() {
    return name().replace('_', '+');
  }

  /// Whether the owner of a mailbox may be told whose list something stands on.
  public boolean mayBeNamed() {
    return this != AMBER_STRICT && this != RED;
  }

  /// The stricter of two.
  public Tlp and(Tlp other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /// As the standard writes it: `TLP:AMBER+STRICT`.
  @Override
  public String toString() {
    return "TLP:" + word();
  }
}
