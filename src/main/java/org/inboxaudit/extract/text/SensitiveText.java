package org.inboxaudit.extract.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.inboxaudit.evidence.SensitiveContent;

/// What a thief of mail would look for in a text, by words and by the shapes of numbers. Only the
/// kinds leave, never the text.
public final class SensitiveText {
  private static final int MOST_CANDIDATES = 500;

  private static final int LONGEST_NUMBER = 45;

  /// Rows with a way to reach somebody, before they are a list of people.
  private static final int ROWS = 12;

  private static final int LINES = 5_000;
  private static final int SHORTEST_ROW = 5;
  private static final int LONGEST_ROW = 500;
  private static final int SHORTEST_TELEPHONE = 9;
  private static final int LONGEST_TELEPHONE = 15;

  private static final WordRules<SensitiveContent> RULES =
      WordRules.load(SensitiveContent.class, "sensitive-words");

  private static final List<String> SECRETS =
      List.of(
          "password",
          "passwd",
          "passphrase",
          "passwort",
          "kennwort",
          "mot de passe",
          "contraseña",
          "senha",
          "пароль",
          "密码",
          "密碼",
          "api key",
          "api_key",
          "secret key",
          "recovery code",
          "seed phrase");

  /// A mark behind the word, and something that could be the secret.
  private static final Pattern SECRET = Pattern.compile(" ?[:=：] ?[^ ][^ ][^ ][^ ][^ ]");

  /// ISO 13616, in groups or in one.
  private static final Pattern IBAN =
      Pattern.compile("\\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b");

  /// ISO/IEC 7812, in the groups in which it stands on the card.
  private static final Pattern CARD =
      Pattern.compile(
          "\\b(?:[3-6][0-9]{3}([ -])[0-9]{4}[ -][0-9]{4}[ -][0-9]{3,4}"
              + "|3[47][0-9]{2}[ -][0-9]{6}[ -][0-9]{5})\\b");

  private SensitiveText() {}

  /// The kinds of content in a text.
  public static Set<SensitiveContent> in(String text) {
    return in(FoldedText.of(text));
  }

  public static Set<SensitiveContent> in(FoldedText text) {
    String read = text.text();
    Set<SensitiveContent> kinds = EnumSet.noneOf(SensitiveContent.class);
    for (String folded : text.readings()) {
      kinds.addAll(RULES.in(folded));
      if (tellsASecret(folded)) {
        kinds.add(SensitiveContent.CREDENTIAL);
      }
    }
    if (holdsMachineReadableLines(read)) {
      kinds.add(SensitiveContent.IDENTITY_PAPER);
    }
    if (read.contains("PRIVATE KEY-----") || read.contains("PRIVATE KEY BLOCK-----")) {
      kinds.add(SensitiveContent.CREDENTIAL);
    }
    if (holds(IBAN, read, SensitiveText::isAccount) || holds(CARD, read, SensitiveText::isCard)) {
      kinds.add(SensitiveContent.MONEY);
    }
    if (isList(read)) {
      kinds.add(SensitiveContent.PEOPLE_LIST);
    }
    return kinds;
  }

  private static boolean tellsASecret(String folded) {
    for (String word : SECRETS) {
      int count = 0;
      for (int at = folded.indexOf(word);
          at >= 0 && count < MOST_CANDIDATES;
          at = folded.indexOf(word, at + 1)) {
        int end = at + word.length();
        String behind = folded.substring(end, Math.min(folded.length(), end + 12));
        if (SECRET.matcher(behind).lookingAt()) {
          return true;
        }
        count++;
      }
    }
    return false;
  }

  private interface Proof {
    boolean holds(String candidate);
  }

  /// Tries a pattern only where a word with a digit early in it begins: most texts hold none.
  private static boolean holds(Pattern pattern, String text, Proof proof) {
    int count = 0;
    for (int at = 0; at + 4 < text.length() && count < MOST_CANDIDATES; at++) {
      if (isDigit(text.charAt(at + 2))
          && isDigit(text.charAt(at + 3))
          && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))) {
        count++;
        Matcher matcher =
            pattern.matcher(text.substring(at, Math.min(text.length(), at + LONGEST_NUMBER)));
        if (matcher.lookingAt() && proof.holds(matcher.group())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// ISO 7064, MOD 97-10.
  private static boolean isAccount(String candidate) {
    String plain = candidate.replace(" ", "");
    if (plain.length() < 15 || plain.length() > 34) {
      return false;
    }
    StringBuilder digits = new StringBuilder();
    (plain.substring(4) + plain.substring(0, 4))
        .chars()
        .forEach(c -> digits.append(Character.digit(c, 36)));
    return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
  }

  /// ISO/IEC 7812-1, annex B.
  private static boolean isCard(String candidate) {
    String digits = candidate.replace(" ", "").replace("-", "");
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit : digit * 2;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0 && digits.chars().distinct().count() > 3;
  }

  /// Two lines or more of the machine-readable zone of a passport or a card (ICAO 9303).
  private static boolean holdsMachineReadableLines(String text) {
    if (text.indexOf("<<") < 0) {
      return false;
    }
    int run = 0;
    for (String line : text.lines().toList()) {
      String plain = line.strip();
      boolean length = plain.length() == 44 || plain.length() == 36 || plain.length() == 30;
      boolean zone =
          length
              && plain
                  .chars()
                  .allMatch(c -> c == '<' || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
              && plain.indexOf('<') >= 0;
      run = zone ? run + 1 : 0;
      if (run == 2) {
        return true;
      }
    }
    return false;
  }

  /// Whether row after row names a way to reach somebody. The names of the fields of a header, as
  /// they stand in an answer, are none.
  private static boolean isList(String text) {
    int rows = 0;
    int lines = 0;
    for (Iterator<String> all = text.lines().iterator(); all.hasNext() && lines < LINES; lines++) {
      if (isRow(all.next()) && ++rows >= ROWS) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRow(String line) {
    if (line.length() < SHORTEST_ROW || line.length() >= LONGEST_ROW) {
      return false;
    }
    return (line.indexOf('@') >= 0 || namesATelephone(line))
        && line.chars().filter(Character::isLetter).limit(4).count() == 4
        && !line.contains("://")
        && !isAnswered(line.toLowerCase(Locale.ROOT));
  }

  /// Whether nine to fifteen digits (ITU-T E.164 §6) stand together as people write them. Dates,
  /// times and amounts, of which tables are full, have other marks between.
  private static boolean namesATelephone(String line) {
    int digits = 0;
    for (int i = 0; i <= line.length(); i++) {
      char c = i < line.length() ? line.charAt(i) : '\n';
      if (Character.isDigit(c)) {
        digits++;
      } else if (digits > 0 && " +()-.\u00a0".indexOf(c) < 0) {
        if (digits >= SHORTEST_TELEPHONE && digits <= LONGEST_TELEPHONE && c != ':') {
          return true;
        }
        digits = 0;
      }
    }
    return false;
  }

  private static boolean isAnswered(String lower) {
    return lower.startsWith(">")
        || lower.startsWith("from:")
        || lower.startsWith("to:")
        || lower.startsWith("cc:")
        || lower.contains("wrote:");
  }
}
