package org.inboxaudit.extract.message;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.inboxaudit.evidence.SensitiveContent;

/// What a thief of mail would look for in a text, by words and by the shapes of numbers. Only the
/// kinds leave, never the text.
public final class SensitiveText {
  /// So much of a text is read. What is worth stealing stands in the first part of it, or again.
  private static final int LONGEST = 200_000;

  private static final int MOST_CANDIDATES = 200;

  /// Rows with a way to reach somebody, before they are a list of people.
  private static final int ROWS = 12;

  private static final WordRules<SensitiveContent> RULES =
      WordRules.load("sensitive-words", SensitiveContent.class);

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY(?: BLOCK)?-----");

  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "(?i)(?:^|[\\s>*|])(?:password|passwd|passphrase|pwd|passwort|kennwort|mot de passe"
              + "|contraseña|senha|пароль|密码|密碼|api[_ -]?key|secret[_ -]?key|recovery (?:code|key)"
              + "|seed phrase)\\s{0,3}[:=：]\\s{0,3}[^\\s]{5,80}");

  /// ISO 13616, in groups or in one.
  private static final Pattern IBAN =
      Pattern.compile("\\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b");

  /// ISO/IEC 7812, in the groups in which it stands on the card.
  private static final Pattern CARD =
      Pattern.compile(
          "\\b(?:[3-6][0-9]{3}([ -])[0-9]{4}[ -][0-9]{4}[ -][0-9]{3,4}"
              + "|3[47][0-9]{2}[ -][0-9]{6}[ -][0-9]{5})\\b");

  /// An address, or a number of a telephone.
  private static final Pattern REACH =
      Pattern.compile(
          "[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}\\.[A-Za-z0-9.-]{2,100}"
              + "|\\+?[0-9][0-9 ()/.-]{7,18}[0-9]");

  private SensitiveText() {}

  /// The kinds of content in a text.
  public static Set<SensitiveContent> in(String text) {
    String read = text.substring(0, Math.min(LONGEST, text.length()));
    Set<SensitiveContent> kinds = EnumSet.noneOf(SensitiveContent.class);
    for (String reading : TextDecoding.readings(read)) {
      kinds.addAll(RULES.in(LetterText.folded(reading)));
    }
    if (holdsMachineReadableLines(read)) {
      kinds.add(SensitiveContent.IDENTITY_PAPER);
    }
    if (KEY.matcher(read).find() || CREDENTIAL.matcher(read).find()) {
      kinds.add(SensitiveContent.CREDENTIAL);
    }
    if (holds(IBAN, read, SensitiveText::isAccount)
        || holds(CARD, read, SensitiveText::isCard)) {
      kinds.add(SensitiveContent.MONEY);
    }
    if (isList(read)) {
      kinds.add(SensitiveContent.PEOPLE_LIST);
    }
    return kinds;
  }

  private interface Proof {
    boolean holds(String candidate);
  }

  private static boolean holds(Pattern pattern, String text, Proof proof) {
    Matcher matcher = pattern.matcher(text);
    for (int i = 0; i < MOST_CANDIDATES && matcher.find(); i++) {
      if (proof.holds(matcher.group())) {
        return true;
      }
    }
    return false;
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
              && plain.chars().allMatch(c -> c == '<' || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
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
    if (text.indexOf('@') < 0 && text.chars().filter(c -> c >= '0' && c <= '9').count() < 100) {
      return false;
    }
    int rows = 0;
    for (String line : text.lines().limit(5_000).toList()) {
      String lower = line.toLowerCase(Locale.ROOT);
      boolean field =
          lower.startsWith(">")
              || lower.startsWith("from:")
              || lower.startsWith("to:")
              || lower.startsWith("cc:")
              || lower.contains("wrote:");
      boolean candidate =
          !field
              && line.length() < 500
              && !line.contains("://")
              && line.chars().filter(Character::isLetter).count() >= 4
              && (line.indexOf('@') >= 0
                  || line.chars().filter(Character::isDigit).count() >= 9);
      if (candidate && REACH.matcher(line).find() && ++rows >= ROWS) {
        return true;
      }
    }
    return false;
  }
}
