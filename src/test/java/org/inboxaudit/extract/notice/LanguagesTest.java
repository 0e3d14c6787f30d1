package org.inboxaudit.extract.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.evidence.Notice.Event;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.text.LetterText;
import org.inboxaudit.extract.text.Pack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Letters in the languages that providers write, in our own words around theirs.
final class LanguagesTest {
  private static final NoticeTables TABLES = NoticeTables.load();

  private static final List<String> SENDERS =
      List.of(
          "no-reply@accounts.google.com",
          "account-security-noreply@accountprotection.microsoft.com",
          "no-reply@cc.yahoo-inc.com",
          "no-reply@notify.proton.me",
          "noreply@zohoaccounts.com",
          "noreply@id.yandex.ru",
          "appleid@id.apple.com");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | A new sign-in on your account          | Device      | Location
          zh | 您的账户有新的登录活动                    | 设备         | 位置
          zh | 您的帳戶有新登入活動                      | 裝置         | 地點
          de | Neue Anmeldung in Ihrem Konto          | Gerät       | Standort
          fr | Nouvelle connexion à votre compte      | Appareil    | Lieu
          es | Nuevo inicio de sesión en tu cuenta    | Dispositivo | Ubicación
          it | Nuovo accesso al tuo account           | Dispositivo | Posizione
          pt | Novo login na sua conta                | Dispositivo | Local
          nl | Nieuwe inlog op je account             | Apparaat    | Locatie
          pl | Nowe logowanie na koncie               | Urządzenie  | Lokalizacja
          tr | Hesabınızda yeni oturum açma işlemi    | Cihaz       | Konum
          ja | アカウントへの新しいログイン                | デバイス      | 場所
          ko | 계정에 새로운 로그인                      | 기기         | 위치
          vi | Có lượt đăng nhập mới vào tài khoản    | Thiết bị    | Vị trí
          ar | تسجيل دخول جديد إلى حسابك               | الجهاز      | الموقع
          hi | आपके खाते में नया साइन-इन                  | डिवाइस      | स्थान
          ne | तपाईंको खातामा नयाँ साइन इन               | यन्त्र        | स्थान
          ru | Новый вход в аккаунт                   | Устройство  | Место
          """)
  void readsASignInInEveryLanguage(String language, String said, String device, String place) {
    for (String sender : SENDERS) {
      String body = "%s\nx@example.org\n%s: Linux\n%s: Testland\n".formatted(said, device, place);
      Notice notice = read(sender, body);
      assertEquals(
          List.of(Event.NEW_SIGN_IN, "Linux", "Testland"),
          List.of(notice.event(), notice.device(), notice.place()),
          sender);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          it | La password è stata modificata
          pt | A senha foi alterada
          nl | Je wachtwoord is gewijzigd
          pl | Hasło zostało zmienione
          tr | Şifreniz değiştirildi
          ja | パスワードが変更されました
          ko | 비밀번호가 변경되었습니다
          vi | Mật khẩu của bạn đã được thay đổi
          ar | تم تغيير كلمة المرور
          ru | Пароль изменён
          zh | 您的密码已更改
          de | Ihr Passwort wurde geändert
          fr | Votre mot de passe a été modifié
          es | Se ha cambiado la contraseña
          """)
  void readsAChangedPasswordInEveryLanguage(String language, String said) {
    for (String sender : SENDERS) {
      assertEquals(Event.PASSWORD_CHANGED, read(sender, said + "\n").event(), sender);
    }
  }

  @Test
  void findsEveryPhraseWhereItStandsAlone() {
    for (AlertEvents.Phrase phrase : TABLES.events().phrases()) {
      if (!phrase.pieces().getFirst().startsWith("link:")) {
        String provider = phrase.provider().equals("any") ? "google" : phrase.provider();
        String text = LetterText.folded(String.join(" x ", phrase.pieces()));
        assertEquals(
            Set.of(phrase.event()),
            TABLES.events().in(provider, text, new LetterLinks()),
            phrase::toString);
      }
    }
  }

  /// However the pack and the letter compose their letters.
  @ParameterizedTest
  @EnumSource(Normalizer.Form.class)
  void findsEachPhraseOfThePack(Normalizer.Form form) {
    for (String line : Pack.lines("alert-events")) {
      String[] columns = line.split("[|]", 4);
      String phrase = columns[3].strip();
      if (!phrase.startsWith("link:")) {
        String text = Normalizer.normalize(phrase.replace("*", " x "), form);
        String provider = columns[0].strip().equals("any") ? "google" : columns[0].strip();
        String event = columns[1].strip().toUpperCase(Locale.ROOT).replace('-', '_');
        Set<Event> found = TABLES.events().in(provider, LetterText.folded(text), new LetterLinks());
        assertTrue(found.contains(Event.valueOf(event)), line);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Normalizer.Form.class)
  void readsEachLabelOfThePack(Normalizer.Form form) {
    for (String line : Pack.lines("alert-fields")) {
      String[] columns = line.split("[|]", 3);
      String label = Normalizer.normalize(columns[2].strip().replace("*", ""), form);
      List<String> lines = LetterText.lines(label + ": value\n");
      assertEquals("value", TABLES.fields().value(columns[0].strip(), lines), line);
    }
  }

  @Test
  void knowsAPhraseForEveryEvent() {
    Set<Event> known =
        TABLES.events().phrases().stream()
            .map(AlertEvents.Phrase::event)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Event.class)));
    assertEquals(EnumSet.complementOf(EnumSet.of(Event.NOT_UNDERSTOOD)), known);
    assertTrue(new TreeSet<>(Pack.lines("alert-events")).size() > 200, "the pack was read");
  }

  private static Notice read(String sender, String body) {
    Extracted extracted =
        NoticeReader.read(
            Letters.raw(Letters.plain(sender, "about you", body)), ExtractLimits.DEFAULT, TABLES);
    return assertInstanceOf(
        Notice.class, assertInstanceOf(Extracted.Facts.class, extracted).observations().getFirst());
  }
}
