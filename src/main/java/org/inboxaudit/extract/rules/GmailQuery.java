package org.inboxaudit.extract.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.RuleCondition;

/// Reads the search language of Gmail as far as it can be said in our words; the rest stays opaque,
/// term by term.
///
/// Words side by side must all be there. `OR` and `|` bind tighter than that, braces hold
/// alternatives, a hyphen negates, quotes hold a phrase, and `from:` and its like say where to
/// look. Gmail compares whole words, we compare parts of texts: what we say is never narrower.
final class GmailQuery {
  static final List<String> EVERYWHERE = List.of("from", "to", "cc", "subject", "body");

  private static final int DEPTH = 20;
  private static final int MAXIMUM_TERMS = 5_000;
  private static final Map<String, List<String>> FIELDS =
      Map.of(
          "from", List.of("from"),
          "to", List.of("to", "cc", "bcc"),
          "cc", List.of("cc"),
          "bcc", List.of("bcc"),
          "subject", List.of("subject"),
          "list", List.of("list-id"),
          "deliveredto", List.of("delivered-to"),
          "rfc822msgid", List.of("message-id"));
  private static final Set<String> LARGER = Set.of("larger", "larger_than", "size");
  private static final Set<String> SMALLER = Set.of("smaller", "smaller_than");
  private static final Set<String> OTHERS =
      Set.of(
          "has",
          "in",
          "is",
          "label",
          "category",
          "filename",
          "after",
          "before",
          "older",
          "newer",
          "older_than",
          "newer_than");

  private final String query;
  private int at;
  private int depth;
  private int terms;

  private GmailQuery(String query) {
    this.query = query;
  }

  /// @param fields where words without an operator are looked for
  static RuleCondition read(String query, List<String> fields) {
    GmailQuery reader = new GmailQuery(query);
    List<RuleCondition> parts = new ArrayList<>();
    while (reader.at < query.length()) {
      parts.add(reader.group(fields, false));
      reader.at++; // a closing bracket that nobody opened
    }
    return reader.terms > MAXIMUM_TERMS ? RuleDraft.opaque("search") : Conditions.all(parts);
  }

  /// Everything up to the end or to a closing bracket, which stays where it is.
  private RuleCondition group(List<String> fields, boolean alternatives) {
    List<RuleCondition> all = new ArrayList<>();
    List<RuleCondition> any = new ArrayList<>();
    boolean joins = false;
    for (Optional<RuleCondition> term = term(fields); term.isPresent(); term = term(fields)) {
      if (!joins && !alternatives && !any.isEmpty()) {
        all.add(Conditions.any(any));
        any.clear();
      }
      any.add(term.get());
      joins = or();
    }
    if (!any.isEmpty()) {
      all.add(Conditions.any(any));
    }
    return Conditions.all(all);
  }

  /// The next term; a hyphen that stands alone is none.
  private Optional<RuleCondition> term(List<String> fields) {
    boolean negative;
    do {
      skipJoints();
      if (at >= query.length() || isClosing(query.charAt(at))) {
        return Optional.empty();
      }
      negative = sign();
    } while (at >= query.length() || isSpace(query.charAt(at)) || query.charAt(at) == '|');
    if (isClosing(query.charAt(at))) {
      return Optional.empty();
    }
    if (++terms > MAXIMUM_TERMS) {
      at = query.length();
      return Optional.of(RuleDraft.opaque("search"));
    }
    RuleCondition found = unsigned(fields);
    return Optional.of(negative ? Conditions.not(found) : found);
  }

  private boolean sign() {
    boolean negative = false;
    while (at < query.length() && (query.charAt(at) == '-' || query.charAt(at) == '+')) {
      negative ^= query.charAt(at++) == '-';
    }
    return negative;
  }

  private RuleCondition unsigned(List<String> fields) {
    return switch (query.charAt(at)) {
      case '(' -> bracketed(fields, false);
      case '{' -> bracketed(fields, true);
      case '"' -> text(quoted(), fields);
      default -> word(fields);
    };
  }

  private RuleCondition bracketed(List<String> fields, boolean alternatives) {
    if (depth >= DEPTH) {
      at = query.length();
      return RuleDraft.opaque("search");
    }
    at++;
    depth++;
    RuleCondition inner = group(fields, alternatives);
    depth--;
    at++;
    return inner;
  }

  private String quoted() {
    int end = query.indexOf('"', at + 1);
    String phrase = query.substring(at + 1, end < 0 ? query.length() : end);
    at = end < 0 ? query.length() : end + 1;
    return phrase;
  }

  private RuleCondition word(List<String> fields) {
    int start = at;
    while (at < query.length() && !isBorder(query.charAt(at))) {
      at++;
    }
    String word = query.substring(start, at);
    int colon = word.indexOf(':');
    String operator = colon < 0 ? "" : word.substring(0, colon).toLowerCase(Locale.ROOT);
    String value = word.substring(colon + 1);
    if (FIELDS.containsKey(operator)) {
      List<String> own = FIELDS.getOrDefault(operator, fields);
      return value.isEmpty() ? operand(own) : text(value, own);
    }
    if (LARGER.contains(operator) || SMALLER.contains(operator)) {
      return Octets.read(value)
          .<RuleCondition>map(size -> new RuleCondition.Size(LARGER.contains(operator), size))
          .orElseGet(() -> RuleDraft.opaque(word));
    }
    if (OTHERS.contains(operator)) {
      return value.isEmpty()
          ? Conditions.all(List.of(RuleDraft.opaque(word), operand(fields)))
          : RuleDraft.opaque(word);
    }
    return text(word, fields);
  }

  /// What follows an operator that ends in its colon.
  private RuleCondition operand(List<String> fields) {
    return at < query.length() && isOpening(query.charAt(at))
        ? term(fields).orElse(Conditions.ALWAYS)
        : RuleDraft.opaque("search");
  }

  /// A star stands for anything, so a star alone for everything; `me` is whoever owns the mailbox.
  private static RuleCondition text(String text, List<String> fields) {
    String bare = text.strip();
    while (bare.startsWith("*")) {
      bare = bare.substring(1);
    }
    while (bare.endsWith("*")) {
      bare = bare.substring(0, bare.length() - 1);
    }
    if (bare.isEmpty()) {
      return Conditions.ALWAYS;
    }
    boolean me = bare.equalsIgnoreCase("me") && !fields.contains("subject");
    return me ? RuleDraft.opaque("me") : Conditions.contains(fields, List.of(bare));
  }

  private void skipJoints() {
    do {
      while (at < query.length() && isSpace(query.charAt(at))) {
        at++;
      }
    } while (isWord("AND") || isWord("OR") || isPipe());
  }

  /// Whether an `OR` comes next; it is passed over.
  private boolean or() {
    while (at < query.length() && isSpace(query.charAt(at))) {
      at++;
    }
    return isWord("OR") || isPipe();
  }

  private boolean isPipe() {
    boolean pipe = at < query.length() && query.charAt(at) == '|';
    at += pipe ? 1 : 0;
    return pipe;
  }

  private boolean isWord(String joint) {
    int end = at + joint.length();
    boolean found =
        query.startsWith(joint, at) && (end == query.length() || isBorder(query.charAt(end)));
    at = found ? end : at;
    return found;
  }

  private static boolean isBorder(char c) {
    return isSpace(c) || isOpening(c) || isClosing(c) || c == '|';
  }

  private static boolean isOpening(char c) {
    return c == '(' || c == '{' || c == '"';
  }

  private static boolean isClosing(char c) {
    return c == ')' || c == '}';
  }

  private static boolean isSpace(char c) {
    return c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
