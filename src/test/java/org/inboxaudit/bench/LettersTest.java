package org.inboxaudit.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.inboxaudit.bench.Letter.Form;
import org.junit.jupiter.api.Test;

class LettersTest {
  private static final MailProfile PROFILE = new MailProfile("test", 1_000, 7, 500, 5_000, 2);

  private static List<Letter> letters() {
    List<Letter> letters = new ArrayList<>();
    new Letters(PROFILE).forEachRemaining(letters::add);
    return letters;
  }

  private static double share(List<Letter> letters, Form form) {
    return (double) letters.stream().filter(letter -> letter.form() == form).count()
        / letters.size();
  }

  private static byte[] octets(Letter letter) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    octets.writeBytes(letter.head().getBytes(StandardCharsets.ISO_8859_1));
    octets.writeBytes(letter.body());
    return octets.toByteArray();
  }

  @Test
  void makesTheSameMailboxEachTime() {
    List<Letter> once = letters();
    List<Letter> again = letters();
    for (int i = 0; i < once.size(); i++) {
      assertArrayEquals(octets(once.get(i)), octets(again.get(i)));
      assertEquals(once.get(i).folder(), again.get(i).folder());
    }
  }

  @Test
  void mixesFoldersAndFormsAsMailboxesDo() {
    List<Letter> letters = letters();
    assertEquals(0.40, share(letters, Form.TEXT), 0.05);
    assertEquals(0.10, share(letters, Form.HTML), 0.04);
    assertEquals(0.35, share(letters, Form.ALTERNATIVE), 0.05);
    assertEquals(0.15, share(letters, Form.MIXED), 0.04);
    long sent = letters.stream().filter(letter -> letter.folder().equals("Sent")).count();
    assertTrue(sent > 110 && sent < 190, sent + " of 1000 were sent");
  }

  @Test
  void writesHeadersOfTwoKilobytes() {
    double mean =
        letters().stream()
            .mapToLong(letter -> letter.head().replace("\n", "\r\n").length())
            .average()
            .orElseThrow();
    assertEquals(2_200, mean, 150);
  }

  @Test
  void writesMailThatAMailLibraryCanTakeApart() throws Exception {
    Session session = Session.getInstance(new Properties());
    int files = 0;
    for (Letter letter : letters()) {
      MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(octets(letter)));
      assertTrue(message.getMessageID().length() > 20);
      if (letter.form() == Form.MIXED) {
        Multipart parts = (Multipart) message.getContent();
        for (int i = 1; i < parts.getCount(); i++) {
          assertTrue(parts.getBodyPart(i).getInputStream().readAllBytes().length >= 500);
          files++;
        }
      }
    }
    assertEquals(200, files, 60);
  }
}
