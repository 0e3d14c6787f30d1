package org.inboxaudit.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TextRecordsTest {

  @Test
  void joinsWhatTheResolverTookApart() {
    assertEquals(
        "v=DKIM1; k=rsa; p=AAAABBBB", TextRecords.joined("\"v=DKIM1; k=rsa; p=AAAA\" BBBB"));
    assertEquals("a\"b\\c", TextRecords.joined("\"a\\\"b\\\\c\""));
  }

  @Test
  void givesUpOnAResolverThatDoesNotAnswer() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
      TextRecords records = new TextRecords(Optional.of("127.0.0.1:" + silent.getLocalPort()));
      assertThrows(TextRecords.Unanswered.class, () -> records.find("s._domainkey.example.org"));
    }
  }
}
