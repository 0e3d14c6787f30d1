package org.inboxaudit.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.inboxaudit.finding.CheckId;
import org.junit.jupiter.api.Test;

class SampleMailboxesTest {

  private static MimeMessage parsed(SampleMessage message) throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()), new ByteArrayInputStream(message.bytes()));
  }

  private static List<String> fileNames(SampleMailbox mailbox) throws Exception {
    List<String> names = new ArrayList<>();
    for (SampleMessage message : mailbox.messages()) {
      if (parsed(message).getContent() instanceof MimeMultipart parts) {
        for (int i = 0; i < parts.getCount(); i++) {
          BodyPart part = parts.getBodyPart(i);
          if (part.getFileName() != null) {
            names.add(part.getFileName());
          }
        }
      }
    }
    return names;
  }

  @Test
  void areTheSameEveryTime() {
    List<SampleMessage> first = SampleMailboxes.compromised().messages();
    List<SampleMessage> second = SampleMailboxes.compromised().messages();
    assertArrayEquals(
        first.stream().map(SampleMessage::bytes).toArray(),
        second.stream().map(SampleMessage::bytes).toArray());
  }

  @Test
  void nameNobodyButRolesAtExampleDomains() {
    for (SampleMailbox mailbox : SampleMailboxes.all()) {
      assertTrue(mailbox.owner().domain().name().endsWith(".example"));
    }
  }

  @Test
  void expectChecksThatCouldExist() {
    SampleMailboxes.all().stream()
        .flatMap(mailbox -> mailbox.expectedChecks().stream())
        .forEach(CheckId::new);
  }

  @Test
  void carryTheFilesTheyShould() throws Exception {
    assertEquals(
        List.of(
            "programme.doc",
            "visa-form.docm",
            "participants.pdf.exe",
            "hotel\u202Efdp.scr",
            "agreement.pdf",
            "chapter-two.docx"),
        fileNames(SampleMailboxes.compromised()));
  }

  @Test
  void coverTheFoldersOfABreakIn() {
    assertEquals(
        "[INBOX, RSS Feeds, Sent, Trash]",
        SampleMailboxes.compromised().messages().stream()
            .map(SampleMessage::folder)
            .distinct()
            .sorted()
            .collect(Collectors.toList())
            .toString());
  }

  @Test
  void writeEveryLineWithCarriageReturn() {
    for (SampleMailbox mailbox : SampleMailboxes.all()) {
      for (SampleMessage message : mailbox.messages()) {
        String text = new String(message.bytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(-1, text.replace("\r\n", "").indexOf('\n'));
      }
    }
  }

  @Test
  void aLargeMailboxHasTheSizeAskedFor() {
    Iterator<SampleMessage> messages = SampleMailboxes.large(5_000, 7);
    long count = 0;
    long octets = 0;
    while (messages.hasNext()) {
      octets += messages.next().bytes().length;
      count++;
    }
    assertEquals(5_000, count);
    assertTrue(octets / count > 1_000 && octets / count < 2_500, "mean size " + octets / count);
  }

  @Test
  void aLargeMailboxCarriesWhatWasPlanted() {
    Iterator<SampleMessage> messages = SampleMailboxes.large(5_000, 7);
    long planted = 0;
    while (messages.hasNext()) {
      String text = new String(messages.next().bytes(), java.nio.charset.StandardCharsets.UTF_8);
      planted += text.contains("receipt.pdf.exe") ? 1 : 0;
    }
    assertEquals(SampleMailboxes.plantedIn(5_000), planted);
  }
}
