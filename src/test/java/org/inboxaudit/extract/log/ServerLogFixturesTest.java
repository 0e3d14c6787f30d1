package org.inboxaudit.extract.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.inboxaudit.evidence.IpAddress;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Reads what `tools/record-logins` recorded from real servers. Beside each log lies what it tells;
/// `mvn test -Dapprove` writes it again.
class ServerLogFixturesTest {
  private static final Path LOGS = Path.of("src/test/resources/logs");
  private static final Instant TAKEN = Instant.parse("2026-12-24T00:00:00Z");

  @TestFactory
  Stream<DynamicTest> readsWhatRealServersWrote() throws IOException {
    return logs().stream()
        .map(log -> DynamicTest.dynamicTest(log.getFileName().toString(), () -> compare(log)));
  }

  @Test
  void tellsTheSameWhenAllServersWroteIntoOneFile() throws IOException {
    List<String> apart = new ArrayList<>();
    StringBuilder together = new StringBuilder();
    for (Path log : logs()) {
      apart.addAll(events(Files.readAllBytes(log)));
      together.append(Files.readString(log));
    }
    assertEquals(apart, events(together.toString().getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void neverTakesTheAddressThatSomebodyCalledHimself() throws IOException {
    for (Path log : logs()) {
      List<String> events = events(Files.readAllBytes(log));
      assertTrue(
          events.stream().anyMatch(event -> event.startsWith("SIGNED_IN owner ")), log::toString);
      assertTrue(
          events.stream().anyMatch(event -> event.startsWith("REFUSED owner ")), log::toString);
      assertTrue(events.stream().noneMatch(e -> e.contains(" from 192.0.2.")), log::toString);
    }
  }

  private static List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.list(LOGS)) {
      return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
  }

  private static void compare(Path log) throws IOException {
    String told = String.join("\n", events(Files.readAllBytes(log))) + "\n";
    Path expected = Path.of(log.toString().replaceFirst("log$", "events"));
    if (System.getProperty("approve") != null) {
      Files.writeString(expected, told);
    }
    assertEquals(Files.readString(expected), told);
  }

  private static List<String> events(byte[] log) throws IOException {
    ServerLog reader = new ServerLog(TAKEN, ZoneOffset.UTC);
    LogText text = new LogText(new ByteArrayInputStream(log));
    List<String> events = new ArrayList<>();
    for (Optional<String> line = text.next(); line.isPresent(); line = text.next()) {
      reader.read(line.get()).map(ServerLogFixturesTest::shown).ifPresent(events::add);
    }
    return events;
  }

  private static String shown(LogEvent event) {
    String from = event.address().map(IpAddress::text).orElse("?");
    StringBuilder line = new StringBuilder();
    line.append(
        "%s %s by %s from %s".formatted(event.type(), event.account(), event.protocol(), from));
    line.append(" at ").append(event.at());
    if (!event.session().isEmpty()) {
      line.append(" session ").append(event.session());
    }
    if (event.type() == LogEvent.Type.SESSION_ENDED) {
      line.append(
          " sent %d read %d removed %d"
              .formatted(event.octetsSent(), event.messagesRead(), event.messagesRemoved()));
    }
    return line.toString();
  }
}
