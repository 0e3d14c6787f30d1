package org.inboxaudit.sample;

import static org.inboxaudit.sample.Correspondence.BASE;
import static org.inboxaudit.sample.Correspondence.SEEN;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inboxaudit.audit.Audit.Declared;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.risk.Verdict;

/// Mailboxes nobody broke into, whose owners live in a way that looks odd. None may ever be told to
/// act: a false alarm costs a frightened person a sleepless night, and the next alarm its weight.
final class OddOwners {
  private static final ZoneOffset HOME = ZoneOffset.ofHoursMinutes(5, 30);

  private final Correspondence mail;
  private final Map<String, String> scripts = new TreeMap<>();

  private OddOwners(String localPart, long seed) {
    mail = new Correspondence(MountainSchool.owner(localPart), HOME, seed);
    mail.converse(MountainSchool.correspondents().subList(0, 12), years(3), BASE.minus(days(3)), 3);
  }

  /// Signs in from six countries within a year, and keeps every letter about it.
  static SampleMailbox traveller() {
    OddOwners owner = new OddOwners("traveller", 51);
    List<String> places =
        List.of("Oslo, Norway", "Delhi, India", "Lima, Peru", "Nairobi, Kenya", "Kathmandu, Nepal");
    for (int i = 0; i < 20; i++) {
      owner.signIn(BASE.minus(days(350 - 17L * i)), "Android", places.get(i % places.size()));
    }
    return owner.done(
        "traveller",
        Verdict.Level.CHECK,
        new Declared(List.of(), List.of(), true),
        "signin-notice");
  }

  /// Uses a VPN: the same device seems to jump between countries within the hour.
  static SampleMailbox vpnUser() {
    OddOwners owner = new OddOwners("vpn", 52);
    List<String> places = List.of("Zurich, Switzerland", "Singapore", "Toronto, Canada");
    for (int i = 0; i < 12; i++) {
      Instant at = BASE.minus(days(200 - 12L * (i / 2))).plus(Duration.ofMinutes(40L * (i % 2)));
      owner.signIn(at, "Windows", places.get(i % places.size()));
    }
    return owner.done(
        "vpn-user", Verdict.Level.CHECK, new Declared(List.of(), List.of(), true), "signin-notice");
  }

  /// Lets a colleague read along, and has long written with two programs.
  static SampleMailbox assistantDelegate() {
    OddOwners owner = new OddOwners("director", 53);
    Instant at = years(3);
    for (int i = 0; i < 30; i++) {
      Person to = MountainSchool.correspondents().get(i % 12);
      owner.mail.add("Sent", SEEN, at, owner.fromThePhone(to, at));
      at = at.plus(days(34));
    }
    owner.scripts.put(
        "roundcube",
        """
        require ["copy"];
        # rule:[Office reads along]
        if true
        {
          redirect :copy "%s";
        }
        """
            .formatted(MountainSchool.COLLEAGUE.address()));
    return owner.done("assistant-delegate", Verdict.Level.NOTHING_SEEN, Declared.NOTHING);
  }

  /// Files newsletters away, read, into a folder of their own.
  static SampleMailbox newsletterFiler() {
    OddOwners owner = new OddOwners("reader", 54);
    Person newsletter = new Person("Mountain News", "news@mountain-news.example");
    for (int week = 0; week < 52; week++) {
      Instant at = BASE.minus(days(7L * (52 - week)));
      owner.mail.add(
          "Newsletters",
          SEEN,
          at,
          owner
              .mail
              .received(newsletter, at, "<" + owner.mail.id() + "@mountain-news.example>")
              .header("List-Id", "Mountain News <news.mountain-news.example>")
              .header("List-Unsubscribe", "<https://mountain-news.example/leave>")
              .subject("Mountain News " + (week + 1))
              .text("What happened this week in the mountains."));
    }
    owner.scripts.put(
        "roundcube",
        """
        require ["fileinto", "imap4flags"];
        # rule:[Newsletters]
        if header :contains "list-id" ["news.mountain-news.example", "digest.press-desk.example"]
        {
          addflag "\\\\Seen";
          fileinto "Newsletters";
          stop;
        }
        """);
    return owner.done("newsletter-filer", Verdict.Level.NOTHING_SEEN, Declared.NOTHING);
  }

  /// Nothing at all.
  static SampleMailbox quiet() {
    return new OddOwners("quiet", 55).done("quiet", Verdict.Level.NOTHING_SEEN, Declared.NOTHING);
  }

  private void signIn(Instant at, String device, String place) {
    mail.add("INBOX", SEEN, at, ProviderLetters.newSignIn(mail, at, device, place));
  }

  private MailText fromThePhone(Person to, Instant at) {
    return new MailText()
        .header("X-Mailer", "Pocket Mail 3")
        .header("Message-ID", "<" + mail.id() + "@pocket.example>")
        .date(at.atOffset(HOME))
        .from(mail.owner())
        .to(to)
        .subject("On my way")
        .text(mail.anyText());
  }

  private SampleMailbox done(
      String name, Verdict.Level expected, Declared declared, String... findings) {
    Set<String> checks = new TreeSet<>(Set.of("exposure-history", "exposure-people"));
    checks.addAll(List.of(findings));
    Map<String, String> lines = new TreeMap<>();
    scripts.forEach((script, text) -> lines.put(script, text.replace("\n", "\r\n")));
    return new SampleMailbox(
        name,
        EmailAddress.of(mail.owner().address()),
        expected,
        new TreeSet<>(checks),
        mail.messages(),
        new TreeMap<>(lines),
        lines.keySet().stream().findFirst(),
        declared);
  }

  private static Instant years(long years) {
    return BASE.minus(days(365 * years));
  }

  private static Duration days(long days) {
    return Duration.ofDays(days);
  }
}
