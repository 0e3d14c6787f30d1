package org.inboxaudit.source.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HeaderBlockTest {

  private static HeaderBlock parse(String text) {
    return HeaderBlock.parse(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void unfoldsLines() {
    assertEquals("one two three", parse("Subject: one\r\n two\r\n\tthree\r\n").first("subject"));
  }

  @Test
  void keepsFieldsOfOneNameInOrder() {
    assertEquals(List.of("b", "a"), parse("Received: b\r\nRECEIVED: a\r\n\r\n").all("received"));
  }

  @Test
  void leavesOutWhatIsNoField() {
    assertEquals(1, parse("no field\r\n: nothing\r\nSubject: x\r\n").fields().size());
  }

  @Test
  void takesOctetsThatAreNotUtf8AsLatin1() {
    assertEquals("grüße", parse("Subject: gr\u00fc\u00dfe\r\n").first("subject"));
  }

  @Test
  void oneFieldInLatin1LeavesTheOthersAlone() {
    String utf8 = new String("ü".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertEquals("ü", parse("From: \u00fc\r\nSubject: " + utf8 + "\r\n").first("subject"));
  }

  @Test
  void leavesBrokenEncodedWordsAsTheyAre() {
    assertEquals("=?utf-8?X?oops?= a", HeaderBlock.decode("=?utf-8?X?oops?= a"));
  }

  @Property(tries = 500)
  void neverFails(@ForAll byte[] octets) {
    HeaderBlock.parse(octets);
  }

  @Property(tries = 500)
  void neverFailsToDecode(@ForAll String text) {
    HeaderBlock.decode("=?" + text + "?=");
  }
}
