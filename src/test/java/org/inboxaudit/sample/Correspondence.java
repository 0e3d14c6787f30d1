package org.inboxaudit.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.inboxaudit.evidence.MessageFlag;

/// Writes the everyday mail of one invented owner, the same at every run.
final class Correspondence {
  static final Instant BASE = Instant.parse("2026-06-01T00:00:00Z");
  static final Set<MessageFlag> SEEN = Set.of(MessageFlag.SEEN);

  private static final List<String> SUBJECTS =
      List.of(
          "Timetable for the winter term",
          "Bus for the teachers",
          "Minutes of Tuesday",
          "Questions about the budget",
          "Photographs of the opening",
          "Translation of the reading book",
          "Visit in spring",
          "Receipts for March",
          "Guest room",
          "Library shelves",
          "New phone number",
          "Thank you");
  private static final List<String> TEXTS =
      List.of(
          "I have put the dates together. Could you look over them before Friday?",
          "The driver can come at eight. Shall I tell him yes?",
          "Here is what we agreed on. Please write if something is missing.",
          "Could you send me the figures of last year? I cannot find them any more.",
          "We arrived well. The children send their greetings.",
          "The second chapter is done. The third one will take until the end of the month.");

  private final Person owner;
  private final ZoneOffset offset;
  private final Random random;
  private final List<SampleMessage> messages = new ArrayList<>();

  Correspondence(Person owner, ZoneOffset offset, long seed) {
    this.owner = owner;
    this.offset = offset;
    this.random = new Random(seed);
  }

  List<SampleMessage> messages() {
    return List.copyOf(messages);
  }

  Person owner() {
    return owner;
  }

  void add(String folder, Set<MessageFlag> flags, Instant at, MailText mail) {
    messages.add(new SampleMessage(folder, flags, at, mail.bytes()));
  }

  /// A letter to and fro with each of these people, `rounds` times: the first at `from`, the last
  /// at `until`.
  void converse(List<Person> people, Instant from, Instant until, int rounds) {
    Duration step = Duration.between(from, until).dividedBy((long) rounds * people.size() - 1);
    Instant at = from;
    for (int round = 0; round < rounds; round++) {
      for (Person person : people) {
        Instant morning = at.plus(Duration.ofMinutes(random.nextInt(180)));
        String subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
        String messageId = letterFrom(person, morning, subject);
        if (round != 1 || random.nextInt(10) < 7) {
          answerTo(person, morning.plus(Duration.ofHours(5)), subject, messageId);
        }
        at = at.plus(step);
      }
    }
  }

  /// A letter that came in.
  ///
  /// @return its Message-ID
  String letterFrom(Person person, Instant at, String subject) {
    String messageId = "<" + id() + "@" + person.domain() + ">";
    add("INBOX", SEEN, at, received(person, at, messageId).subject(subject).text(anyText()));
    return messageId;
  }

  /// What a message carries by the time it is in the mailbox: the trace of its way, and what the
  /// receiving server says about its origin.
  MailText received(Person sender, Instant at, String messageId) {
    return new MailText()
        .header("Return-Path", "<" + sender.address() + ">")
        .header(
            "Received",
            "from mail."
                + sender.domain()
                + " (mail."
                + sender.domain()
                + " [198.51.100.25])\r\n by mx."
                + MountainSchool.DOMAIN
                + " with ESMTPS id "
                + id().substring(0, 8)
                + ";\r\n "
                + java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    at.atOffset(ZoneOffset.UTC)))
        .header(
            "Authentication-Results",
            SampleMailbox.RECEIVER
                + ";\r\n dkim=pass header.d="
                + sender.domain()
                + "; spf=pass smtp.mailfrom="
                + sender.domain())
        .from(sender)
        .to(owner)
        .date(at.atOffset(ZoneOffset.UTC))
        .header("Message-ID", messageId);
  }

  private void answerTo(Person person, Instant at, String subject, String messageId) {
    MailText mail =
        written(person, at)
            .header("In-Reply-To", messageId)
            .header("References", messageId)
            .subject("Re: " + subject)
            .text(anyText());
    add("Sent", SEEN, at, mail);
  }

  /// The header of a message the owner writes with their own mail program.
  MailText written(Person person, Instant at) {
    OffsetDateTime local = at.atOffset(offset);
    return new MailText()
        .header("Message-ID", "<" + id() + "@" + owner.domain() + ">")
        .date(local)
        .header("User-Agent", "Mozilla Thunderbird")
        .header("Content-Language", "en-US")
        .to(person)
        .from(owner);
  }

  String anyText() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  String id() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
