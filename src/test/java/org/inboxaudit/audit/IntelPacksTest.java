package org.inboxaudit.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.inboxaudit.check.Intel;
import org.junit.jupiter.api.Test;

class IntelPacksTest {
  private static final Path FOLDER = Path.of("src/main/resources/intel");

  @Test
  void listsPacksInOrder() throws IOException {
    List<String> names = Intel.parse(Files.readString(FOLDER.resolve("packs.txt")));
    assertEquals(names.stream().sorted().toList(), names);
  }

  @Test
  void leavesNoPackEmpty() {
    Intel intel = IntelPacks.read();
    assertTrue(intel.names().stream().noneMatch(name -> intel.words(name).isEmpty()));
  }

  @Test
  void namesTheVersionOfEachPack() {
    assertTrue(IntelPacks.read().version().contains("security-words 1"));
  }
}
