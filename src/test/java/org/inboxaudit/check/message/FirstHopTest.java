package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.message;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.inboxaudit.evidence.IpAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstHopTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x-originating-ip | [198.51.100.7]                                                          | 198.51.100.7
          x-originating-ip | 2001:db8::7                                                             | 2001:db8::7
          x-originating-ip | [10.1.2.3]                                                              | none
          received         | from [192.168.1.5] (host.example. [203.0.113.5]) by smtp.mail.example   | 203.0.113.5
          received         | from phone ([IPv6:2001:db8:1::9]) by mx.mail.example with ESMTPSA; now  | 2001:db8:1::9
          received         | from 192.0.2.1 (unknown [10.0.0.1]) by [198.51.100.7] with ESMTP        | 192.0.2.1
          received         | by mx.mail.example with SMTP id 198.51.100.7                            | none
          received         | from mail.example by mx.mail.example with ESMTP                         | none
          """)
  void tellsTheAddressThatTheFirstServerSaw(String field, String value, String address) {
    var sent = message("m").sentByOwner().header(field, value).build();
    assertEquals(address, FirstHop.of(sent).map(IpAddress::text).orElse("none"));
  }
}
