package org.inboxaudit.platform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
  @TempDir Path directory;

  @Test
  void readsTheSamePairAgain() throws IOException {
    SigningKey first = SigningKey.in(key());
    SigningKey second = SigningKey.in(key());
    assertTrue(first.createdNow());
    assertFalse(second.createdNow());
    assertArrayEquals(
        first.keys().getPublic().getEncoded(), second.keys().getPublic().getEncoded());
    assertArrayEquals(
        first.keys().getPrivate().getEncoded(), second.keys().getPrivate().getEncoded());
  }

  @Test
  void onlyTheOwnerCanReadTheFile() throws IOException {
    SigningKey.in(key());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key())));
  }

  @Test
  void leavesNoDraftBehind() throws IOException {
    SigningKey.in(key());
    try (var files = Files.list(directory.resolve("data"))) {
      assertEquals(List.of(key()), files.toList());
    }
  }

  @Test
  void refusesAFileThatOthersCanRead() throws IOException {
    SigningKey.in(key());
    Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThrows(IOException.class, () -> SigningKey.in(key()));
  }

  @Test
  void refusesAFileThatHoldsNoPair() throws IOException {
    SigningKey.in(key());
    Files.writeString(key(), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    assertThrows(IOException.class, () -> SigningKey.in(key()));
  }

  private Path key() {
    return directory.resolve("data/session-key.pem");
  }
}
