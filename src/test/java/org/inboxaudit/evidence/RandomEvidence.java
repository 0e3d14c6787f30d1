package org.inboxaudit.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes evidence of any kind at random, with hostile names and sizes among it: what checks must
/// bear without growing, failing or depending on order.
public final class RandomEvidence {
  private static final List<String> NAMES =
      List.of(
          "", ".", "dd", "Alerts", "ཡི་གེ་".repeat(60), "\u202egnp.exe", "\u0001\"\\".repeat(50));
  private static final List<String> ADDRESSES =
      List.of(EvidenceFixtures.OWNER, "colleague@partner.example", "no-reply@accounts.google.com");

  private final Random random;

  /// @param random its seed makes the evidence the same each time
  public RandomEvidence(Random random) {
    this.random = random;
  }

  /// One piece of this kind; `number` makes its place differ from all others.
  public Evidence next(EvidenceKind kind, int number) {
    String key = "%064x".formatted(number * 0x9E3779B97F4A7C15L);
    return switch (kind) {
      case MAIL_RULE -> rule(key);
      case ACCOUNT_SETTING ->
          EvidenceFixtures.folderScript(pick(NAMES) + number, pick(List.of("main", "", ".")));
      case ACCESS_GRANT ->
          EvidenceFixtures.grant(
              pick(NAMES) + number, pick(NAMES), pick(List.of("lr", "", "alrw")));
      case DELIVERY_STATUS -> deliveryStatus(key);
      case FOLDER -> EvidenceFixtures.folder(pick(NAMES) + number, pick(FolderRole.values()));
      case SIGN_IN -> signIn(key, number);
      case MAIL_SESSION -> mailSession(key, number);
      case MESSAGE -> message(key).build();
      case NOTICE -> notice(key);
      case MESSAGE_BODY -> body(key);
      case ATTACHMENT -> attachment(key);
    };
  }

  private MailRule rule(String key) {
    List<RuleAction> actions =
        List.of(
            new RuleAction.Forward(address(), random.nextBoolean()),
            new RuleAction.FileInto(pick(NAMES)),
            new RuleAction.Discard(),
            new RuleAction.SetFlags(List.of("\\Seen")),
            new RuleAction.NotifyAddress(address()),
            new RuleAction.ForwardComputed(pick(NAMES), true),
            new RuleAction.Execute(pick(NAMES)),
            new RuleAction.Opaque(pick(NAMES)),
            new RuleAction.Reply(
                List.of(new Domain(pick(NAMES))), List.of(address()), random.nextBoolean()));
    RuleBuilder rule =
        EvidenceFixtures.rule(key + "#" + "k".repeat(400))
            .named(pick(NAMES))
            .does(pick(actions), pick(actions), pick(actions));
    return (random.nextBoolean() ? rule.when("subject", pick(NAMES), "password") : rule).build();
  }

  private EmailAddress address() {
    return EmailAddress.of(
        random.nextBoolean()
            ? pick(ADDRESSES)
            : "a" + "x".repeat(random.nextInt(250)) + "@z.example");
  }

  private SignIn signIn(String key, int number) {
    return EvidenceFixtures.signIn(key)
        .at(moment())
        .from(
            pick(List.of("", "10.0.0.1", "2001:db8:" + Integer.toHexString(number % 3000) + "::1")))
        .over(pick(SignIn.Protocol.values()))
        .with(pick(NAMES))
        .build();
  }

  private MailSession mailSession(String key, int number) {
    return EvidenceFixtures.mailSession(
        key, moment(), "203.0.113." + number % 200, random.nextLong(1L << 40));
  }

  private MessageBuilder message(String key) {
    OffsetDateTime sentAt =
        moment().atOffset(ZoneOffset.ofHoursMinutes(random.nextInt(-11, 12), 0));
    MessageBuilder message =
        EvidenceFixtures.message(key)
            .from(pick(ADDRESSES))
            .in(pick(NAMES), pick(FolderRole.values()))
            .at(sentAt)
            .uid(random.nextInt(1, 100_000))
            .modSeq(random.nextLong(1L << 62))
            .header(
                pick(List.of("x-forwarded-for", "x-ms-exchange-inbox-rules-loop", "list-id")),
                address() + " " + pick(ADDRESSES))
            .messageId(pick(NAMES) + "@" + random.nextInt(5000) + ".example")
            .header("x-mailer", pick(NAMES) + (char) ('a' + random.nextInt(26)))
            .header("x-originating-ip", "[203.0." + random.nextInt(200) + ".5]")
            .header("in-reply-to", "<" + random.nextInt(5000) + "@9.example>")
            .header(
                "content-type", "multipart/mixed; boundary=" + pick(NAMES) + random.nextInt(5000))
            .subject(pick(List.of("hello", "Reset your password")));
    return random.nextBoolean()
        ? message
        : message.flagged(pick(MessageFlag.values())).file("application/pdf", pick(NAMES));
  }

  private Notice notice(String key) {
    return EvidenceFixtures.notice(key, pick(Notice.Event.values()))
        .carried(_ -> message(key))
        .standing(pick(Notice.Standing.values()))
        .about(pick(List.of("", EvidenceFixtures.OWNER, "o***r@mailbox.example", "x@y.example")))
        .device(pick(NAMES))
        .place(pick(NAMES))
        .build();
  }

  private DeliveryStatus deliveryStatus(String key) {
    return EvidenceFixtures.deliveryStatus(
        message(key).build(),
        pick(ADDRESSES),
        pick(List.of("", "5.1.1", "5.7.520")),
        pick(NAMES) + "@" + random.nextInt(5000) + ".example");
  }

  private Attachment attachment(String key) {
    List<AttachmentTrait> traits = new ArrayList<>(List.of(AttachmentTrait.values()));
    return EvidenceFixtures.attachment(pick(NAMES) + pick(NAMES))
        .key(key)
        .carried(_ -> message(key))
        .sha256("%064x".formatted(random.nextInt(100_000)))
        .shows(pick(traits), pick(traits), pick(traits))
        .build();
  }

  private MessageBody body(String key) {
    String host = pick(NAMES) + random.nextInt(5000) + ".example";
    return EvidenceFixtures.body(key)
        .carried(_ -> message(key))
        .link("https://" + host + "/", pick(LinkTrait.values()))
        .shows(pick(BodyTrait.values()))
        .holds(pick(SensitiveContent.values()))
        .build();
  }

  private Instant moment() {
    return EvidenceFixtures.NOW.minus(Duration.ofMinutes(random.nextInt(2_000_000)));
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private <T> T pick(T[] array) {
    return array[random.nextInt(array.length)];
  }
}
