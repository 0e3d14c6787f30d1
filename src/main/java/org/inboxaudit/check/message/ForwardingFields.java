package org.inboxaudit.check.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.message.Traces.Way;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;

/// Reads the header fields that forwarding leaves in a message: those of Exchange rules, those of
/// Gmail, which also fetches mail of other accounts by POP3, and the resent fields of RFC 5322
/// §3.6.6.
final class ForwardingFields {
  private static final String RULE_LOOP = "x-ms-exchange-inbox-rules-loop";
  private static final String FORWARDED_FOR = "x-forwarded-for";
  private static final String RETURN_PATH = "return-path";
  private static final String RESENT_FROM = "resent-from";

  /// The other account, a number, the server, the port, the name that is signed in with.
  private static final String FETCHED = "x-gmail-fetch-info";

  private static final String AUTO_SUBMITTED = "auto-submitted";
  private static final Set<String> MADE_BY =
      Set.of("generated-message-source", "x-ms-exchange-generated-message-source");
  private static final String RULES_AGENT = "mailbox rules agent";

  /// Between the account that forwards and the one it forwards to, in the envelope sender that
  /// Gmail makes: `one+caf_=two=b.example@a.example`.
  private static final String GMAIL_FORWARD = "+caf_=";

  private ForwardingFields() {}

  /// One thing a message tells.
  ///
  /// @param account the address at the other end, empty if it is not told
  record Hop(Way way, String account) {}

  static Set<String> headers() {
    return Set.of(
        RULE_LOOP,
        FORWARDED_FOR,
        RETURN_PATH,
        RESENT_FROM,
        FETCHED,
        AUTO_SUBMITTED,
        "list-id",
        "generated-message-source",
        "x-ms-exchange-generated-message-source");
  }

  /// What a message tells, each thing once. Automatic answers carry the marks of a rule as well and
  /// tell nothing; in junk mail anything may be written.
  static List<Hop> read(Message message, AuditContext context) {
    boolean answer =
        message
            .header(AUTO_SUBMITTED)
            .filter(value -> value.strip().toLowerCase(Locale.ROOT).startsWith("auto-replied"))
            .isPresent();
    FolderRole role = message.locator().role();
    if (answer || role == FolderRole.JUNK || role == FolderRole.DRAFTS) {
      return List.of();
    }
    return role == FolderRole.SENT ? sent(message, context) : received(message, context);
  }

  private static List<Hop> sent(Message message, AuditContext context) {
    boolean byRule =
        message.headers().containsKey(RULE_LOOP)
            || MADE_BY.stream()
                .flatMap(field -> message.header(field).stream())
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(RULES_AGENT));
    return byRule && message.from().filter(context::owns).isPresent()
        ? message.recipients().stream()
            .filter(to -> !context.owns(to))
            .limit(1)
            .map(to -> new Hop(Way.RULE_MADE, to.toString()))
            .toList()
        : List.of();
  }

  private static List<Hop> received(Message message, AuditContext context) {
    List<Hop> hops = new ArrayList<>();
    values(message, RULE_LOOP)
        .flatMap(value -> EmailAddress.parse(value).stream())
        .forEach(
            account ->
                hops.add(
                    context.owns(account)
                        ? new Hop(Way.RETURNED, "")
                        : new Hop(Way.ARRIVES, account.toString())));
    values(message, FORWARDED_FOR).forEach(value -> gmail(value, context).ifPresent(hops::add));
    values(message, RETURN_PATH).forEach(value -> envelope(value, context).ifPresent(hops::add));
    values(message, FETCHED)
        .flatMap(value -> EmailAddress.parse(firstWord(value)).stream())
        .filter(account -> !context.owns(account))
        .forEach(account -> hops.add(new Hop(Way.COLLECTED, account.toString())));
    if (hops.isEmpty() && !message.headers().containsKey("list-id")) {
      values(message, RESENT_FROM)
          .flatMap(value -> address(value).stream())
          .filter(account -> !context.owns(account))
          .forEach(account -> hops.add(new Hop(Way.RESENT, account.toString())));
    }
    return hops.stream().distinct().toList();
  }

  /// The account that forwards, a space, and those it forwards to.
  private static Optional<Hop> gmail(String value, AuditContext context) {
    List<EmailAddress> accounts =
        Arrays.stream(value.replace(',', ' ').split(" ", -1))
            .flatMap(piece -> EmailAddress.parse(piece).stream())
            .toList();
    return accounts.size() < 2
        ? Optional.empty()
        : hop(accounts.getFirst(), accounts.getLast(), context);
  }

  private static Optional<Hop> envelope(String value, AuditContext context) {
    return EmailAddress.parse(value)
        .filter(path -> path.localPart().contains(GMAIL_FORWARD))
        .flatMap(
            path -> {
              String local = path.localPart();
              int mark = local.indexOf(GMAIL_FORWARD);
              String to = local.substring(mark + GMAIL_FORWARD.length());
              int equals = to.lastIndexOf('=');
              return EmailAddress.parse(local.substring(0, mark) + "@" + path.domain())
                  .flatMap(
                      from ->
                          EmailAddress.parse(
                                  to.substring(0, Math.max(0, equals))
                                      + "@"
                                      + to.substring(equals + 1))
                              .flatMap(target -> hop(from, target, context)));
            });
  }

  private static Optional<Hop> hop(EmailAddress from, EmailAddress to, AuditContext context) {
    if (context.owns(from)) {
      return context.owns(to)
          ? Optional.empty()
          : Optional.of(new Hop(Way.RETURNED, to.toString()));
    }
    return context.owns(to) ? Optional.of(new Hop(Way.ARRIVES, from.toString())) : Optional.empty();
  }

  private static String firstWord(String value) {
    String bare = value.strip();
    int end = bare.indexOf(' ');
    return end < 0 ? bare : bare.substring(0, end);
  }

  private static Stream<String> values(Message message, String field) {
    return message.headers().getOrDefault(field, List.of()).stream();
  }

  /// An address with or without a name before it.
  private static Optional<EmailAddress> address(String value) {
    int open = value.lastIndexOf('<');
    return EmailAddress.parse(open < 0 ? value : value.substring(open));
  }
}
