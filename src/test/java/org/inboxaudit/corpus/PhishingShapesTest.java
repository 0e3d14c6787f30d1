package org.inboxaudit.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;
import org.junit.jupiter.api.Test;

class PhishingShapesTest {
  private final MailChecks checks = new MailChecks();

  private SortedMap<String, String> read(String file) {
    SortedMap<String, String> said = new TreeMap<>();
    for (InventedLetter letter : InventedLetter.read(file)) {
      List<Finding> findings =
          MailChecks.aboveANote(checks.outcomes(WholeMessage.of(letter.octets())));
      said.put(
          letter.name(),
          findings.stream()
              .map(f -> f.check().value() + " " + f.severity() + " " + f.confidence())
              .distinct()
              .collect(Collectors.joining(", ")));
    }
    return said;
  }

  private void show(String file, boolean all) {
    SortedMap<String, String> said = read(file);
    long found = said.values().stream().filter(s -> !s.isEmpty()).count();
    System.out.println(file + ": " + found + " of " + said.size());
    if (all) {
      said.forEach((name, what) -> System.out.println("   " + name + ": " + what));
    }
  }

  @Test
  void show() {
    show("developed.txt", true);
    show("honest.txt", true);
    show("held-back.txt", Boolean.getBoolean("held"));
    assertEquals(Severity.LOW, Severity.LOW);
  }
}
