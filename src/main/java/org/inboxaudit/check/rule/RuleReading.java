package org.inboxaudit.check.rule;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.inboxaudit.check.Intel;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.RuleCondition;
import org.inboxaudit.evidence.RuleCondition.AllOf;
import org.inboxaudit.evidence.RuleCondition.Always;
import org.inboxaudit.evidence.RuleCondition.AnyOf;
import org.inboxaudit.evidence.RuleCondition.Exists;
import org.inboxaudit.evidence.RuleCondition.Matches;
import org.inboxaudit.evidence.RuleCondition.Never;
import org.inboxaudit.evidence.RuleCondition.Not;
import org.inboxaudit.evidence.RuleCondition.Opaque;
import org.inboxaudit.evidence.RuleCondition.Size;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Reads what a mail rule means, for all checks on rules: which mail it catches, what its name and
/// its folders tell. What it does with the mail is [Effect].
final class RuleReading {
  private static final Set<String> ON_EVERY_MESSAGE =
      Set.of("from", "to", "date", "subject", "message-id", "received", "return-path");
  private static final Set<String> ON_BULK_MAIL =
      Set.of(
          "list-id",
          "list-unsubscribe",
          "list-post",
          "precedence",
          "x-spam-flag",
          "x-spam",
          "x-spam-status",
          "x-spam-level");

  /// Fields whose text always holds an `@` and a dot.
  private static final Set<String> OF_ADDRESSES =
      Set.of("from", "to", "sender", "return-path", "message-id", "received");

  private static final long SMALLER_THAN_ANY_MESSAGE = 1023;
  private static final long LARGER_THAN_ANY_MESSAGE = 20L << 20;

  private RuleReading() {}

  /// Whether the server carries the rule out.
  static boolean runs(MailRule rule) {
    return rule.enabled() && !(rule.condition() instanceof Never);
  }

  /// Whether the condition holds for (nearly) all mail. Besides "always" these are the disguises of
  /// it (S07, S09): a size no message stays under, a field every message has, an empty text, and
  /// "everything but".
  static boolean catchesAll(RuleCondition condition) {
    return switch (condition) {
      case Always _ -> true;
      case Never _, Opaque _ -> false;
      case AllOf all -> all.conditions().stream().allMatch(RuleReading::catchesAll);
      case AnyOf any -> any.conditions().stream().anyMatch(RuleReading::catchesAll);
      case Not(Opaque _) -> false;
      case Not not -> !catchesAll(not.condition());
      case Exists exists -> ON_EVERY_MESSAGE.containsAll(exists.fields());
      case Matches matches ->
          matches.values().stream().anyMatch(value -> catchesAll(matches, value));
      case Size size ->
          size.over()
              ? size.octets() <= SMALLER_THAN_ANY_MESSAGE
              : size.octets() >= LARGER_THAN_ANY_MESSAGE;
    };
  }

  private static boolean catchesAll(Matches matches, String value) {
    Set<String> fields = Set.copyOf(matches.fields());
    boolean everywhere =
        fields.contains("body") || fields.stream().anyMatch(ON_EVERY_MESSAGE::contains);
    boolean address = fields.stream().anyMatch(OF_ADDRESSES::contains);
    if (value.indexOf('\u0000') >= 0) {
      return everywhere;
    }
    return switch (matches.match()) {
      case IS -> false;
      case PATTERN -> {
        String bare = value.replace("*", "").replace("?", "");
        yield value.contains("*")
            && everywhere
            && (bare.isEmpty() || (address && Set.of("@", ".", "@.").contains(bare)));
      }
      case REGEX -> everywhere && value.chars().allMatch(c -> "^.*+$()".indexOf(c) >= 0);
      case CONTAINS ->
          everywhere
              && (Set.of("", "*").contains(value)
                  || (address && Set.of("@", ".").contains(value))
                  || (fields.contains("body") && isOneLetter(value)));
    };
  }

