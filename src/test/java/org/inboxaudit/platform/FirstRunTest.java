package org.inboxaudit.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstRunTest {
  @TempDir Path directory;

  @Test
  void saysWhereThingsAre() throws IOException {
    String message = message("127.0.0.1");
    assertTrue(message.contains("http://127.0.0.1:8080/\n"), message);
    assertTrue(message.contains("http://127.0.0.1:8080/q/openapi\n"), message);
    assertTrue(message.contains(directory.toString()), message);
  }

  @Test
  void saysMoreAtTheFirstStartOnly() throws IOException {
    String first = message("127.0.0.1");
    String second = message("127.0.0.1");
    assertTrue(first.startsWith(second));
    assertFalse(first.equals(second));
  }

  @Test
  void writesAnAddressOfTheNewKindInBrackets() throws IOException {
    assertEquals(-1, message("::1").indexOf("http://::1"));
    assertTrue(message("::1").contains("http://[::1]:8080/"));
  }

  private String message(String host) throws IOException {
    return new FirstRun(SigningKey.in(directory.resolve("key.pem")), directory).message(host, 8080);
  }
}
