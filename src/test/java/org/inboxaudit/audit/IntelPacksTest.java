package org.inboxaudit.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import org.inboxaudit.check.Intel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntelPacksTest {
  private static final Path FOLDER = Path.of("src/main/resources/intel");

  @Test
  void listsPacksInOrder() throws IOException {
    List<String> names = Intel.parse(Files.readString(FOLDER.resolve("packs.txt")));
    assertEquals(names.stream().sorted().toList(), names);
  }

  @Test
  void leavesNoPackEmpty() {
    Intel intel = IntelPacks.read();
    assertTrue(intel.names().stream().noneMatch(name -> intel.words(name).isEmpty()));
  }

  @Test
  void namesTheVersionOfEachPack() {
    assertTrue(IntelPacks.read().version().contains("security-words 2"));
  }

  /// One word of each language in each pack of words; who removes a language notices here.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          security-words    | suspicious,གསང་གྲངས,密码,密碼,संदिग्ध,शंकास्पद,پارول,парол,mot de passe,kennwort,contraseña,senha,sicurezza,wachtwoord,パスワード,비밀번호,mật khẩu
          money-words       | invoice,དངུལ་སྤྲོད,发票,發票,भुगतान,बीजक,تالون,реквизиты,virement,rechnung,factura,fatura,bonifico,factuur,請求書,청구서,hóa đơn
          hide-away-folders | conversation history,གླེང་མོལ་ལོ་རྒྱུས,对话历史记录,交談記錄,वार्तालाप इतिहास,कुराकानी इतिहास,سۆھبەت تارىخى,журнал бесед,flux rss,verlauf der unterhaltung,fuentes rss,feeds rss,feed rss,gesprekgeschiedenis,会話の履歴,대화 내용,lịch sử hội thoại
          discard-folders   | trash,སྙིགས་སྒམ,已删除,刪除的郵件,ट्रैश,रद्दीटोकरी,ئەخلەت ساندۇقى,корзина,corbeille,papierkorb,papelera,lixeira,cestino,prullenbak,ゴミ箱,휴지통,thùng rác
          archive-folders   | archive,ཡིག་མཛོད,归档,封存,पुरालेख,अभिलेख,ئارخىپ,архив,archives,archiv,archivo,arquivo,archivio,archief,アーカイブ,보관함,lưu trữ
          """)
  void speaksSeventeenLanguages(String pack, String samples) {
    Intel intel = IntelPacks.read();
    List<String> expected = List.of(samples.split(",", -1));
    assertEquals(
        List.of(),
        expected.stream()
            .filter(
                word ->
                    pack.endsWith("-folders")
                        ? !intel.isFolderIn(pack, "INBOX/" + word)
                        : !intel.wordsIn(pack, "x " + word).contains(folded(word)))
            .toList());
    assertEquals(17, expected.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"security-words", "money-words"})
  void picksOutNothingThatEverydayMailSays(String pack) {
    Intel intel = IntelPacks.read();
    assertEquals(
        List.of(),
        Stream.of(
                "newsletter",
                "meeting",
                "Re: report",
                "wireless",
                "achievement",
                "conference programme",
                "会议",
                "བཀྲ་ཤིས་བདེ་ལེགས",
                "नमस्ते",
                "встреча",
                "réunion",
                "github.com",
                "list-id")
            .filter(text -> !intel.wordsIn(pack, text).isEmpty())
            .toList());
  }

  private static String folded(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFKC);
  }
}
