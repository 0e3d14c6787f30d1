package org.inboxaudit.extract.message;

import com.google.re2j.Pattern;
import java.util.EnumSet;
import java.util.Set;
import org.inboxaudit.evidence.BodyTrait;

/// What the words of a message say.
final class BodyWords {
  /// How long a text is read for its words; letters that threaten or ask do so at once.
  private static final int LONGEST = 200_000;

  /// A password is told in a short letter.
  private static final int SHORT = 20_000;

  private static final WordRules<BodyTrait> RULES = WordRules.load("body-words", BodyTrait.class);

  /// A word for password, a mark, and something that could be one.
  private static final Pattern PASSWORD =
      Pattern.compile(
          "(?:password|passwort|kennwort|passcode|mot de passe|contrasena|contraseña|clave|senha"
              + "|пароль|密码|密碼|口令|पासवर्ड|གསང་ཚིག|གསང་གྲངས|مەخپىي نومۇر|پارول|\\bpass|\\bpwd|\\bpw)"
              + "[^:：=\\n]{0,30}?(?:[:：=]| is | ist | est | es | é |是|为|為)\\s*[\"'“«(]?"
              + "[^\\s\"'”»)]{2,40}");

  private BodyWords() {}

  /// @param withFiles whether files hang on the message
  static Set<BodyTrait> in(String text, boolean withFiles) {
    Set<BodyTrait> traits = EnumSet.noneOf(BodyTrait.class);
    String read = text.substring(0, Math.min(LONGEST, text.length()));
    for (String reading : TextDecoding.readings(read)) {
      String folded = LetterText.folded(reading);
      Set<BodyTrait> said = RULES.in(folded);
      if ((withFiles || said.contains(BodyTrait.FILE_PASSWORD)) && !namesAPassword(folded)) {
        said.remove(BodyTrait.FILE_PASSWORD);
      } else if (withFiles) {
        said.add(BodyTrait.FILE_PASSWORD);
      }
      traits.addAll(said);
    }
    return traits;
  }

  private static boolean namesAPassword(String folded) {
    return PASSWORD.matcher(folded.substring(0, Math.min(SHORT, folded.length()))).find();
  }
}
