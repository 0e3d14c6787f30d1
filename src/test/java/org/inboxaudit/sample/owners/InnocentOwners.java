package org.inboxaudit.sample.owners;

import static org.inboxaudit.evidence.EvidenceFixtures.grant;
import static org.inboxaudit.evidence.EvidenceFixtures.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.LinkTrait;
import org.inboxaudit.evidence.Notice.Event;
import org.inboxaudit.evidence.RuleAction.FileInto;
import org.inboxaudit.evidence.RuleAction.Reply;
import org.inboxaudit.evidence.RuleAction.SetFlags;
import org.inboxaudit.evidence.RuleBuilder;
import org.inboxaudit.evidence.RuleCondition.Opaque;
import org.inboxaudit.sample.MountainSchool;
import org.inboxaudit.sample.Person;

/// Owners in whose mailbox nobody is, and who live in a way that looks odd. None may ever be told
/// to act: a false alarm costs a frightened person a sleepless night, and the next alarm its
/// weight.
final class InnocentOwners {
  private static final Instant FIRST = Instant.parse("2023-04-01T03:00:00Z");
  private static final Instant LAST = Instant.parse("2026-06-02T10:00:00Z");
  private static final SetFlags SEEN = new SetFlags(List.of("\\Seen"));
  private static final List<String> SHELVES =
      List.of(
          "དཔེ་མཛོད།",
          "ལོ་རྒྱུས།",
          "སྙན་ངག",
          "སྨན་རྩིས།",
          "བོད་ཡིག",
          "藏文文献",
          "历史",
          "翻译",
          "会议",
          "研究资料",
          "Ü",
          "Lhasa 1959");

  private InnocentOwners() {}

  static List<TapedOwner> all() {
    return List.of(
        secondAccount(),
        ticketSystem(),
        assistant(),
        providerMove(),
        newsletterFiler(),
        busyReader(),
        archiveAll(),
        accountant(),
        administrator(),
        onHoliday(),
        listModerator(),
        familyHelper(),
        researcher());
  }

  private static OwnerMail mail(String localPart, long seed, Instant last) {
    OwnerMail mail = new OwnerMail(MountainSchool.owner(localPart), seed);
    mail.converse(MountainSchool.correspondents(), FIRST, last, 4);
    return mail;
  }

  /// Letters to and fro with somebody, one every `days` days.
  private static void longStanding(OwnerMail mail, Person person, String subject, int days) {
    for (Instant at = FIRST; at.isBefore(LAST); at = at.plus(Duration.ofDays(days))) {
      mail.received(person, at, subject);
      mail.sent(person, at.plus(Duration.ofHours(3)), "Re: " + subject);
    }
  }

  private static TapedOwner secondAccount() {
    String own = "the.librarian@family-mail.example";
    return new OwnerBuilder(
            "second-account",
            mail("librarian.one", 201, LAST),
            """
            A copy of everything goes to the owner's own second account, which they declared.
            """)
        .scripts(rule("roundcube").at(1).named("To my phone").forwardsTo(own))
        .declares(own)
        .innocent();
  }

  private static TapedOwner ticketSystem() {
    OwnerMail mail = mail("support", 202, LAST);
    Person desk = new Person("Ticket Desk", "inbox@ticket-desk.example");
    longStanding(mail, desk, "[Request] Projector", 60);
    return new OwnerBuilder(
            "ticket-system",
            mail,
            """
            Requests go to a ticket system in another house, which the owner has long written with.
            """)
        .scripts(
            rule("managesieve")
                .at(1)
                .named("Requests")
                .when("subject", "[Request]", "[Ticket]")
                .forwardsTo(desk.address()))
        .innocent();
  }

  private static TapedOwner assistant() {
    OwnerMail mail = mail("principal", 203, LAST);
    Person assistant = new Person("Assistant", "assistant@office-help.example");
    longStanding(mail, assistant, "Appointments of the week", 45);
    return new OwnerBuilder(
            "assistant",
            mail,
            """
            An assistant may read the inbox and gets a copy of everything, and has for years.
            """)
        .scripts(
            rule("roundcube").at(1).named("Office reads along").forwardsTo(assistant.address()))
        .grant(grant("INBOX", "assistant", "lrs"))
        .innocent();
  }

  private static TapedOwner providerMove() {
    OwnerMail mail = mail("old.address", 204, Instant.parse("2025-10-01T08:00:00Z"));
    Person own = new Person("Programme Coordinator", "coordinator@new-post.example");
    for (int i = 0; i < 16; i++) {
      mail.sent(own, FIRST.plus(Duration.ofDays(50L * i)), "Note to myself");
    }
    return new OwnerBuilder(
            "provider-move",
            mail,
            """
            The owner moved to another provider. Everything goes there, and nothing stays; they had
            long sent notes to that address.
            """)
        .scripts(rule("forward").at(1).named("forward#1").movesTo(own.address()))
        .innocent();
  }

