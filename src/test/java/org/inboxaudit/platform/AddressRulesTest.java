package org.inboxaudit.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressRulesTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # IPv4: both edges of each net, and the addresses before and after it
          0.0.0.0, false
          0.255.255.255, false
          1.0.0.0, true
          9.255.255.255, true
          10.0.0.0, false
          10.255.255.255, false
          11.0.0.0, true
          100.63.255.255, true
          100.64.0.0, false
          100.127.255.255, false
          100.128.0.0, true
          126.255.255.255, true
          127.0.0.0, false
          127.255.255.255, false
          128.0.0.0, true
          169.253.255.255, true
          169.254.0.0, false
          169.254.255.255, false
          169.255.0.0, true
          172.15.255.255, true
          172.16.0.0, false
          172.31.255.255, false
          172.32.0.0, true
          191.255.255.255, true
          192.0.0.0, false
          192.0.0.255, false
          192.0.1.0, true
          192.0.1.255, true
          192.0.2.0, false
          192.0.2.255, false
          192.0.3.0, true
          192.31.195.255, true
          192.31.196.0, false
          192.31.196.255, false
          192.31.197.0, true
          192.52.192.255, true
          192.52.193.0, false
          192.52.193.255, false
          192.52.194.0, true
          192.88.98.255, true
          192.88.99.0, false
          192.88.99.255, false
          192.88.100.0, true
          192.167.255.255, true
          192.168.0.0, false
          192.168.255.255, false
          192.169.0.0, true
          192.175.47.255, true
          192.175.48.0, false
          192.175.48.255, false
          192.175.49.0, true
          198.17.255.255, true
          198.18.0.0, false
          198.19.255.255, false
          198.20.0.0, true
          198.51.99.255, true
          198.51.100.0, false
          198.51.100.255, false
          198.51.101.0, true
          203.0.112.255, true
          203.0.113.0, false
          203.0.113.255, false
          203.0.114.0, true
          # everything from 224.0.0.0 on: multicast, reserved, broadcast
          223.255.255.255, true
          224.0.0.0, false
          224.0.0.251, false
          232.0.0.1, false
          239.255.255.255, false
          240.0.0.0, false
          247.1.2.3, false
          255.255.255.254, false
          255.255.255.255, false
          # where clouds and clusters keep their inner services
          169.254.169.254, false
          169.254.170.2, false
          169.254.169.123, false
          100.100.100.200, false
          192.0.0.192, false
          168.63.129.16, false
          10.96.0.1, false
          10.0.0.2, false
          172.17.0.1, false
          172.20.0.10, false
          192.168.0.1, false
          192.168.49.2, false
          127.0.0.1, false
          127.0.0.53, false
          127.0.1.1, false
          100.64.0.1, false
          100.115.92.2, false
          # public ones
          1.1.1.1, true
          8.8.8.8, true
          9.9.9.9, true
          45.33.32.156, true
          52.96.0.1, true
          74.125.24.108, true
          93.184.216.34, true
          116.202.1.1, true
          192.0.43.8, true
          198.41.0.4, true
          203.0.100.1, true
          212.227.17.186, true
          # IPv4 within IPv6: mapped is the same address to Java; all other ways are refused whole
          ::ffff:127.0.0.1, false
          ::ffff:10.0.0.1, false
          ::ffff:169.254.169.254, false
          ::ffff:7f00:1, false
          ::ffff:0:0, false
          ::ffff:c0a8:101, false
          ::ffff:8.8.8.8, true
          ::127.0.0.1, false
          ::10.0.0.1, false
          ::8.8.8.8, false
          ::169.254.169.254, false
          ::ffff:0:7f00:1, false
          ::ffff:0:808:808, false
          # NAT64, both prefixes (RFC 6052, RFC 8215)
          64:ff9b::, false
          64:ff9b::7f00:1, false
          64:ff9b::a00:1, false
          64:ff9b::a9fe:a9fe, false
          64:ff9b::808:808, false
          64:ff9b::ffff:ffff, false
          64:ff9b:1::, false
          64:ff9b:1::7f00:1, false
          64:ff9b:1::a9fe:a9fe, false
          64:ff9b:1:ffff:ffff:ffff:ffff:ffff, false
          # IPv6 below and above what is given out
          ::, false
          ::1, false
          ::2, false
          100::, false
          100::1, false
          100:0:0:1::1, false
          200::1, false
          400::1, false
          1000::1, false
          1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, false
          2000::, true
          2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff, true
          2001::, false
          2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff, false
          2001:200::, true
          2001:db7:ffff:ffff:ffff:ffff:ffff:ffff, true
          2001:db8::, false
          2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, false
          2001:db9::, true
          2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff, true
          2002::, false
          2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff, false
          2003::, true
          2620:4f:7fff:ffff:ffff:ffff:ffff:ffff, true
          2620:4f:8000::, false
          2620:4f:8000:ffff:ffff:ffff:ffff:ffff, false
          2620:4f:8001::, true
          # within 2001::/23: Teredo, benchmarks, AMT, AS112, ORCHID, DRIP
          2001:0:5ef5:79fb::1, false
          2001:0:7f00:1::1, false
          2001:0:a9fe:a9fe::1, false
          2001:0:ffff:ffff:ffff:ffff:ffff:ffff, false
          2001:1::1, false
          2001:2::1, false
          2001:3::1, false
          2001:4:112::1, false
          2001:10::1, false
          2001:20::1, false
          2001:30::1, false
          2001:100::1, false
          # 6to4 with an inner address within
          2002:7f00:1::1, false
          2002:a00:1::1, false
          2002:a9fe:a9fe::1, false
          2002:c0a8:101::1, false
          2002:808:808::1, false
          # documentation at the upper end, and what follows it
          3ffe:ffff::1, true
          3fff::, false
          3fff:0:1::1, false
          3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff, false
          3fff:1000::, true
          3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, true
          4000::, false
          4000::1, false
          5f00::1, false
          6000::1, false
          8000::1, false
          a000::1, false
          c000::1, false
          e000::1, false
          f800::1, false
          # unique local, link-local, once site-local, multicast
          fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, false
          fc00::, false
          fc00::1, false
          fd00::1, false
          fd00:ec2::254, false
          fd00:ec2::23, false
          fd12:3456:789a::1, false
          fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, false
          fe00::1, false
          fe7f:ffff:ffff:ffff:ffff:ffff:ffff:ffff, false
          fe80::, false
          fe80::1, false
          fe80::a9fe:a9fe, false
          febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff, false
          fec0::, false
          fec0::1, false
          feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, false
          ff00::, false
          ff01::1, false
          ff02::1, false
          ff02::fb, false
          ff05::2, false
          ff0e::1, false
          ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, false
          # public ones
          2001:4860:4860::8888, true
          2003::1, true
          2400:cb00::1, true
          2606:4700::1111, true
          2620:fe::fe, true
          2800::1, true
          2a00:1450:400c:c02::6c, true
          2a01:4f8::1, true
          2c0f:fb50::1, true
          """)
  void tellsPublicAddressesFromOthers(String address, boolean expected) {
    assertEquals(expected, AddressRules.isPublic(InetAddress.ofLiteral(address)));
  }
}
