package org.inboxaudit.check;

import java.util.HashMap;
import java.util.Map;

/// Letters and digits that look like Latin letters, from Unicode's table of confusable characters
/// (UTS #39, version 17): what may stand in a domain name and reads from left to right, the letters
/// with a stroke or a hook among them. `i` and the digit one count as `l`.
final class Confusables {
  /// What they look like, a blank, and who does.
  private static final String TABLE =
      """
      l 1i
      o 0
      a ɑαаꭤ
      aa ꜳ
      ae æӕ
      ao ꜵ
      au ꜷ
      av ꜹꜻ
      ay ꜽ
      b ƀƃɓѣҍᑲᑳᖯ
      c ȼсҫငၚᲃᴄⲥꮯ
      co ꭃ
      d đƌɖɗԁᑯꓒ
      dz ʣ
      e ɇеҽҿꬲ
      f ƒʄքᵮẝꞙꬵ
      g ƍǥɠɡցᶃ
      h ħɦћһհꚕ
      j ȷɉɟϳјյ
      k ƙ
      l ıɨɩɪιіւᵻᵼⲓꙇꭵłƚǀɫɭӏ۱ᛁᛅᛐⵊⵏꓲꕯꞁꟾ
      ll ǁ
      ls ʪ
      lz ʫ
      m ɱՠᵯꭑ
      n ŋƞɲɳηղոռᵰ
      o øɵοσϭоѳөօ۵०০੦૦୦௦౦ഠ൦๐໐ဝ၀ჿᄋᆼ០ᩅ᪀᪐ᲂᴏᴑⲑⲟꚢꝋꬽꬾꭴꮎꮻ
      oe œ
      oo ᅇᇮꚙꝏ
      oy ѹ
      p þƥƿρϸрᵽⲣⳏ
      q ʠԛգզ
      r ɍɼɽгғᴦᵲⲅꭇꭈꮁ
      s ƽʂѕടᵴꜱꮪ
      t ŧƫƭᵵ
      tf ꝷ
      ts ʦ
      u ʋυџսᴜᵾꞟꭎꭒꮜ
      ue ᵫ
      uo ꭣ
      v νѵᴠꮩ
      w ɯшѡѽԝաᴡⲽꝡꟺꮃꮤ
      x хᕁᕽᝣ
      y ƴɏɣʏγуүұყᶌỿⲩꭚ
      z ƶȥʐᴢᵶⱬⲍⴭꮓ
      """;

  private static final Map<Integer, String> LOOKS_LIKE = read();

  private Confusables() {}

  /// What a character looks like: itself, or one or two Latin letters.
  static String of(int codePoint) {
    String alike = LOOKS_LIKE.get(codePoint);
    return alike == null ? Character.toString(codePoint) : alike;
  }

  private static Map<Integer, String> read() {
    Map<Integer, String> table = new HashMap<>();
    TABLE
        .lines()
        .map(line -> line.split(" ", 2))
        .forEach(row -> row[1].codePoints().forEach(c -> table.put(c, row[0])));
    return Map.copyOf(table);
  }
}
