package org.inboxaudit.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkConfigTest {

  private static NetworkConfig config(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .withMapping(NetworkConfig.class)
        .withSources(new PropertiesConfigSource(properties, "test", 100))
        .build()
        .getConfigMapping(NetworkConfig.class);
  }

  @Test
  void listsNoPrivateServerUnlessTold() {
    assertEquals(List.of(), config(Map.of()).privateServers());
  }

  @Test
  void readsAPrivateServer() {
    NetworkConfig.PrivateServer server =
        config(
                Map.of(
                    "inbox-audit.network.private-servers[0].host", "mail.lan",
                    "inbox-audit.network.private-servers[0].port", "10993"))
            .privateServers()
            .getFirst();
    assertEquals("mail.lan", server.host());
    assertEquals(10_993, server.port());
    assertEquals(Optional.empty(), server.pin());
    assertEquals(Optional.empty(), server.expires());
  }

  @Test
  void readsTheLastDayOfAPrivateServer() {
    assertEquals(
        Optional.of(LocalDate.of(2026, 12, 31)),
        config(
                Map.of(
                    "inbox-audit.network.private-servers[0].host", "10.0.0.5",
                    "inbox-audit.network.private-servers[0].port", "993",
                    "inbox-audit.network.private-servers[0].expires", "2026-12-31"))
            .privateServers()
            .getFirst()
            .expires());
  }
}