  private static TapedOwner newsletterFiler() {
    OwnerMail mail = mail("reader", 205, LAST);
    Person press = new Person("Mountain News", "news@mountain-news.example");
    for (int week = 0; week < 50; week++) {
      mail.received(press, LAST.minus(Duration.ofDays(7L * week)), "Mountain News")
          .in("Newsletters")
          .header("list-id", "Mountain News <news.mountain-news.example>")
          .header("list-unsubscribe", "<https://mountain-news.example/leave>");
    }
    return new OwnerBuilder(
            "newsletter-filer",
            mail,
            """
            Newsletters are filed in a folder of their own, marked as read.
            """)
        .scripts(
            rule("roundcube")
                .at(1)
                .named("Newsletters")
                .writtenWith("Roundcube")
                .when("list-id", "news.mountain-news.example", "digest.press-desk.example")
                .does(SEEN, new FileInto("Newsletters"))
                .stops())
        .innocent();
  }

  private static TapedOwner busyReader() {
    OwnerMail mail = mail("reader.two", 213, LAST);
    Person news = new Person("Mountain News", "news@mountain-news.example");
    Person signatures = new Person("Sign Here", "papers@sign-here.example");
    Person tool = new Person("Plan Board", "hello@plan-board.example");
    for (int week = 0; week < 6; week++) {
      BodyMail.tells(
          mail,
          BodyMail.newsletter(
              mail.received(news, FIRST.plus(Duration.ofDays(7L * week)), "This week")),
          List.of(BodyTrait.ASKS_TO_SIGN_IN, BodyTrait.HIDDEN_TEXT, BodyTrait.COMMUNITY_TOPIC),
          BodyMail.link(
              "https://click.carrier.example/" + week,
              "www.mountain-news.example",
              LinkTrait.SHOWS_OTHER_HOST),
          BodyMail.link(
              "https://click.carrier.example/p" + week,
              "",
              LinkTrait.INVISIBLE_PICTURE,
              LinkTrait.OWN_ADDRESS));
    }
    BodyMail.tells(
        mail,
        mail.received(signatures, FIRST.plus(Duration.ofDays(40)), "Please sign: tenancy"),
        List.of(BodyTrait.ASKS_TO_SIGN_IN),
        BodyMail.link("https://eu.sign-here.example/start?a=1", ""));
    BodyMail.tells(
        mail,
        BodyMail.newsletter(
            mail.received(tool, FIRST.plus(Duration.ofDays(50)), "Connect your calendar")),
        List.of(BodyTrait.ASKS_TO_SIGN_IN),
        BodyMail.link(
            "https://accounts.google.com/o/oauth2/auth?scope=openid", "", LinkTrait.OAUTH_REQUEST));
    return new OwnerBuilder(
            "busy-reader",
            mail,
            """
            Newsletters that count their readers, a paper to sign, a tool for work that asks to sign
            in with an account: all of it wanted.
            """)
        .innocent();
  }

  private static TapedOwner archiveAll() {
    OwnerMail mail = mail("planner", 206, LAST);
    AlertMail alerts = new AlertMail(mail);
    alerts.usualSignIns();
    List<Person> people = MountainSchool.correspondents();
    for (int i = 0; i < 40; i++) {
      mail.received(people.get(i % 24), LAST.minus(Duration.ofDays(3L * i)), "Minutes of Tuesday")
          .in("Archive");
    }
    alerts.signIn(LAST.minus(Duration.ofDays(30)), "Android", "Kangra, India").in("Archive");
    return new OwnerBuilder(
            "archive-all",
            mail,
            """
            Everything goes into the archive, marked as read, and is read there twice a day.
            """)
        .scripts(
            rule("roundcube").at(1).named("Archive everything").does(SEEN, new FileInto("Archive")))
        .innocent();
  }

  private static TapedOwner accountant() {
    OwnerMail mail = mail("bookkeeping", 207, LAST);
    List<Person> payers = MountainSchool.correspondents().subList(4, 12);
    for (int i = 0; i < 40; i++) {
      mail.received(
              payers.get(i % payers.size()),
              FIRST.plus(Duration.ofDays(28L * i)),
              "Invoice " + (500 + i))
          .in("Invoices");
    }
    return new OwnerBuilder(
            "accountant",
            mail,
            """
            Letters about money are filed in a folder named Invoices.
            """)
        .scripts(
            rule("roundcube")
                .at(1)
                .named("Invoices")
                .when("subject", "invoice", "payment", "IBAN", "remittance")
                .filesInto("Invoices"))
        .innocent();
  }

