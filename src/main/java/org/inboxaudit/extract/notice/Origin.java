package org.inboxaudit.extract.notice;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Notice.Standing;
import org.inboxaudit.extract.Raw;

/// Judges whether a letter that bears a provider's From was written by that provider.
///
/// In this order: where it leads and where an answer would go; our own check of its signature; the
/// word of the receiving server. A true signature does not make a letter true for this owner:
/// genuine alerts have been sent on to others by the thousand, so one that is addressed to somebody
/// else counts as unknown.
final class Origin {
  /// Fields of which a message has one at most (RFC 5322 §3.6). With two, a signature covers one
  /// and the owner sees the other.
  private static final List<String> SINGLE =
      List.of("From", "To", "Subject", "Date", "Reply-To", "Content-Type", "MIME-Version");

  private static final List<String> FORWARDING_TRACES =
      List.of("X-Forwarded-To", "X-Forwarded-For", "Resent-From", "Resent-To");

  private final Raw.RawMessage raw;
  private final HeaderFields header;
  private final LetterBody body;
  private final AlertSenders.Sender sender;
  private final NoticeTables tables;

  Origin(
      Raw.RawMessage raw,
      HeaderFields header,
      LetterBody body,
      AlertSenders.Sender sender,
      NoticeTables tables) {
    this.raw = raw;
    this.header = header;
    this.body = body;
    this.sender = sender;
    this.tables = tables;
  }

  Standing judge() {
    if (leadsElsewhere() || answersGoElsewhere()) {
      return Standing.CONTRADICTED;
    }
    Standing standing = signed();
    boolean trusted = standing == Standing.VERIFIED || standing == Standing.VOUCHED;
    return trusted && (isReplayed() || isAmbiguous() || body.padded())
        ? Standing.UNKNOWN
        : standing;
  }

  private Standing signed() {
    DkimCheck.Outcome own =
        DkimCheck.check(header, sender.signers(), tables.keys(), raw.message().receivedAt());
    if (own == DkimCheck.Outcome.PASSED) {
      return Standing.VERIFIED;
    }
    // A gateway that rewrites links breaks every signature.
    if (own == DkimCheck.Outcome.FAILED && body.hosts().stream().noneMatch(this::isRewriter)) {
      return Standing.CONTRADICTED;
    }
    return receiversWord();
  }

  /// RFC 8601 §5: only the topmost field of a server that may be believed; whoever sent the message
  /// could write any number of others, but only below.
  private Standing receiversWord() {
    List<String> receivers =
        raw.receivers().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    Optional<AuthenticationResults> word =
        header.values("Authentication-Results").stream()
            .map(AuthenticationResults::parse)
            .filter(results -> receivers.contains(results.server()))
            .findFirst();
    List<AuthenticationResults.Result> ours =
        word.map(AuthenticationResults::results).orElse(List.of()).stream()
            .filter(this::isAboutTheProvider)
            .toList();
    if (ours.stream().anyMatch(result -> result.value().equals("pass"))) {
      return Standing.VOUCHED;
    }
    return ours.stream().anyMatch(result -> result.value().equals("fail"))
        ? Standing.CONTRADICTED
        : Standing.UNKNOWN;
  }

  private boolean isAboutTheProvider(AuthenticationResults.Result result) {
    return switch (result.method()) {
      case "dkim" ->
          sender.signsAs(result.domain("header.d")) || sender.signsAs(result.domain("header.i"));
      case "dmarc" ->
          from().map(EmailAddress::domain).filter(result.domain("header.from")::equals).isPresent();
      default -> false;
    };
  }

  private Optional<EmailAddress> from() {
    return addresses("From").stream().findFirst();
  }

  private boolean leadsElsewhere() {
    return body.hosts().stream().anyMatch(host -> !sender.leadsTo(host) && !isRewriter(host));
  }

  private boolean isRewriter(Domain host) {
    return tables.rewriters().stream().anyMatch(host::isWithin);
  }

  private boolean answersGoElsewhere() {
    return addresses("Reply-To").stream()
        .map(EmailAddress::domain)
        .anyMatch(
            domain ->
                !sender.signsAs(domain)
                    && !sender.leadsTo(domain)
                    && from().map(EmailAddress::domain).filter(domain::equals).isEmpty());
  }

  private boolean isReplayed() {
    List<String> own = raw.ownAddresses().stream().map(Origin::mailbox).toList();
    boolean named =
        header.getFields("To").isEmpty()
            ? anyOf(own, "Delivered-To")
            : anyOf(own, "To") || anyOf(own, "Cc");
    return !own.isEmpty() && !named && !isForwarded();
  }

  private boolean anyOf(List<String> own, String field) {
    return addresses(field).stream().map(to -> mailbox(to.toString())).anyMatch(own::contains);
  }

  /// Whether somebody sent it on openly: then it is addressed to an older address of the owner's as
  /// a rule. `+caf_=` is Gmail's mark, SRS that of forwarding servers.
  private boolean isForwarded() {
    return FORWARDING_TRACES.stream().anyMatch(name -> !header.getFields(name).isEmpty())
        || header.values("Return-Path").stream()
            .map(path -> path.toLowerCase(Locale.ROOT))
            .anyMatch(
                path -> path.contains("srs0") || path.contains("srs1") || path.contains("+caf_="));
  }

  private boolean isAmbiguous() {
    return SINGLE.stream().anyMatch(name -> header.getFields(name).size() > 1)
        || addresses("From").size() != 1;
  }

  private List<EmailAddress> addresses(String field) {
    return header.values(field).stream()
        .flatMap(value -> MailboxList.parse(value).stream())
        .toList();
  }

  /// The mailbox behind an address: what follows a plus does not count, nor dots at Gmail.
  private static String mailbox(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    int at = lower.lastIndexOf('@');
    String local = at < 0 ? lower : lower.substring(0, at);
    String domain = at < 0 ? "" : lower.substring(at).replace("@googlemail.com", "@gmail.com");
    int plus = local.indexOf('+');
    local = plus > 0 ? local.substring(0, plus) : local;
    return (domain.equals("@gmail.com") ? local.replace(".", "") : local) + domain;
  }
}
