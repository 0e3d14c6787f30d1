package org.inboxaudit.sample.owners;

import static org.inboxaudit.evidence.EvidenceFixtures.folderScript;
import static org.inboxaudit.evidence.EvidenceFixtures.grant;
import static org.inboxaudit.evidence.EvidenceFixtures.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Notice.Event;
import org.inboxaudit.evidence.RuleAction.Discard;
import org.inboxaudit.evidence.RuleAction.FileInto;
import org.inboxaudit.evidence.RuleAction.Forward;
import org.inboxaudit.evidence.RuleAction.ForwardComputed;
import org.inboxaudit.evidence.RuleAction.Include;
import org.inboxaudit.evidence.RuleAction.Reply;
import org.inboxaudit.evidence.RuleAction.SetFlags;
import org.inboxaudit.evidence.RuleCondition.AllOf;
import org.inboxaudit.evidence.RuleCondition.Exists;
import org.inboxaudit.evidence.RuleCondition.Not;
import org.inboxaudit.evidence.RuleCondition.Size;
import org.inboxaudit.sample.MountainSchool;
import org.inboxaudit.sample.Person;

/// Owners in whose mailbox somebody is. Each shows one way of working that is known from campaigns,
/// and little else.
final class CompromisedOwners {
  /// Nobody ever wrote there.
  private static final EmailAddress STRANGER = EmailAddress.of("collector@post-relay.example");

  private static final String LOOK_ALIKE = "secretary@mountain-schoo1.example";

  private static final Instant FIRST = Instant.parse("2023-04-01T03:00:00Z");
  private static final Instant BREAK_IN = Instant.parse("2026-05-11T02:40:00Z");
  private static final Instant LAST = Instant.parse("2026-06-02T10:00:00Z");

  /// Where no copy stays, the owner would notice soon.
  private static final Instant LAST_NIGHT = Instant.parse("2026-06-02T01:00:00Z");

  private static final SetFlags SEEN = new SetFlags(List.of("\\Seen"));

  private CompromisedOwners() {}

  static List<TapedOwner> all() {
    return List.of(
        silentRedirect(),
        hiddenWarnings(),
        invoiceThief(),
        computedAddress(),
        narrowLooking(),
        includedScript(),
        lookAlike(),
        hiddenDot(),
        plantedReply(),
        openInbox(),
        forwardWithoutRules(),
        appPassword());
  }

  private static OwnerMail mail(String localPart, long seed, Instant last) {
    OwnerMail mail = new OwnerMail(MountainSchool.owner(localPart), seed);
    mail.converse(MountainSchool.correspondents(), FIRST, last, 4);
    return mail;
  }

  private static TapedOwner silentRedirect() {
    return new OwnerBuilder(
            "silent-redirect",
            mail("director", 101, LAST_NIGHT),
            """
            Script in a letter, run by the webmail page, put a Sieve script in place.
            Everything goes to a stranger, and no copy stays.
            """)
        .scripts(rule("main").at(1).named("main#1").does(new Forward(STRANGER, false)))
        .compromised();
  }

  private static TapedOwner hiddenWarnings() {
    OwnerMail mail = mail("editor", 102, LAST);
    AlertMail alerts = new AlertMail(mail);
    alerts.usualSignIns();
    alerts.signIn(after(2), "Linux", "Lisbon, Portugal").in("RSS Feeds");
    alerts.change(after(31), Event.APP_PASSWORD_CREATED).in("RSS Feeds");
    alerts.change(after(44), Event.RECOVERY_CHANGED).in("RSS Feeds");
    return new OwnerBuilder(
            "hidden-warnings",
            mail,
            """
            A rule named "." puts whatever warns of a break-in among the RSS feeds, marked as read.
            """)
        .scripts(
            rule("roundcube")
                .at(1)
                .named(".")
                .writtenWith("Roundcube")
                .when("subject", "security", "password", "suspicious", "verification code")
                .does(SEEN, new FileInto("RSS Feeds"))
                .stops())
        .compromised();
  }

  private static TapedOwner invoiceThief() {
    OwnerMail mail = mail("accounts", 103, LAST);
    List<Person> payers = MountainSchool.correspondents().subList(4, 12);
    for (int i = 0; i < 24; i++) {
      Instant at = FIRST.plus(Duration.ofDays(48L * i));
      Letter invoice = mail.received(payers.get(i % payers.size()), at, "Invoice " + (400 + i));
      if (at.isAfter(BREAK_IN)) {
        invoice.in("Conversation History");
      }
    }
    mail.received(payers.get(1), after(4000), "Invoice 431").in("Conversation History");
    mail.received(payers.get(2), after(9000), "Payment of invoice 432").in("Conversation History");
    return new OwnerBuilder(
            "invoice-thief",
            mail,
            """
            Business e-mail compromise: letters about money go to a stranger, and then where nobody
            looks, marked as read.
            """)
        .scripts(
            rule("roundcube")
                .at(1)
                .named("..")
                .writtenWith("Roundcube")
                .when("subject", "invoice", "payment", "bank details", "wire", "IBAN")
                .does(new Forward(STRANGER, true), SEEN, new FileInto("Conversation History"))
                .stops())
        .compromised();
  }

  private static TapedOwner computedAddress() {
    return new OwnerBuilder(
            "computed-address",
            mail("translator.in.chief", 104, LAST),
            """
            The address that gets a copy of everything is put together while the script runs, so
            that nobody finds it by reading.
            """)
        .scripts(
            rule("main").at(1).named("main#1").does(new ForwardComputed("${u}@${h}.${t}", true)))
        .compromised();
  }