  /// One Latin letter, dot or blank: no body is without.
  private static boolean isOneLetter(String value) {
    return value.length() == 1 && value.charAt(0) < 0x80 && !Character.isDigit(value.charAt(0));
  }

  /// Whether it catches nothing but lists and what a spam filter marked.
  static boolean catchesBulkOnly(RuleCondition condition) {
    return switch (condition) {
      case AllOf all -> all.conditions().stream().anyMatch(RuleReading::catchesBulkOnly);
      case AnyOf any ->
          !any.conditions().isEmpty()
              && any.conditions().stream().allMatch(RuleReading::catchesBulkOnly);
      case Exists exists -> ON_BULK_MAIL.containsAll(exists.fields());
      case Matches matches -> ON_BULK_MAIL.containsAll(matches.fields());
      case Always _, Never _, Not _, Size _, Opaque _ -> false;
    };
  }

  /// The words of a pack among the texts a rule looks for (S04, S05). What it looks for under a
  /// "not" is what it leaves alone.
  static List<String> wordsIn(String pack, MailRule rule, Intel intel) {
    return wanted(rule.condition())
        .flatMap(matches -> matches.values().stream())
        .flatMap(value -> intel.wordsIn(pack, value).stream())
        .distinct()
        .toList();
  }

  static List<String> securityWords(MailRule rule, Intel intel) {
    return wordsIn("security-words", rule, intel);
  }

  /// Whether a rule picks out the letters in which a provider warns of sign-ins and changes, by
  /// their address or by its whole domain.
  static boolean picksAlertLetters(MailRule rule, Intel intel) {
    return wanted(rule.condition())
        .filter(matches -> matches.fields().stream().anyMatch(Set.of("from", "sender")::contains))
        .flatMap(matches -> matches.values().stream())
        .map(value -> value.replace("*", ""))
        .anyMatch(value -> isAlertLetters(value, intel));
  }

  private static boolean isAlertLetters(String value, Intel intel) {
    int at = value.lastIndexOf('@');
    return at > 0
        ? EmailAddress.parse(value).filter(intel::isAlertSender).isPresent()
        : intel.isAlertDomain(new Domain(value.substring(at + 1)));
  }

  private static Stream<Matches> wanted(RuleCondition condition) {
    return switch (condition) {
      case Matches matches -> Stream.of(matches);
      case AllOf all -> all.conditions().stream().flatMap(RuleReading::wanted);
      case AnyOf any -> any.conditions().stream().flatMap(RuleReading::wanted);
      case Always _, Never _, Not _, Exists _, Size _, Opaque _ -> Stream.empty();
    };
  }

  /// Whether a name is none (S06): blanks or punctuation only, one character again and again, or
  /// one or two small Latin letters or digits. Two characters of Chinese or Tibetan are a word, two
  /// capitals an abbreviation; a dot within a name means nothing.
  static boolean isOddName(String name) {
    String bare = Normalizer.normalize(name, Normalizer.Form.NFKC).strip();
    boolean plain = bare.chars().allMatch(c -> c < 0x80);
    return !name.isEmpty()
        && (bare.codePoints().noneMatch(Character::isLetterOrDigit)
            || (plain && bare.length() <= 2 && !isAbbreviation(bare))
            || (plain && bare.toLowerCase(Locale.ROOT).chars().distinct().count() == 1));
  }

  private static boolean isAbbreviation(String bare) {
    return bare.length() == 2
        && bare.chars().allMatch(Character::isUpperCase)
        && bare.charAt(0) != bare.charAt(1);
  }

  /// A folder that nobody opens: one that programs make and people forget, or one without a name to
  /// speak of.
  static boolean isHideAway(String folder, Intel intel) {
    return intel.isFolderIn("hide-away-folders", folder)
        || isOddName(folder.substring(folder.lastIndexOf('/') + 1));
  }

  /// A finding about a rule that the server does not carry out.
  static Finding switchedOff(Finding finding) {
    return finding.at(Severity.LOW, Confidence.WEAK).with("variant", "disabled");
  }
}
