package org.inboxaudit.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "::, ::",
    "::1, ::1",
    "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "1::, 1::",
    "::ffff:192.0.2.7, 192.0.2.7",
    "::FFFF:c000:207, 192.0.2.7",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
    "[2001:db8::2], 2001:db8::2",
    "fe80::1%eth0, fe80::1",
  })
  void readsEverySpellingIntoOne(String written, String text) {
    assertEquals(Optional.of(new IpAddress(text)), IpAddress.parse(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "01.2.3.4",
        "1.2.3.",
        ".1.2.3.4",
        "1..2.3",
        "localhost",
        ":",
        ":::",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7::8:9",
        ":1:2:3:4:5:6:7:8",
        "12345::",
        "g::",
        "::1.2.3",
        "1.2.3.4::",
        "1:2:3:4:5:6:7:1.2.3.4"
      })
  void takesNothingElseForAnAddress(String written) {
    assertEquals(Optional.empty(), IpAddress.parse(written));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.77, 192.0.2.0/24",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
    "0.0.0.0, 0.0.0.0/24"
  })
  void groupsByWhatOneHouseholdIsGiven(String address, String network) {
    assertEquals(network, IpAddress.parse(address).orElseThrow().network());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.1.1",
        "224.0.0.1",
        "0.0.0.0",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "ff02::1",
        "2002::1",
        "2001::1"
      })
  void knowsWhatIsNoPlace(String address) {
    assertFalse(IpAddress.parse(address).orElseThrow().isGlobal());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"192.0.2.1", "172.15.0.1", "172.32.0.1", "100.128.0.1", "2001:db8::1", "2a00::1"})
  void takesTheRestOfTheInternetForOne(String address) {
    assertTrue(IpAddress.parse(address).orElseThrow().isGlobal());
  }
}
