package org.inboxaudit.sample.owners;

import static org.inboxaudit.evidence.EvidenceFixtures.grant;
import static org.inboxaudit.evidence.EvidenceFixtures.rule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.inboxaudit.evidence.RuleAction.FileInto;
import org.inboxaudit.evidence.RuleAction.SetFlags;
import org.inboxaudit.sample.MountainSchool;
import org.inboxaudit.sample.Person;

/// Owners whose messages themselves tell who was in the mailbox, or seem to.
final class MessageOwners {
  private static final Instant FIRST = Instant.parse("2025-09-01T03:00:00Z");
  private static final Instant BREAK_IN = Instant.parse("2026-05-11T21:10:00Z");
  private static final Instant LAST = Instant.parse("2026-06-02T10:00:00Z");
  private static final List<Person> PEOPLE = MountainSchool.correspondents();

  private MessageOwners() {}

  static List<TapedOwner> compromised() {
    return List.of(mailInMyName(), implantedLetter());
  }

  static List<TapedOwner> innocent() {
    return List.of(newPhone(), imapsyncMigration(), sentDeleter());
  }

  private static OwnerMail mail(String localPart, long seed) {
    OwnerMail mail = new OwnerMail(MountainSchool.owner(localPart), seed);
    mail.converse(PEOPLE, FIRST, LAST, 3);
    mail.delivered();
    return mail;
  }

  private static void answer(OwnerMail mail, Person from, Instant at, String messageId) {
    mail.received(from, at, "Re: Visit in spring")
        .header("in-reply-to", "<" + messageId + ">")
        .header("return-path", "<bounces@carrier.example>");
  }

  /// One letter a fortnight, each with an answer.
  private static void answered(OwnerMail mail) {
    for (int i = 0; i < 18; i++) {
      Instant at = FIRST.plus(Duration.ofDays(14L * i));
      Person person = PEOPLE.get(i);
      answer(
          mail,
          person,
          at.plus(Duration.ofHours(30)),
          mail.sent(person, at, "Visit in spring").messageId());
    }
  }

  private static TapedOwner mailInMyName() {
    OwnerMail mail = mail("coordinator.of.visits", 121);
    answered(mail);
    String[] many =
        IntStream.range(0, 40)
            .mapToObj(i -> "reader" + i + "@readers-circle.example")
            .toArray(String[]::new);
    for (int i = 0; i < 3; i++) {
      mail.sent(PEOPLE.getFirst(), BREAK_IN.plusSeconds(240L * i), "Please read this today")
          .to(many)
          .zone(ZoneOffset.ofHours(8))
          .header("user-agent", "Foxmail 7.2.25")
          .header("x-originating-ip", "[198.51.100.23]");
    }
    for (int i = 0; i < 6; i++) {
      Person stranger = new Person("Stranger " + i, "stranger" + i + "@far-house.example");
      String gone = "m00dead" + i + "@" + mail.owner().domain();
      answer(mail, stranger, BREAK_IN.plus(Duration.ofHours(9 + 3L * i)), gone);
    }
    return new OwnerBuilder(
            "mail-in-my-name",
            mail,
            """
            By night, a foreign program wrote to forty people at once, and to others whose letters
            were deleted. Strangers answer those. Warnings are put among the feeds, marked as read.
            """)
        .scripts(
            rule("roundcube")
                .at(1)
                .named(".")
                .when("subject", "security", "password", "suspicious", "undeliverable")
                .does(new SetFlags(List.of("\\Seen")), new FileInto("RSS Feeds"))
                .stops())
        .compromised();
  }

  private static TapedOwner implantedLetter() {
    OwnerMail mail = mail("keeper.of.records", 122);
    Person provider = new Person("Google", "no-reply@accounts.google.com");
    mail.received(provider, BREAK_IN, "Confirm your mailbox");
    return new OwnerBuilder(
            "implanted-letter",
            mail,
            """
            Anybody on the server may put letters into the inbox, and somebody did: a letter in the
            name of the provider that no server delivered.
            """)
        .scripts()
        .grant(grant("INBOX", "anyone", "lrsi"))
        .compromised();
  }

  private static TapedOwner newPhone() {
    OwnerMail mail = mail("new.phone", 221);
    for (int i = 0; i < 3; i++) {
      mail.sent(PEOPLE.get(i), LAST.minus(Duration.ofDays(9 - 3L * i)), "From the bus")
          .header("user-agent", "Pocket Mail 3.1");
    }
    return new OwnerBuilder(
            "new-phone",
            mail,
            """
            Writes from a new phone now and then, and from the old computer as before.
            """)
        .scripts()
        .innocent();
  }

  private static TapedOwner imapsyncMigration() {
    OwnerMail mail = mail("mover", 222);
    for (int i = 0; i < 90; i++) {
      Instant old = FIRST.minus(Duration.ofDays(200 + 9L * i));
      Letter letter =
          mail.received(PEOPLE.get(i % 24), FIRST.plus(Duration.ofDays(40)), "Old letter")
              .written(old);
      if (i % 3 > 0) {
        letter.header("return-path", "<bounces@former-carrier.example>");
      }
    }
    return new OwnerBuilder(
            "imapsync-migration",
            mail,
            """
            Moved from another provider: a program put the mail of two years into the inbox on one
            day, some of it without the trace of a delivery.
            """)
        .scripts()
        .innocent();
  }

  private static TapedOwner sentDeleter() {
    OwnerMail mail = mail("tidy", 223);
    answered(mail);
    for (int i = 0; i < 60; i++) {
      Instant at = FIRST.plus(Duration.ofDays(20)).plus(Duration.ofHours(100L * i));
      answer(mail, PEOPLE.get(i % 24), at, "m0gone" + i + "@" + mail.owner().domain());
    }
    return new OwnerBuilder(
            "sent-deleter",
            mail,
            """
            Deletes most of what they send, so that people answer mail that is nowhere.
            """)
        .scripts()
        .innocent();
  }
}
