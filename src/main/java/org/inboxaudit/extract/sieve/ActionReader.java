package org.inboxaudit.extract.sieve;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.extract.sieve.SieveSyntax.Arguments;
import org.inboxaudit.extract.sieve.SieveSyntax.Command;
import org.inboxaudit.extract.sieve.SieveSyntax.Test;
import org.inboxaudit.extract.sieve.Variables.Expanded;

/// Translates actions, one command into what it does.
final class ActionReader {
  private static final int MAXIMUM_TEXT = 500;
  private static final int MAXIMUM_NAME = 100;

  private static final Set<String> KNOWN =
      Set.of(
          "addflag",
          "addheader",
          "deleteheader",
          "discard",
          "ereject",
          "execute",
          "fileinto",
          "filter",
          "include",
          "keep",
          "mark",
          "notify",
          "pipe",
          "redirect",
          "reject",
          "removeflag",
          "replaceheader",
          "report",
          "setflag",
          "snooze",
          "vacation");

  private final Variables variables;

  ActionReader(Variables variables) {
    this.variables = variables;
  }

  /// Whether this is a command of no extension that we know.
  static boolean isUnknown(Command command) {
    return !KNOWN.contains(command.name());
  }

  /// @param keepsCopy whether the mailbox keeps the message, whatever the command itself does
  List<RuleAction> read(Command command, boolean keepsCopy) {
    Arguments arguments = command.arguments();
    List<RuleAction> actions = new ArrayList<>();
    switch (command.name()) {
      case "keep" -> actions.add(new RuleAction.Keep());
      case "fileinto" -> actions.add(new RuleAction.FileInto(shown(arguments.last())));
      case "discard" -> actions.add(new RuleAction.Discard());
      case "reject", "ereject" -> actions.add(new RuleAction.Reject());
      case "vacation" -> actions.add(reply(arguments));
      case "redirect" -> arguments.last().forEach(to -> actions.add(forward(to, keepsCopy)));
      case "notify" -> actions.addAll(notify(arguments, keepsCopy));
      case "setflag", "addflag" -> actions.add(new RuleAction.SetFlags(flags(arguments.last())));
      case "mark" -> actions.add(new RuleAction.SetFlags(List.of("\\Flagged")));
      case "addheader", "deleteheader", "replaceheader" ->
          actions.add(new RuleAction.EditHeader(shown(first(arguments))));
      case "include" ->
          arguments
              .last()
              .forEach(
                  script ->
                      actions.add(
                          new RuleAction.Include(shown(List.of(script)), arguments.has("global"))));
      case "pipe", "filter", "execute" ->
          actions.add(new RuleAction.Execute(shown(first(arguments))));
      case "report" -> actions.add(report(arguments));
      default ->
          actions.add(
              new RuleAction.Opaque(
                  command.name().substring(0, Math.min(MAXIMUM_NAME, command.name().length()))));
    }
    arguments
        .tagged("flags")
        .ifPresent(flags -> actions.add(0, new RuleAction.SetFlags(flags(flags))));
    return actions;
  }

  /// A report goes out with the whole message in it, or with its header (vnd.dovecot.report), and
  /// the mailbox keeps what it would keep without.
  private RuleAction report(Arguments arguments) {
    String to = arguments.last().isEmpty() ? "" : arguments.last().getFirst();
    RuleAction whole = forward(to, true);
    return arguments.has("headers_only")
            && whole instanceof RuleAction.Forward(EmailAddress target, boolean _)
        ? notifying(target)
        : whole;
  }

  private RuleAction.Reply reply(Arguments arguments) {
    String subject = expanded(arguments.tagged("subject").orElse(List.of()));
    List<List<String>> reason = arguments.positional();
    String text = reason.isEmpty() ? "" : expanded(reason.getLast());
    return ReplyText.read(
        subject + "\n" + text,
        expanded(arguments.tagged("from").orElse(List.of())),
        arguments.has("mime"));
  }

