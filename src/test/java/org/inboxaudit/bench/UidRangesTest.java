package org.inboxaudit.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UidRangesTest {

  @Test
  void readsWhatImapWrites() {
    assertEquals(Set.of(1L, 2L, 3L, 7L, 9L), UidRanges.parse("3:1,7,9:9"));
  }

  @Test
  void refusesARangeWithoutAnEnd() {
    assertThrows(NumberFormatException.class, () -> UidRanges.parse("4:*"));
  }

  @Test
  void writesBatchesOfSoManyMessages() {
    assertEquals(
        List.of("1:3", "5,8:9", "10"), UidRanges.batches(UidRanges.parse("1:3,5,8:10"), 3));
  }
}
