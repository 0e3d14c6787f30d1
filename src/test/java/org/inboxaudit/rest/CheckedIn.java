package org.inboxaudit.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares a document that is made from the code with the one that is checked in.
final class CheckedIn {
  private CheckedIn() {}

  /// Fails if they differ; with `-Dapprove` writes the file instead.
  static void compare(Path file, String made) throws IOException {
    if (System.getProperty("approve") != null) {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(file, made);
    }
    assertEquals(
        Files.exists(file) ? Files.readString(file) : "",
        made,
        () -> file + " is out of date: run mvn verify -Dapprove and read the difference");
  }
}
