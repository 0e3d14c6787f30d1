package org.inboxaudit.extract.sieve;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.RuleAction;

/// What a stranger would plant in an automatic answer: where its links lead, whom it names, whether
/// it names an account to pay to. The text itself is told to nobody.
///
/// Blind spot: a text in base64, a picture, an account number alone that is no IBAN, and what
/// stands behind the first 200,000 characters.
final class ReplyText {
  private static final int MAXIMUM_TEXT = 200_000;
  private static final int MAXIMUM_FOUND = 50;
  private static final int LONGEST_DOMAIN = 253;

  private static final Pattern LINK = Pattern.compile("(?i)(?:https?://|\\bwww\\.)[^\\s<>\"]+");
  private static final Pattern ADDRESS =
      Pattern.compile("[\\p{L}\\p{N}._%+'-]+@[\\p{L}\\p{N}.-]+\\.[\\p{L}\\p{N}-]{2,}");
  private static final Pattern HOST =
      Pattern.compile("[\\p{L}\\p{N}_-]+(?:\\.[\\p{L}\\p{N}_-]+)+|\\[[0-9a-f:.]+\\]");

  /// Where an IBAN may begin (ISO 13616), with what may follow, blanks between included.
  private static final Pattern IBAN_START =
      Pattern.compile("(?i)\\b[A-Z]{2}[0-9]{2}(?:[ \\x{A0}.-]?[A-Z0-9]){11,30}");

  /// Length of an IBAN by country.
  private static final String IBAN_LENGTHS =
      "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BR29BY28CH21CR22CY28CZ24DE22DK18DO28EE20EG29ES24FI18FO18"
          + "FR27GB22GE22GI23GL18GR27GT28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20"
          + "LV21MC27MD24ME22MK19MR27MT31MU30NL18NO15PK24PL28PS29PT25QA29RO24RS22SA24SC31SE24SI19SK24"
          + "SM27TL23TN24TR26UA29VA22VG24XK20";

  /// Words that stand before the number of an account.
  private static final Pattern ACCOUNT =
      Pattern.compile(
          "(?i)(?:\\b(?:iban|swift|bic|a/c|ifsc|sort code|routing (?:no|number)"
              + "|account (?:no|number)|bank account|kontonummer|bankverbindung|rekeningnummer"
              + "|kontonumber|numer konta|num[eé]ro de compte|num[eé]ro de conta"
              + "|n[uú]mero de cuenta|cuenta bancaria|numero di conto|conto corrente)\\b"
              + "|номер сч[её]та|银行账号|银行账户|银行帐号|口座番号|खाता संख्या|खाता नंबर)"
              + "[^0-9]{0,40}[0-9][0-9 .-]{2,}[0-9]");

  private static final BigInteger IBAN_MODULUS = BigInteger.valueOf(97);

  private ReplyText() {}

  /// @param from the sender that the answer claims, empty if it says none
  /// @param mime whether the text is a MIME entity with its own header (RFC 5230 §4.4)
  static RuleAction.Reply read(String text, String from, boolean mime) {
    String start = text.substring(0, Math.min(MAXIMUM_TEXT, text.length()));
    String whole = mime ? start.replace("=\r\n", "") : start;
    Set<Domain> links = new LinkedHashSet<>();
    StringBuilder rest = new StringBuilder();
    int at = 0;
    for (Matcher link = LINK.matcher(whole); link.find(); at = link.end()) {
      if (links.size() < MAXIMUM_FOUND) {
        host(link.group()).ifPresent(links::add);
      }
      rest.append(whole, at, link.start()).append(' ');
    }
    rest.append(whole, at, whole.length());
    Set<EmailAddress> addresses = new LinkedHashSet<>();
    MailboxText.address(from).ifPresent(addresses::add);
    for (Matcher found = ADDRESS.matcher(rest);
        found.find() && addresses.size() < MAXIMUM_FOUND; ) {
      EmailAddress.parse(found.group()).ifPresent(addresses::add);
    }
    return new RuleAction.Reply(
        List.copyOf(links), new ArrayList<>(addresses), ACCOUNT.matcher(rest).find() || iban(rest));
  }

  /// The host of a link as browsers take it: after a name and password, before a port, and with a
  /// backslash for a slash.
  private static Optional<Domain> host(String link) {
    String lower = link.toLowerCase(Locale.ROOT).replace('\\', '/');
    int scheme = lower.indexOf("://");
    String authority = (scheme < 0 ? lower : lower.substring(scheme + 3)).split("[/?#]", 2)[0];
    Matcher host = HOST.matcher(authority.substring(authority.lastIndexOf('@') + 1));
    return host.lookingAt() && host.end() <= LONGEST_DOMAIN
        ? Optional.of(new Domain(host.group()))
        : Optional.empty();
  }

  private static boolean iban(CharSequence text) {
    int from = 0;
    for (Matcher start = IBAN_START.matcher(text); start.find(from); from = start.start() + 2) {
      StringBuilder plain = new StringBuilder();
      start.group().chars().filter(Character::isLetterOrDigit).forEach(plain::appendCodePoint);
      if (isIban(plain.toString().toUpperCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  /// The check of ISO 7064: the first four characters go to the end, letters become numbers, and
  /// the rest of a division by 97 is 1.
  private static boolean isIban(String plain) {
    int country = IBAN_LENGTHS.indexOf(plain.substring(0, 2));
    if (country < 0) {
      return false;
    }
    int length = Integer.parseInt(IBAN_LENGTHS.substring(country + 2, country + 4));
    if (plain.length() < length) {
      return false;
    }
    StringBuilder digits = new StringBuilder();
    (plain.substring(4, length) + plain.substring(0, 4))
        .chars()
        .forEach(c -> digits.append(Character.digit(c, 36)));
    return new BigInteger(digits.toString()).mod(IBAN_MODULUS).equals(BigInteger.ONE);
  }
}
