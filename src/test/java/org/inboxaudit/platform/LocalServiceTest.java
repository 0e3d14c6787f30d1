package org.inboxaudit.platform;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalServiceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/run/clamav/clamd.ctl",
        "localhost:3310",
        "127.0.0.1:3310",
        "[::1]:3310",
        "10.1.2.3:3310",
        "192.168.0.7:3310",
        "[fd00::7]:3310"
      })
  void maybeOnThisMachineOrInTheOperatorsNetwork(String address) {
    assertDoesNotThrow(() -> LocalService.at("setting", address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "clamav",
        "clamav.example.org:3310",
        "8.8.8.8:3310",
        "[2600::1]:3310",
        "169.254.169.254:80",
        "127.0.0.1",
        "127.0.0.1:0",
        "127.0.0.1:65536"
      })
  void isNeverAnywhereElse(String address) {
    assertEquals(
        "setting is neither the path of a socket nor a loopback or private address with a port.",
        assertThrows(IllegalArgumentException.class, () -> LocalService.at("setting", address))
            .getMessage());
  }

  @Test
  void saysThatNobodyListens(@TempDir Path folder) {
    LocalService service = LocalService.at("setting", folder.resolve("nobody").toString());
    assertThrows(IOException.class, () -> service.talk(Duration.ofSeconds(5), _ -> 1));
  }
}
