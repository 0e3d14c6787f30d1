package org.inboxaudit.audit.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.check.NetworkMap;
import org.inboxaudit.check.NetworkMap.Network;
import org.inboxaudit.check.NetworkMap.Position;
import org.inboxaudit.check.NetworkMap.Use;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.testing.NetworkFileWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkFilesTest {
  private static final Instant BUILT = Instant.parse("2026-05-01T10:00:00Z");
  private static final Map<String, ?> INDIA =
      Map.of(
          "country", Map.of("iso_code", "IN", "names", Map.of("en", "India")),
          "location", Map.of("latitude", 32.2, "longitude", 76.3));
  private static final Map<String, ?> HOLDER =
      Map.of("autonomous_system_number", 64496, "autonomous_system_organization", "Example");

  @TempDir Path folder;

  private NetworkMap read(NetworkFileWriter... files) throws IOException {
    Path[] paths = new Path[files.length];
    for (int i = 0; i < files.length; i++) {
      paths[i] = files[i].write(folder.resolve(i + ".mmdb"));
    }
    return NetworkFiles.read(Arrays.asList(paths));
  }

  private static NetworkFileWriter file(String type) {
    return new NetworkFileWriter(type, BUILT, 28);
  }

  private static Network of(NetworkMap networks, String address) {
    return networks.of(IpAddress.parse(address).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 28, 32})
  void findsOldAndNewAddressesInATreeOfAnyWidth(int recordSize) throws IOException {
    NetworkMap networks =
        read(
            new NetworkFileWriter("Test-City", BUILT, recordSize)
                .put("192.0.2.0/24", INDIA)
                .put("2001:db8:7::/48", INDIA));
    Network expected =
        new Network("192.0.2.0/24", "IN", Optional.of(new Position(32.2, 76.3)), Set.of());
    assertEquals(expected, of(networks, "192.0.2.77"));
    assertEquals("IN", of(networks, "2001:db8:7:1::1").country());
    assertEquals("", of(networks, "192.0.3.1").country());
    assertEquals("", of(networks, "2001:db8:8::1").country());
  }

  @Test
  void knowsASmallNetworkWithinALargeOne() throws IOException {
    NetworkMap networks =
        read(
            file("Test-ASN")
                .put("198.51.0.0/16", HOLDER)
                .put("198.51.100.0/24", Map.of("autonomous_system_number", 64497)));
    assertEquals("AS64496 Example", of(networks, "198.51.7.1").owner());
    assertEquals("AS64497", of(networks, "198.51.100.1").owner());
    assertEquals("AS64496 Example", of(networks, "198.51.101.1").owner());
  }

  @Test
  void putsTogetherWhatSeveralFilesKnow() throws IOException {
    NetworkMap networks =
        read(
            file("Test-City").put("192.0.2.0/24", INDIA),
            file("Test-ASN").put("192.0.0.0/16", HOLDER),
            file("Test-Anonymous-IP")
                .put("192.0.2.0/25", Map.of("is_anonymous", true, "is_anonymous_vpn", true)));
    assertEquals(
        new Network(
            "AS64496 Example", "IN", Optional.of(new Position(32.2, 76.3)), Set.of(Use.VPN)),
        of(networks, "192.0.2.1"));
    assertEquals(Set.of(), of(networks, "192.0.2.200").uses());
  }

  @Test
  void saysWhichFilesItReadAndOfWhichDay() throws IOException {
    NetworkMap networks = read(file("Test-City"), file("Test-ASN"));
    assertEquals("Test-City 2026-05-01, Test-ASN 2026-05-01", networks.version());
    assertTrue(networks.isThere());
  }

  @Test
  void readsTheFlatShape() throws IOException {
    NetworkMap networks =
        read(
            file("Test-Lite")
                .put(
                    "203.0.113.0/24",
                    Map.of(
                        "country", "India",
                        "country_code", "IN",
                        "asn", "AS64500",
                        "as_name", "Example Mobile",
                        "lat", "28.6",
                        "lng", "77.2",
                        "hosting", "true")));
    assertEquals(
        new Network(
            "AS64500 Example Mobile",
            "IN",
            Optional.of(new Position(28.6, 77.2)),
            Set.of(Use.HOSTING)),
        of(networks, "203.0.113.1"));
  }

  @Test
  void knowsEveryUse() throws IOException {
    NetworkMap networks =
        read(
            file("Test-Anonymous-IP")
                .put("198.18.1.0/24", Map.of("is_hosting_provider", true))
                .put("198.18.2.0/24", Map.of("is_tor_exit_node", true))
                .put("198.18.3.0/24", Map.of("is_public_proxy", true))
                .put("198.18.4.0/24", Map.of("traits", Map.of("is_satellite_provider", true)))
                .put("198.18.5.0/24", Map.of("privacy", Map.of("relay", true, "vpn", false)))
                .put("198.18.6.0/24", Map.of("is_hosting_provider", false)));
    assertEquals(Set.of(Use.HOSTING), of(networks, "198.18.1.1").uses());
    assertEquals(Set.of(Use.TOR), of(networks, "198.18.2.1").uses());
    assertEquals(Set.of(Use.VPN), of(networks, "198.18.3.1").uses());
    assertEquals(Set.of(Use.RELAY), of(networks, "198.18.4.1").uses());
    assertEquals(Set.of(Use.RELAY), of(networks, "198.18.5.1").uses());
    assertEquals(Set.of(), of(networks, "198.18.6.1").uses());
  }

  @Test
  void takesNothingThatMakesNoSense() throws IOException {
    NetworkMap networks =
        read(
            file("Test-City")
                .put(
                    "192.0.2.0/24",
                    Map.of(
                        "country", Map.of("iso_code", "India"),
                        "location", Map.of("latitude", 1e300, "longitude", "east"),
                        "autonomous_system_number", List.of(1),
                        "is_tor_exit_node", "perhaps")));
    assertEquals(
        new Network("192.0.2.0/24", "", Optional.empty(), Set.of()), of(networks, "192.0.2.1"));
  }

  @Test
  void keepsNamesShortAndVisible() throws IOException {
    NetworkMap networks =
        read(
            file("Test\u0007\u202e" + "x".repeat(200))
                .put(
                    "192.0.2.0/24",
                    Map.of("asn", "AS64496", "name", "\u202egnp.exe" + "y".repeat(200))));
    assertEquals(60, of(networks, "192.0.2.1").owner().length());
    assertTrue(of(networks, "192.0.2.1").owner().startsWith("AS64496 gnp.exe"));
    assertTrue(networks.version().startsWith("Testxxx"));
    assertTrue(networks.version().length() < 80);
  }

  @Test
  void stopsAtAFileThatIsNotThere() {
    Path missing = folder.resolve("missing.mmdb");
    assertEquals(
        "inbox-audit.networks.files: the file " + missing + " is not there or may not be read.",
        assertThrows(IllegalArgumentException.class, () -> NetworkFiles.read(List.of(missing)))
            .getMessage());
  }

  @Test
  void stopsAtAFileThatIsSomethingElse() throws IOException {
    Path text = Files.writeString(folder.resolve("text.mmdb"), "country,IN\n".repeat(100));
    stopsAt(text);
  }

  @Test
  void stopsAtAFileThatWasCutOff() throws IOException {
    Path whole = file("Test-City").put("192.0.2.0/24", INDIA).write(folder.resolve("whole.mmdb"));
    byte[] octets = Files.readAllBytes(whole);
    stopsAt(Files.write(folder.resolve("cut.mmdb"), Arrays.copyOf(octets, octets.length - 60)));
  }

  @Test
  void stopsAtAFileWhoseTreeLeadsAstray() throws IOException {
    Path whole = file("Test-City").put("192.0.2.0/24", INDIA).write(folder.resolve("whole.mmdb"));
    byte[] octets = Files.readAllBytes(whole);
    Arrays.fill(octets, 0, 400, (byte) 0xff);
    stopsAt(Files.write(folder.resolve("astray.mmdb"), octets));
  }

  private static void stopsAt(Path file) {
    assertEquals(
        "inbox-audit.networks.files: the file "
            + file
            + " is no file in MaxMind's DB format, or is damaged.",
        assertThrows(IllegalArgumentException.class, () -> NetworkFiles.read(List.of(file)))
            .getMessage());
  }
}
