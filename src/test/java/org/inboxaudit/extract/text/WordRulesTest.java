package org.inboxaudit.extract.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Set;
import org.inboxaudit.evidence.BodyTrait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordRulesTest {
  private static final WordRules<BodyTrait> RULES =
      WordRules.load(BodyTrait.class, "body-words", "lure-words", "letter-languages");

  private static Set<BodyTrait> said(String text) {
    return RULES.in(LetterText.folded(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Váš účet byl zablokován",
        "Vas ucet byl zablokovan",
        "Tài khoản của bạn đã bị tạm khóa",
        "Tai khoan cua ban da bi tam khoa",
        "Sua conta será bloqueada",
        "Sua conta sera bloqueada",
        "Ваша учётная запись заблокирована",
        "Ваша учетная запись заблокирована",
        "حساب کاربری شما مسدود شد",
        "حساب كاربري شما مسدود شد"
      })
  void readsLettersThatAreWrittenForOneAnother(String text) {
    assertEquals(EnumSet.of(BodyTrait.ACCOUNT_THREAT), said(text));
  }

  @Test
  void wantsTheWordsOfARuleWithinALongSentence() {
    String between = "and so on ".repeat(12);
    assertEquals(EnumSet.of(BodyTrait.ACCOUNT_THREAT), said("your account is suspended"));
    assertEquals(EnumSet.noneOf(BodyTrait.class), said("your account " + between + "suspended"));
  }

  @Test
  void wantsAWordToBeginWhereItsScriptPartsWords() {
    assertEquals(EnumSet.noneOf(BodyTrait.class), said("xyour account, xsuspended"));
  }

  @Test
  void findsAWordThatIsTheEndOfALongerOne() {
    // "bloccat" begins as "blocca" does, and "il tuo account" ends as "account" alone would
    assertEquals(EnumSet.of(BodyTrait.ACCOUNT_THREAT), said("il tuo account bloccato"));
    assertEquals(EnumSet.of(BodyTrait.COINS), said("usdt, monero"));
  }
}
