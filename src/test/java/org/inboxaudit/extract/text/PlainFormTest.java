package org.inboxaudit.extract.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainFormTest {
  @Test
  void isWhatNormalisingTheWholeTextGives() {
    String letters =
        "aeKz A\u0301\u0327\u030aßÄéİı\u0130ſﬁ①Ⅷ㎏Ｐ１ ｶﾞがか\u3099パ密码пароль\u0308й한ᄒ\u1161\u11abརྒྱ\u0f71\u0f72"
            + "पासवर्ड\u093cپارول\ufefb\u212b\u2126𝐀𝖇\ud834\udd5e\ud834\udd65\u200d\n";
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = 0; k < 40; k++) {
        int at = random.nextInt(letters.length());
        text.append(letters, at, Math.min(letters.length(), at + 1 + random.nextInt(3)));
      }
      assertEquals(Normalizer.normalize(text, Normalizer.Form.NFKC), PlainForm.of(text.toString()));
    }
  }

  @Test
  void aRowOfMarksCostsNoMoreThanOtherText() {
    String marks = "\u0301\u0327".repeat(50_000);
    int length =
        assertTimeoutPreemptively(
            Duration.ofSeconds(5), () -> PlainForm.of("a" + marks + "b").length());
    assertTrue(length > marks.length() / 2);
  }

  @Test
  void aTextDoesNotGrowToEighteenTimesItsLength() {
    assertTrue(PlainForm.of("\ufdfa ".repeat(10_000)).length() < 50_000);
  }
}
