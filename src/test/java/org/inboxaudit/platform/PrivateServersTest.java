package org.inboxaudit.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateServersTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-03-01");
  private static final Listed FAIR =
      new Listed("mail.lan", 10_993, Optional.of("ab".repeat(32)), Optional.of(TODAY));

  private record Listed(String host, int port, Optional<String> pin, Optional<LocalDate> expires)
      implements NetworkConfig.PrivateServer {}

  private static PrivateServers read(Listed... servers) {
    return new PrivateServers(List.of(servers), InstantSource.fixed(NOON));
  }

  private static Listed until(LocalDate day) {
    return new Listed(FAIR.host(), FAIR.port(), FAIR.pin(), Optional.of(day));
  }

  private static Listed called(String host) {
    return new Listed(host, FAIR.port(), FAIR.pin(), FAIR.expires());
  }

  private static String complaint(Listed... servers) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> read(servers)).getMessage());
  }

  @Test
  void anEntryCountsThroughItsLastDay() {
    assertTrue(read(FAIR).find("mail.lan", 10_993).isPresent());
  }

  @Test
  void anEntryWithoutADayNeverEnds() {
    PrivateServers servers = read(new Listed("mail.lan", 993, Optional.empty(), Optional.empty()));
    assertTrue(servers.find("mail.lan", 993).isPresent());
    assertEquals(0, servers.expired());
  }

  @Test
  void anEntryWhoseLastDayIsOverDoesNotCount() {
    PrivateServers servers = read(until(TODAY.minusDays(1)), FAIR);
    assertEquals(1, servers.expired());
    assertEquals(
        Optional.of(TODAY),
        servers.find("mail.lan", 10_993).flatMap(PrivateServers.Entry::expires));
  }

  @Test
  void anEntryEndsWhileTheServiceRuns() {
    Instant[] now = {NOON};
    PrivateServers servers = new PrivateServers(List.of(FAIR), () -> now[0]);
    assertTrue(servers.find("mail.lan", 10_993).isPresent());
    now[0] = Instant.parse("2026-03-02T00:00:00Z");
    assertFalse(servers.find("mail.lan", 10_993).isPresent());
  }

  @Test
  void anEntryMayCountForAYearAndNoLonger() {
    assertTrue(read(until(TODAY.plusDays(365))).find("mail.lan", 10_993).isPresent());
    assertEquals(
        "inbox-audit.network.private-servers[1].expires is more than 365 days ahead",
        complaint(FAIR, until(TODAY.plusDays(366))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail",
        "mail_server",
        "mail.lan",
        "mail.example.org",
        "Mail.Example.Org",
        "bücher.example",
        "10.0.0.5",
        "::1",
        "fd00::5"
      })
  void anEntryIsANameOrAnAddress(String host) {
    assertTrue(read(called(host)).find(host, 10_993).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "mail.lan.",
        "*.lan",
        "10.0.0.0/8",
        "10.1",
        "10.0.0.05",
        "mail.lan:993",
        "imaps://mail.lan",
        "[::1]",
        "m\u0131l.lan",
        "mail lan"
      })
  void aHostThatCannotBeRightStopsTheStart(String host) {
    assertEquals(
        "inbox-audit.network.private-servers[0].host is neither a host name nor an address",
        complaint(called(host)));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 65_536})
  void aPortThatCannotBeRightStopsTheStart(int port) {
    assertEquals(
        "inbox-audit.network.private-servers[0].port is no port",
        complaint(new Listed("mail.lan", port, Optional.empty(), Optional.empty())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab", "not a fingerprint"})
  void aMistypedPinStopsTheStart(String pin) {
    assertEquals(
        "inbox-audit.network.private-servers[0].pin is not a SHA-256 in hexadecimal digits",
        complaint(new Listed("mail.lan", 993, Optional.of(pin), Optional.empty())));
  }
}
