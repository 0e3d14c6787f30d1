package org.inboxaudit.extract.message;

import com.google.re2j.Pattern;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.extract.text.FoldedText;
import org.inboxaudit.extract.text.WordRules;

/// What the words of a message say.
final class BodyWords {
  /// A password is told in a short letter.
  private static final int SHORT = 20_000;

  private static final WordRules<BodyTrait> RULES =
      WordRules.load(
          BodyTrait.class, "body-words", "lure-words", "letter-languages", "letter-turns");

  /// A word for password, a mark, and something that could be one.
  private static final List<String> PASSWORDS =
      List.of(
          "pass",
          "pwd",
          "pw:",
          "kennwort",
          "mot de passe",
          "contraseña",
          "clave",
          "senha",
          "пароль",
          "密码",
          "密碼",
          "口令",
          "पासवर्ड",
          "གསང་ཚིག",
          "གསང་གྲངས",
          "مەخپىي نومۇر",
          "پارول");

  /// Before each line of a letter that is quoted (RFC 3676 §4.5).
  private static final String QUOTE = "\n>";

  /// How far behind the word the password itself stands, and how often that is tried.
  private static final int NEAR = 60;

  private static final int MOST = 20;

  /// A word for password, a mark, and something that could be one.
  private static final Pattern PASSWORD =
      Pattern.compile(
          "[^:：=\\n]*?(?:[:：=]| is | ist | est | es | é |是|为|為)\\s*[\"'“«(]?[^\\s\"'”»)][^\\s\"'”»)]+");

  private BodyWords() {}

  /// @param withFiles whether files hang on the message
  static Set<BodyTrait> in(FoldedText text, boolean withFiles) {
    Set<BodyTrait> traits = EnumSet.noneOf(BodyTrait.class);
    for (String folded : text.readings()) {
      Set<BodyTrait> said = RULES.in(folded);
      if ((withFiles || said.contains(BodyTrait.FILE_PASSWORD)) && !namesAPassword(folded)) {
        said.remove(BodyTrait.FILE_PASSWORD);
      } else if (withFiles) {
        said.add(BodyTrait.FILE_PASSWORD);
      }
      traits.addAll(said);
    }
    if (text.text().contains(QUOTE)) {
      traits.remove(BodyTrait.IMPERSONAL); // whom a quoted letter greets says nothing of this one
    }
    if (traits.contains(BodyTrait.TELLS_OF_CHARGE) && FreeCall.isNumbered(text.text())) {
      traits.add(BodyTrait.ASKS_TO_CALL);
    }
    if (text.disguised()) {
      traits.add(BodyTrait.DISGUISED_WORDS);
    }
    if (WalletAddresses.standIn(text.text())) {
      traits.add(BodyTrait.WALLET_ADDRESS);
    }
    return traits;
  }

  private static boolean namesAPassword(String folded) {
    String read = folded.substring(0, Math.min(SHORT, folded.length()));
    for (String word : PASSWORDS) {
      int count = 0;
      for (int at = read.indexOf(word); at >= 0 && count < MOST; at = read.indexOf(word, at + 1)) {
        if (PASSWORD.matcher(read.substring(at, Math.min(read.length(), at + NEAR))).lookingAt()) {
          return true;
        }
        count++;
      }
    }
    return false;
  }
}