  private static TapedOwner administrator() {
    OwnerMail mail = mail("computers", 208, LAST);
    Person monitor = new Person("Monitor", "monitor@" + MountainSchool.DOMAIN);
    for (int i = 0; i < 40; i++) {
      mail.received(monitor, LAST.minus(Duration.ofDays(9L * i)), "ALERT: disk nearly full")
          .in("Alerts");
    }
    AlertMail alerts = new AlertMail(mail);
    for (int i = 0; i < 5; i++) {
      alerts
          .signIn(LAST.minus(Duration.ofDays(20 + 70L * i)), "Windows", "Kangra, India")
          .in("Alerts");
    }
    return new OwnerBuilder(
            "administrator",
            mail,
            """
            Somebody who looks after computers files alerts in a folder of their own, marked as
            read.
            """)
        .scripts(
            rule("managesieve")
                .at(1)
                .named("Alerts")
                .when("subject", "alert", "security", "virus", "password")
                .does(SEEN, new FileInto("Alerts")))
        .innocent();
  }

  private static TapedOwner onHoliday() {
    return new OwnerBuilder(
            "on-holiday",
            mail("teacher.of.music", 209, LAST),
            """
            An automatic reply says until when, and names the school's office.
            """)
        .scripts(
            rule("vacation")
                .at(1)
                .named("vacation#1")
                .when(new Opaque("currentdate"))
                .does(
                    new Reply(
                        List.of(),
                        List.of(EmailAddress.of(MountainSchool.COLLEAGUE.address())),
                        false)))
        .innocent();
  }

  private static TapedOwner listModerator() {
    OwnerMail mail = mail("moderator", 210, LAST);
    BounceMail bounces = new BounceMail(mail);
    String list = "valley-news@" + MountainSchool.DOMAIN;
    List<Person> people = MountainSchool.correspondents();
    for (int i = 0; i < 30; i++) {
      Person author = people.get(12 + i % 12);
      Letter post =
          mail.received(author, LAST.minus(Duration.ofDays(12L * i)), "[Valley News] Notice")
              .to(list)
              .in("Lists/Valley News")
              .header("list-id", "Valley News <valley-news." + MountainSchool.DOMAIN + ">");
      if (i % 3 == 0) {
        bounces
            .bounce(
                post.at().plusSeconds(90),
                "subscriber" + i + "@closed-account.example",
                "5.1.1",
                post,
                author.address())
            .to("valley-news-bounces@" + MountainSchool.DOMAIN)
            .in("Lists/Bounces");
      }
    }
    return new OwnerBuilder(
            "list-moderator",
            mail,
            """
            Looks after a mailing list, files its posts, and gets the notices about subscribers who
            cannot be reached: people they never wrote to themselves.
            """)
        .scripts(
            rule("managesieve")
                .at(1)
                .named("Valley News")
                .when("list-id", "valley-news." + MountainSchool.DOMAIN)
                .filesInto("Lists/Valley News"),
            rule("managesieve")
                .at(2)
                .named("Bounces")
                .when("to", "valley-news-bounces@")
                .filesInto("Lists/Bounces"))
        .innocent();
  }

  private static TapedOwner familyHelper() {
    OwnerMail mail = mail("nephew", 211, LAST);
    AlertMail alerts = new AlertMail(mail);
    alerts.usualSignIns();
    List<Event> events =
        List.of(
            Event.NEW_SIGN_IN,
            Event.PASSWORD_CHANGED,
            Event.RECOVERY_CHANGED,
            Event.APP_PASSWORD_CREATED,
            Event.SECOND_FACTOR_CHANGED,
            Event.SIGN_IN_BLOCKED);
    List<String> accounts =
        List.of("aunt@family-mail.example", "un***e@family-mail.example", "niece@school.example");
    for (int i = 0; i < 24; i++) {
      Letter letter =
          alerts.aboutAnother(
              LAST.minus(Duration.ofDays(20 + 31L * i)),
              events.get(i % events.size()),
              accounts.get(i % accounts.size()));
      if (i % 4 == 0) {
        letter.in("Trash");
      }
    }
    return new OwnerBuilder(
            "family-helper",
            mail,
            """
            The recovery address of half a family: letters about accounts that are not this one,
            some of them thrown away.
            """)
        .scripts()
        .innocent();
  }

  private static TapedOwner researcher() {
    OwnerMail mail = mail("researcher", 212, LAST);
    List<Person> sources =
        IntStream.range(0, 60)
            .mapToObj(i -> new Person("Source " + i, "desk" + i + "@institute" + i + ".example"))
            .toList();
    for (int i = 0; i < sources.size(); i++) {
      Instant at = FIRST.plus(Duration.ofDays(19L * i));
      mail.received(sources.get(i), at, "New volume").in(shelf(i));
    }
    return new OwnerBuilder(
            "researcher",
            mail,
            """
            Sixty narrow filters, and folders with names in Tibetan, Chinese and Latin letters.
            """)
        .scripts(
            IntStream.range(0, sources.size())
                .mapToObj(
                    i ->
                        rule("managesieve")
                            .at(i + 1)
                            .named("From " + sources.get(i).domain())
                            .when("from", sources.get(i).address())
                            .filesInto(shelf(i))
                            .stops())
                .toArray(RuleBuilder[]::new))
        .innocent();
  }

  private static String shelf(int number) {
    return SHELVES.get(number % SHELVES.size());
  }
}
