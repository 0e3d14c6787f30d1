package org.inboxaudit.sample.owners;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.sample.MountainSchool;
import org.inboxaudit.sample.Person;

/// Owners who got files: one that was believed, and many that only look odd.
final class FileOwners {
  private static final Instant FIRST = Instant.parse("2025-09-01T03:00:00Z");
  private static final Instant LURE = Instant.parse("2026-05-06T05:40:00Z");
  private static final Instant LAST = Instant.parse("2026-06-02T10:00:00Z");
  private static final List<Person> PEOPLE = MountainSchool.correspondents();
  private static final Person STRANGER = new Person("Conference Desk", "desk@far-house.example");

  private FileOwners() {}

  static List<TapedOwner> compromised() {
    return List.of(believedLure());
  }

  static List<TapedOwner> innocent() {
    return List.of(lockedPayslips(), officeOfForms(), unopenedLure());
  }

  private static OwnerMail mail(String localPart, long seed) {
    OwnerMail mail = new OwnerMail(MountainSchool.owner(localPart), seed);
    mail.converse(PEOPLE, FIRST, LAST, 3);
    return mail;
  }

  /// @param hash one digit, of which its SHA-256 is made
  private static void attach(
      OwnerMail mail,
      Letter letter,
      String type,
      String name,
      String hash,
      AttachmentTrait... traits) {
    letter.file(type, name);
    Set<AttachmentTrait> shown = EnumSet.noneOf(AttachmentTrait.class);
    shown.addAll(List.of(traits));
    mail.tells(
        letter, message -> file(message, type, name, hash.repeat(64).substring(0, 64), shown));
  }

  private static Attachment file(
      Message message, String type, String name, String sha256, Set<AttachmentTrait> traits) {
    return new Attachment(
        new EvidenceRef(OwnerBuilder.IMAP, EvidenceKind.ATTACHMENT, message.ref().key(), "1"),
        message,
        name,
        List.of(),
        type,
        type,
        30_000,
        sha256,
        traits,
        List.of(),
        Set.of(),
        "");
  }

  private static TapedOwner believedLure() {
    OwnerMail mail = mail("editor", 131);
    Letter lure = mail.received(STRANGER, LURE, "Programme of the conference");
    attach(mail, lure, "text/html", "programme.html", "a", AttachmentTrait.SMUGGLED_FILE);
    mail.sent(STRANGER, LURE.plus(Duration.ofHours(2)), "Re: Programme of the conference")
        .header("in-reply-to", "<" + lure.messageId() + ">");
    for (int i = 0; i < 5; i++) {
      Letter onward =
          mail.sent(PEOPLE.get(i), LURE.plus(Duration.ofHours(30 + i)), "Programme, please read");
      attach(mail, onward, "text/html", "programme.html", "a", AttachmentTrait.SMUGGLED_FILE);
    }
    return new OwnerBuilder(
            "believed-lure",
            mail,
            """
            A stranger sent a page that builds a file by itself. It was opened and answered, and
            the next day the same page went to five friends.
            """)
        .scripts()
        .compromised();
  }

  private static TapedOwner lockedPayslips() {
    OwnerMail mail = mail("staff.office", 231);
    Person payroll = new Person("Payroll", "slips@payroll-house.example");
    for (int i = 0; i < 45; i++) {
      Letter slip = mail.received(payroll, FIRST.plus(Duration.ofDays(5L * i)), "Payslip");
      String name = "payslip-%d.pdf".formatted(i);
      attach(mail, slip, "application/pdf", name, "%02d".formatted(i), AttachmentTrait.ENCRYPTED);
    }
    return new OwnerBuilder(
            "locked-payslips",
            mail,
            """
            A pay office that nobody ever answers sends many locked payslips.
            """)
        .scripts()
        .innocent();
  }

  private static TapedOwner officeOfForms() {
    OwnerMail mail = mail("forms", 232);
    String word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    for (int i = 0; i < 12; i++) {
      Person colleague = PEOPLE.get(i);
      Instant at = FIRST.plus(Duration.ofDays(20L * i));
      Letter form = mail.received(colleague, at, "Form to fill in");
      switch (i % 6) {
        case 0 -> attach(mail, form, word, "leave.docm", "b", AttachmentTrait.MACRO);
        case 1 -> attach(mail, form, word, "table.docx", "c", AttachmentTrait.EMBEDDED_OBJECT);
        case 2 -> attach(mail, form, word, "form.docx", "d", AttachmentTrait.ACTIVEX);
        case 3 ->
            attach(mail, form, "application/pdf", "visa.pdf", "e", AttachmentTrait.DOCUMENT_SCRIPT);
        case 4 -> attach(mail, form, word, "letter.docx", "f", AttachmentTrait.EXTERNAL_CONTENT);
        default ->
            attach(
                mail,
                form,
                "application/x-iso9660-image",
                "linux.iso",
                "9",
                AttachmentTrait.CONTAINER,
                AttachmentTrait.DISK_IMAGE);
      }
    }
    return new OwnerBuilder(
            "office-of-forms",
            mail,
            """
            Colleagues send forms with programs, controls and scripts in them, letters after the
            office's own pattern, and a disk to install a computer from.
            """)
        .scripts()
        .innocent();
  }

  private static TapedOwner unopenedLure() {
    OwnerMail mail = mail("help.desk", 233);
    Letter odd = mail.received(STRANGER, LURE, "Programme of the conference").unread();
    attach(mail, odd, "text/html", "programme.html", "a", AttachmentTrait.SMUGGLED_FILE);
    Letter page = mail.received(PEOPLE.get(3), LURE, "An article I saved");
    attach(
        mail,
        page,
        "text/html",
        "article.html",
        "8",
        AttachmentTrait.DOCUMENT_SCRIPT,
        AttachmentTrait.PASSWORD_FORM);
    return new OwnerBuilder(
            "unopened-lure",
            mail,
            """
            A stranger's page was never opened, and a friend sent an article with the sign-in form
            of the newspaper in it.
            """)
        .scripts()
        .innocent();
  }
}