  private static TapedOwner narrowLooking() {
    return new OwnerBuilder(
            "narrow-looking",
            mail("archive", 105, LAST_NIGHT),
            """
            A rule that looks narrow and takes everything: larger than nothing, and without a field
            that no message has. It sends on and destroys.
            """)
        .scripts(
            rule("filters")
                .at(1)
                .named("Large mail")
                .when(
                    new AllOf(
                        List.of(
                            new Size(true, 0), new Not(new Exists(List.of("x-keep-in-place"))))))
                .does(new Forward(STRANGER, false), new Discard()))
        .compromised();
  }

  private static TapedOwner includedScript() {
    return new OwnerBuilder(
            "included-script",
            mail("press", 106, LAST_NIGHT),
            """
            The active script is harmless but for one line that includes another one. The list of
            scripts calls that one inactive, and it runs all the same.
            """)
        .folders("Newsletters")
        .scripts(
            rule("main").at(1).named("main#1").does(new Include("backup", false)),
            rule("main")
                .at(2)
                .named("main#2")
                .when("list-id", "news.mountain-news.example")
                .filesInto("Newsletters"),
            rule("backup").at(1).named("backup#1").does(new Forward(STRANGER, false)))
        .compromised();
  }

  private static TapedOwner lookAlike() {
    return new OwnerBuilder(
            "look-alike",
            mail("secretary", 107, LAST),
            """
            A Gmail filter sends a copy of everything to an address that looks like the owner's:
            the last letter of the domain's first word is a digit.
            """)
        .withoutRights()
        .file(
            rule("mailFilters.xml")
                .at(1)
                .named("mailFilters.xml#1")
                .writtenWith("Gmail")
                .when("from", "@")
                .forwardsTo(LOOK_ALIKE),
            rule("mailFilters.xml")
                .at(2)
                .named("mailFilters.xml#2")
                .writtenWith("Gmail")
                .when("from", "bookings@mountain-bus.example")
                .filesInto("Bus"))
        .folders("Bus")
        .compromised();
  }

  private static TapedOwner hiddenDot() {
    return new OwnerBuilder(
            "hidden-dot",
            mail("treasurer", 108, LAST_NIGHT),
            """
            An Outlook rule that Outlook does not show, named ".": send on, then delete.
            """)
        .withoutRights()
        .file(
            rule("rules.json")
                .at(1)
                .named(".")
                .writtenWith("Outlook")
                .does(new Forward(STRANGER, false), new Discard())
                .stops())
        .compromised();
  }

  private static TapedOwner plantedReply() {
    return new OwnerBuilder(
            "planted-reply",
            mail("fundraising", 109, LAST),
            """
            An automatic reply that the owner did not write tells everybody a new bank account, an
            address to write to and a page to sign in at.
            """)
        .scripts(
            rule("vacation")
                .at(1)
                .named("vacation#1")
                .does(
                    new Reply(
                        List.of(new Domain("mountain-school-donations.example")),
                        List.of(EmailAddress.of("mountain.school.office@post-relay.example")),
                        true)))
        .compromised();
  }

  private static TapedOwner openInbox() {
    return new OwnerBuilder(
            "open-inbox",
            mail("council", 110, LAST),
            """
            No rule at all: anybody on the server may read the inbox and what was sent.
            """)
        .scripts()
        .grant(grant("INBOX", "anyone", "lrs"))
        .grant(grant("Sent", "anyone", "lr"))
        .compromised();
  }

  private static TapedOwner forwardWithoutRules() {
    OwnerMail mail = mail("delegate", 111, LAST);
    BounceMail bounces = new BounceMail(mail);
    for (int i = 0; i < 2; i++) {
      Person author = MountainSchool.correspondents().get(4 + i);
      Letter letter = mail.received(author, after(5000 + 900 * i), "Questions before the visit");
      bounces
          .bounce(
              letter.at().plusSeconds(40), STRANGER.toString(), "5.7.520", letter, author.address())
          .header("x-ms-exchange-inbox-rules-loop", mail.owner().address());
    }
    return new OwnerBuilder(
            "forward-without-rules",
            mail,
            """
            The provider shows no rules, but it refused to send two letters on, and its notice names
            the stranger they should have gone to.
            """)
        .withoutRights()
        .compromised();
  }

  private static TapedOwner appPassword() {
    OwnerMail mail = mail("campaigns", 112, LAST);
    AlertMail alerts = new AlertMail(mail);
    alerts.usualSignIns();
    alerts.change(after(1), Event.APP_PASSWORD_CREATED).in("Trash");
    alerts.signIn(after(9), "Linux", "Lisbon, Portugal").in("Trash");
    alerts.change(after(26), Event.RECOVERY_CHANGED).in("Trash");
    return new OwnerBuilder(
            "app-password",
            mail,
            """
            The owner was talked into making an app password and handing it over. The letters about
            it lie in the trash. A script that hangs on the inbox itself sends everything on; the
            list of scripts calls it inactive.
            """)
        .scripts(rule("bo").at(1).named("bo#1").disabled().does(new Forward(STRANGER, true)))
        .setting(folderScript("INBOX", "bo"))
        .compromised();
  }

  /// So many minutes after the break-in.
  private static Instant after(long minutes) {
    return BREAK_IN.plus(Duration.ofMinutes(minutes));
  }
}
