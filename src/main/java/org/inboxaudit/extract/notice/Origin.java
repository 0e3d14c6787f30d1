package org.inboxaudit.extract.notice;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.inboxaudit.evidence.ArcResults;
import org.inboxaudit.evidence.ArcResults.Word;
import org.inboxaudit.evidence.AuthenticationResults;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Notice.Standing;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.mime.MailDate;

/// Judges whether a letter that bears a provider's From was written by that provider, and for this
/// owner (ADR 23).
///
/// In this order: where it leads and where an answer would go; our own check of its signature; the
/// word of the receiving server. A true signature does not make a letter true for this owner:
/// genuine alerts have been sent on to others by the thousand, with a lure for the name of an app.
/// One that is addressed to somebody else, or to more than one, was misused; where it says that it
/// was forwarded it counts as unknown, because anybody can write that it was.
///
/// A list or a gateway breaks signatures. Where the receiving server says that the chain of seals
/// holds (ARC, RFC 8617), and the first who passed the letter on saw it proven, a failure says
/// nothing; the letter is unknown then, never more, because anybody can seal.
final class Origin {
  /// Fields of which a message has one at most (RFC 5322 §3.6). With two, a signature covers one
  /// and the owner sees the other.
  private static final List<String> SINGLE =
      List.of("From", "To", "Subject", "Date", "Reply-To", "Content-Type", "MIME-Version");

  /// How long a message may wait between the server's door and the mailbox.
  private static final Duration DELIVERY = Duration.ofDays(1);

  private static final int MOST_KEYS = 3;
  private static final int MOST_WORDS = 50;

  private static final List<String> FORWARDING_TRACES =
      List.of("X-Forwarded-To", "X-Forwarded-For", "Resent-From", "Resent-To");

  private final Raw.RawMessage raw;
  private final Letter letter;
  private final HeaderFields header;
  private final AlertSenders.Sender sender;
  private final List<DkimSignature> signatures;

  Origin(Raw.RawMessage raw, Letter letter) {
    this.raw = raw;
    this.letter = letter;
    this.header = letter.header();
    this.sender = letter.sender();
    this.signatures = DkimSignature.by(sender.signers(), header);
  }

  Standing judge() {
    if (leadsElsewhere() || answersGoElsewhere()) {
      return Standing.CONTRADICTED;
    }
    Standing standing = signed();
    if (standing == Standing.CONTRADICTED) {
      return standing;
    }
    boolean trusted = standing != Standing.UNKNOWN;
    if (letter.carriesForeignWords() || (trusted && isReplayed() && !isForwarded())) {
      return Standing.MISUSED;
    }
    return trusted && (isReplayed() || isAmbiguous()) ? Standing.UNKNOWN : standing;
  }

  /// Names of keys with which its signatures could be tried.
  Set<String> missingKeys() {
    return signatures.stream()
        .filter(signature -> signature.covers(raw.message().receivedAt()))
        .map(DkimSignature::keyName)
        .filter(name -> !letter.tables().keys().hold(name))
        .limit(MOST_KEYS)
        .collect(Collectors.toSet());
  }

  private Standing signed() {
    DkimCheck.Outcome own =
        DkimCheck.check(header, signatures, letter.tables().keys(), raw.message().receivedAt());
    if (own == DkimCheck.Outcome.PASSED) {
      return Standing.VERIFIED;
    }
    if (own == DkimCheck.Outcome.FAILED && !passedAGateway() && !wasProvenBefore()) {
      return Standing.CONTRADICTED;
    }
    return receiversWord();
  }

  /// A gateway that rewrites links breaks every signature.
  private boolean passedAGateway() {
    return letter.body().hosts().stream().anyMatch(this::isRewriter);
  }

  /// RFC 8601 §5: only the topmost field of a server that may be believed; whoever sent the message
  /// could write any number of others, but only below.
  private Standing receiversWord() {
    Optional<AuthenticationResults> word = receiversResults();
    if (word.isEmpty()) {
      return Standing.UNKNOWN;
    }
    List<AuthenticationResults.Result> ours =
        word.get().results().stream().filter(this::isAboutTheProvider).toList();
    if (ours.stream().anyMatch(result -> result.value().equals("pass"))) {
      return wasDelivered(word.get().server()) && isWhatWasSigned()
          ? Standing.VOUCHED
          : Standing.UNKNOWN;
    }
    boolean failed = ours.stream().anyMatch(result -> result.value().equals("fail"));
    return failed && !wasProvenBefore() ? Standing.CONTRADICTED : Standing.UNKNOWN;
  }