  private String expanded(List<String> texts) {
    return texts.isEmpty() ? "" : variables.expand(texts.getFirst()).text();
  }

  /// Programs that a test hands the message to: `execute` and `filter` are tests as well.
  List<RuleAction> programs(List<Test> tests) {
    List<RuleAction> actions = new ArrayList<>();
    for (Test test : tests) {
      if (test.name().equals("execute") || test.name().equals("filter")) {
        actions.add(new RuleAction.Execute(shown(first(test.arguments()))));
      }
      actions.addAll(programs(test.tests()));
    }
    return actions;
  }

  /// The flags in a list: RFC 5232 §2 lets one string hold several, parted by spaces.
  List<String> flags(List<String> texts) {
    return texts.stream()
        .flatMap(text -> List.of(variables.expand(text).text().split(" ", -1)).stream())
        .filter(flag -> !flag.isEmpty())
        .map(ActionReader::cut)
        .toList();
  }

  private RuleAction forward(String to, boolean keepsCopy) {
    Expanded target = variables.expand(to);
    Optional<EmailAddress> address =
        target.constant() ? MailboxText.address(target.text()) : Optional.empty();
    // An address that we cannot read counts as one that nobody can read beforehand.
    return address.isPresent()
        ? new RuleAction.Forward(address.get(), keepsCopy)
        : new RuleAction.ForwardComputed(cut(to), keepsCopy);
  }

  /// RFC 5435, with the address in a `mailto:` (RFC 5436), and the draft before it, which older
  /// servers have, with the address in `:options`.
  private List<RuleAction> notify(Arguments arguments, boolean keepsCopy) {
    boolean draft = arguments.positional().isEmpty();
    // The options of RFC 5435 are no addresses.
    List<String> options = draft ? arguments.tagged("options").orElse(List.of()) : List.of();
    List<String> methods = draft ? arguments.tagged("method").orElse(List.of()) : arguments.last();
    List<RuleAction> actions = new ArrayList<>();
    for (String method : methods) {
      // Only the body of the note is computed in most scripts that compute any of it.
      Expanded text = variables.expand(method);
      Expanded to = text.constant() ? text : variables.expand(method.split("[?]", -1)[0]);
      if (!to.constant()) {
        actions.add(new RuleAction.ForwardComputed(cut(method), keepsCopy));
      } else if (to.text().strip().toLowerCase(Locale.ROOT).startsWith("mailto:")) {
        mailto(to.text().strip().substring(7)).forEach(target -> actions.add(notifying(target)));
      }
    }
    for (String option : options) {
      MailboxText.address(variables.expand(option).text())
          .ifPresent(to -> actions.add(notifying(to)));
    }
    return actions.isEmpty() ? List.of(new RuleAction.Opaque("notify")) : actions;
  }

  private static RuleAction notifying(EmailAddress target) {
    return new RuleAction.NotifyAddress(target);
  }

  /// Every address of a mailto URI, those in its header fields included (RFC 6068 §2).
  private static List<EmailAddress> mailto(String uri) {
    List<EmailAddress> addresses = new ArrayList<>();
    for (String piece : List.of(uri.split("[?&,]", -1))) {
      String value = piece;
      int equals = piece.indexOf('=');
      String field = equals < 0 ? "" : piece.substring(0, equals).toLowerCase(Locale.ROOT);
      if (List.of("to", "cc", "bcc").contains(field)) {
        value = piece.substring(equals + 1);
      } else if (List.of("subject", "body", "from", "in-reply-to").contains(field)) {
        continue;
      }
      MailboxText.address(decoded(value)).ifPresent(addresses::add);
    }
    return addresses;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  private static List<String> first(Arguments arguments) {
    List<List<String>> positional = arguments.positional();
    return positional.isEmpty() ? List.of() : positional.getFirst();
  }

  private String shown(List<String> texts) {
    return cut(expanded(texts));
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(MAXIMUM_TEXT, text.length()));
  }
}
