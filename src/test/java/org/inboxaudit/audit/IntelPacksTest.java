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
  void listsEveryPackThereIs() throws IOException {
    try (var files = Files.list(FOLDER)) {
      assertEquals(
          files
              .map(file -> file.getFileName().toString().replace(".txt", ""))
              .filter(name -> !name.equals("packs"))
              .sorted()
              .toList(),
          Intel.parse(Files.readString(FOLDER.resolve("packs.txt"))));
    }
  }

  @Test
  void leavesNoPackEmpty() {
    assertTrue(IntelPacks.read().packs().values().stream().noneMatch(List::isEmpty));
  }

  @Test
  void namesTheVersionOfEachPack() {
    assertTrue(IntelPacks.read().version().contains("security-words 1"));
  }
}
