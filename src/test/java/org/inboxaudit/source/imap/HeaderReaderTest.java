package org.inboxaudit.source.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HeaderReaderTest {

  private static final HeaderReader READER =
      new HeaderReader(List.of("subject", "from", "received"), List.of("received", "x-mailer"));

  private static HeaderBlock parse(String text) {
    return parse(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static HeaderBlock parse(byte[] octets) {
    return READER.read(octets, 0, octets.length);
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
    assertEquals("x", parse("no field\r\n: nothing\r\nSubject: x\r\n").first("subject"));
  }

  @Test
  void leavesOutWhatIsNotWanted() {
    assertEquals(List.of(), parse("Sabject: y\r\nX-Spam: x\r\n").all("subject"));
  }

  @Test
  void handsOnWhatWasAskedForAndIsThere() {
    assertEquals(
        Map.of("received", List.of("a", "b", "c")),
        parse("Received: a\r\nSubject: x\r\nReceived: b\r\nReceived: c\r\n").asked());
  }

  @Test
  void aLineBreakBeforeTheValueIsNoPartOfIt() {
    assertEquals("a b", parse("Subject:\r\n  a \r\n\t b \r\n\r\n").first("subject"));
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
    parse(octets);
  }

  @Property(tries = 500)
  void neverFailsToDecode(@ForAll String text) {
    HeaderBlock.decode("=?" + text + "?=");
  }
}
