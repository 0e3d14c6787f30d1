package org.inboxaudit.extract.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogAccountTest {
  private final LogAccount ann = new LogAccount("Ann@Example.org", "example.org");

  @Test
  void isMeantByItsNameWithOrWithoutTheDomain() {
    for (String name : List.of("ann@example.org", "ANN@EXAMPLE.ORG", "ann")) {
      assertTrue(ann.isMeantBy(name), name);
      assertTrue(new LogAccount("ann", "example.org").isMeantBy(name), name);
    }
  }

  @Test
  void isMeantByNobodyElse() {
    for (String other :
        List.of(
            "",
            "@example.org",
            "ann@example.net",
            "annie@example.org",
            "ann@example.org.attacker.example",
            " ann@example.org",
            "ann@example.org,user=<ben",
            "ben",
            // the Kelvin sign and the dotless i are no k and no i
            "an\u212A@example.org")) {
      assertFalse(ann.isMeantBy(other), other);
    }
    assertFalse(new LogAccount("ank", "").isMeantBy("an\u212A"));
  }

  @Test
  void isNamedOnlyAsAWordOfItsOwn() {
    assertTrue(ann.isNamedIn("x: user=<Ann>, y"));
    assertTrue(ann.isNamedIn("ann@example.org"));
    assertFalse(ann.isNamedIn("channel joanna annie ann.lee ann-marie x.ann ann+x"));
    assertFalse(new LogAccount("", "").isNamedIn("anything"));
  }

  @Test
  void printsNobody() {
    assertEquals("LogAccount", ann.toString());
  }
}