  private Optional<AuthenticationResults> receiversResults() {
    List<String> receivers =
        raw.receivers().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    return header.values("Authentication-Results").stream()
        .map(AuthenticationResults::parse)
        .filter(results -> receivers.contains(results.server()))
        .findFirst();
  }

  /// What those say who passed the letter on, if the receiving server took it in and vouches for
  /// them.
  private Optional<ArcResults> forwarders() {
    return receiversResults()
        .filter(word -> wasDelivered(word.server()))
        .flatMap(word -> ArcResults.vouchedFor(word, header.values("ARC-Authentication-Results")));
  }

  private boolean wasProvenBefore() {
    return forwarders()
        .filter(word -> word.about(this::isAboutTheProvider) == Word.BORNE_OUT)
        .isPresent();
  }

  /// Whether the server that gives its word also says that it took the message in (RFC 5321 §4.4).
  /// A message that a program put into a folder can carry both lines; one whose writer was less
  /// careful carries only the word, or a trace of another day that was copied from a letter.
  private boolean wasDelivered(String server) {
    int dot = server.indexOf('.');
    boolean below = dot > 0 && server.indexOf('.', dot + 1) > 0;
    Domain place = new Domain(below ? server.substring(dot + 1) : server);
    return header.values("Received").stream()
        .anyMatch(field -> takenBy(field).isWithin(place) && isOfThatDay(field));
  }

  /// Whether a server took the message in about when the mailbox says that it came (INTERNALDATE).
  private boolean isOfThatDay(String received) {
    return MailDate.parse(received.substring(received.lastIndexOf(';') + 1).strip())
        .map(at -> Duration.between(at.toInstant(), raw.message().receivedAt()).abs())
        .filter(apart -> apart.compareTo(DELIVERY) <= 0)
        .isPresent();
  }

  private static Domain takenBy(String received) {
    List<String> words = List.of(received.toLowerCase(Locale.ROOT).split("[ \\t;]+", MOST_WORDS));
    int by = words.indexOf("by");
    return new Domain(by >= 0 && by + 1 < words.size() ? words.get(by + 1) : "");
  }

  /// Whether some signature of the provider was made for this body. The server found one, so it
  /// must be there.
  private boolean isWhatWasSigned() {
    return passedAGateway()
        ? !signatures.isEmpty()
        : signatures.stream().anyMatch(signature -> signature.fits(header.body()));
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
    return letter.body().hosts().stream()
        .anyMatch(host -> !sender.leadsTo(host) && !isRewriter(host));
  }

  private boolean isRewriter(Domain host) {
    return letter.tables().rewriters().stream().anyMatch(host::isWithin);
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

  /// Whether it is addressed to somebody else, or to others as well. Providers write each letter to
  /// one address.
  private boolean isReplayed() {
    List<String> own = raw.ownAddresses().stream().map(Origin::mailbox).toList();
    boolean named =
        header.getFields("To").isEmpty()
            ? anyOf(own, "Delivered-To")
            : anyOf(own, "To") || anyOf(own, "Cc");
    long others = addresses("To").size() + (long) addresses("Cc").size();
    return !own.isEmpty() && (!named || others > 1);
  }

  private boolean anyOf(List<String> own, String field) {
    return addresses(field).stream().map(to -> mailbox(to.toString())).anyMatch(own::contains);
  }

  /// Whether somebody sent it on openly: then it is addressed to an older address of the owner's as
  /// a rule. `+caf_=` is Gmail's mark, SRS that of forwarding servers.
  private boolean isForwarded() {
    return forwarders().filter(word -> !word.forwarders().isEmpty()).isPresent()
        || FORWARDING_TRACES.stream().anyMatch(name -> !header.getFields(name).isEmpty())
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
