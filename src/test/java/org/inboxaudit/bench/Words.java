package org.inboxaudit.bench;

import java.util.List;
import java.util.random.RandomGenerator;

/// Invented text, the same for the same random numbers.
final class Words {
  private static final List<String> WORDS =
      List.of(
          ("apple bridge candle dinner evening forest garden harbour island journey kettle ladder "
                  + "market number orange paper quarter river summer table uncle village window "
                  + "yellow answer before carry dance early follow gather happen inside later "
                  + "matter never often people rather second through under visit while about and "
                  + "are because but can for from has have her his into its not our she than that "
                  + "the their then there they this was were what when which will with would you")
              .split(" "));
  private static final int LINE = 72;

  private final RandomGenerator random;

  Words(RandomGenerator random) {
    this.random = random;
  }

  String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  /// So many words on one line.
  String words(int count) {
    StringBuilder text = new StringBuilder(word());
    for (int i = 1; i < count; i++) {
      text.append(' ').append(word());
    }
    return text.toString();
  }

  /// At least so many characters in lines as people write them.
  String lines(int characters) {
    StringBuilder text = new StringBuilder(characters + LINE);
    int begun = 0;
    while (text.length() < characters) {
      text.append(word());
      if (text.length() - begun >= LINE) {
        text.append('\n');
        begun = text.length();
      } else {
        text.append(' ');
      }
    }
    return text.append('\n').toString();
  }

  /// So many characters that look like Base64.
  String blob(int characters) {
    StringBuilder text = new StringBuilder(characters);
    for (int i = 0; i < characters; i++) {
      int digit = random.nextInt(62);
      text.append(
          (char) (digit < 10 ? '0' + digit : digit < 36 ? 'A' + digit - 10 : 'a' + digit - 36));
    }
    return text.toString();
  }

  /// The same, folded as header fields are.
  String folded(int characters) {
    StringBuilder text = new StringBuilder();
    for (int left = characters; left > 0; left -= LINE) {
      text.append(text.isEmpty() ? "" : "\n\t").append(blob(Math.min(LINE, left)));
    }
    return text.toString();
  }
}
