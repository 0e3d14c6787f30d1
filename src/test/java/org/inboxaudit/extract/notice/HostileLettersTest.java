package org.inboxaudit.extract.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.inboxaudit.extract.notice.Letters.html;
import static org.inboxaudit.extract.notice.Letters.plain;
import static org.inboxaudit.extract.notice.Letters.raw;
import static org.inboxaudit.extract.notice.ReadLetters.GOOGLE;
import static org.inboxaudit.extract.notice.ReadLetters.GOOGLE_LETTER;
import static org.inboxaudit.extract.notice.ReadLetters.TABLES;
import static org.inboxaudit.extract.notice.ReadLetters.notice;
import static org.inboxaudit.extract.notice.ReadLetters.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Notice.Event;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.junit.jupiter.api.Test;

/// Letters that are too long, too deep or broken.
final class HostileLettersTest {
  @Test
  void refusesALetterThatIsTooLarge() {
    assertEquals(
        Gap.Reason.LIMIT_REACHED, refusal(plain(GOOGLE, "New sign-in", "a".repeat(3 << 20))));
  }

  @Test
  void refusesATextThatIsTooLong() {
    assertEquals(
        Gap.Reason.LIMIT_REACHED, refusal(plain(GOOGLE, "New sign-in", "a b\n".repeat(100_000))));
  }

  @Test
  void refusesAHeaderOfTooManyFields() {
    assertEquals(Gap.Reason.LIMIT_REACHED, refusal("X: y\n".repeat(2_000) + GOOGLE_LETTER));
  }

  @Test
  void refusesPartsThatAreTooDeep() {
    StringBuilder letter =
        new StringBuilder("From: no-reply@accounts.google.com\nSubject: New sign-in\n");
    for (int i = 0; i < 500; i++) {
      letter.append("Content-Type: multipart/mixed; boundary=b").append(i);
      letter.append("\n\n--b").append(i).append('\n');
    }
    assertEquals(Gap.Reason.LIMIT_REACHED, refusal(letter.toString()));
  }

  @Test
  void readsWhatItCanOfABrokenLetter() {
    String letter =
        """
        From: no-reply@accounts.google.com
        Subject: x
        this line is no field
        Content-Type: multipart/alternative; boundary="b

        --b
        Content-Type: text/plain

        New sign-in
        --b
        Content-Transfer-Encoding: base64

        !!!!
        """;
    assertEquals(Event.NEW_SIGN_IN, notice(letter).event());
  }

  @Test
  void doesNotLookIntoAttachedMessages() {
    String letter =
        """
        From: no-reply@accounts.google.com
        Subject: a letter
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: message/rfc822

        Subject: x

        New sign-in
        --b
        Content-Type: text/plain
        Content-Disposition: attachment

        New sign-in
        --b--
        """;
    assertEquals(Event.NOT_UNDERSTOOD, notice(letter).event());
  }

  @Test
  void endsOnHtmlThatNeverEnds() {
    for (String piece :
        List.of("<a ", "<", "&", "<script>", "<!--", "<a href='", "</", "http://")) {
      String letter = html(GOOGLE, "New sign-in", piece.repeat(250_000 / piece.length()));
      assertInstanceOf(
          Extracted.class, NoticeReader.read(raw(letter), ExtractLimits.DEFAULT, TABLES), piece);
    }
  }

  @Property(tries = 200)
  void neverThrows(@ForAll byte[] octets) {
    byte[] head = "From: no-reply@accounts.google.com\nDKIM-Signature: ".getBytes(UTF_8);
    byte[] tail = "\n\nNew sign-in\n".getBytes(UTF_8);
    byte[] letter = Arrays.copyOf(head, head.length + octets.length + tail.length);
    System.arraycopy(octets, 0, letter, head.length, octets.length);
    System.arraycopy(tail, 0, letter, head.length + octets.length, tail.length);
    assertInstanceOf(
        Extracted.class, NoticeReader.read(raw(letter), ExtractLimits.DEFAULT, TABLES));
  }
}
