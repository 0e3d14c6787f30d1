package org.inboxaudit.extract.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.LinkTrait;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.message.MessageBodyReader.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageBodyReaderTest {

  private static List<Observation> raw(byte[] octets, String encoding, boolean whole) {
    Message.Part part = new Message.Part("1", "text/plain", "", encoding, octets.length, false);
    Raw.RawTexts texts =
        new Raw.RawTexts(
            EvidenceFixtures.message("m1").build(),
            List.of(new Raw.Text(part, octets.length, whole)),
            octets,
            List.of());
    return assertInstanceOf(
            Extracted.Facts.class, MessageBodyReader.read(texts, ExtractLimits.DEFAULT))
        .observations();
  }

  @Test
  void undoesTheTransferEncoding() {
    MessageBody body =
        (MessageBody)
            raw(
                    "https://a.example/?b=3Dc".getBytes(StandardCharsets.US_ASCII),
                    "quoted-printable",
                    true)
                .getFirst();
    assertEquals("https://a.example/?b=c", body.links().getFirst().url());
  }

  @Test
  void saysThatATextWasCut() {
    List<Observation> said = raw("hello".getBytes(StandardCharsets.US_ASCII), "7bit", false);
    assertEquals(Gap.Reason.LIMIT_REACHED, assertInstanceOf(Gap.class, said.getLast()).reason());
    byte[] large = new byte[300 << 10];
    assertEquals(2, raw(large, "8bit", true).size());
  }

  @Test
  void saysThatAnEncodingIsNotKnown() {
    List<Observation> said = raw("hello".getBytes(StandardCharsets.US_ASCII), "x-secret", true);
    assertEquals(Gap.Reason.UNREADABLE, assertInstanceOf(Gap.class, said.getLast()).reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Your mailbox is full. Click here to upgrade.",
        "We have suspended your account.",
        "您的邮箱已被停用",
        "Ваш аккаунт заблокирован",
        "Ihr Konto wurde gesperrt",
        "Su cuenta ha sido suspendida",
        "Votre compte a été suspendu",
        "Sua conta foi suspensa"
      })
  void understandsAThreat(String text) {
    assertTrue(BodyReading.plain(text).traits().contains(BodyTrait.ACCOUNT_THREAT), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Shall we meet for lunch on Tuesday?",
        "The minutes of the last meeting are on the wiki.",
        "Danke, bis morgen!"
      })
  void findsNothingInOrdinaryLetters(String text) {
    assertEquals(Set.of(), BodyReading.plain(text).traits());
  }

  @Test
  void readsWordsInOlderCharsets() {
    MessageBody body =
        (MessageBody)
            MessageBodyReader.read(
                    EvidenceFixtures.message("m1").build(),
                    List.of(
                        new Piece(
                            "text/plain", "您的邮箱已被停用".getBytes(Charset.forName("GB18030")), true)),
                    List.of(),
                    false)
                .getFirst();
    assertTrue(body.traits().contains(BodyTrait.ACCOUNT_THREAT));
  }

  @Test
  void tellsThePasswordOfAFile() {
    assertTrue(
        BodyReading.plain("Please open the attached archive, password: Losar2149")
            .traits()
            .contains(BodyTrait.FILE_PASSWORD));
    assertFalse(
        BodyReading.plain("You can change the password in the settings file")
            .traits()
            .contains(BodyTrait.FILE_PASSWORD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg><use href='data:image/svg+xml;base64,AAAA#x'/></svg>",
        "<svg><animate attributeName=\"href \" values=\"javascript:1\"/></svg>",
        "<p title=\"<noembed></noembed><img src=x onerror=x>\">x</p>",
        "<img src=x onerror=\"eval(atob('AA'))\">",
        "<svg onload=x></svg>",
        "<div title='x' name='bar style=animation-name:x onanimationstart=a'>x</div>",
        "##str_replacement_0##"
      })
  void knowsTheShapesThatBrokeWebmail(String html) {
    assertTrue(BodyReading.page(html).traits().contains(BodyTrait.WEBMAIL_EXPLOIT), html);
  }

  @Test
  void takesANewsletterForNone() {
    MessageBody body =
        BodyReading.page(
            """
            <html><head><style>@import url('https://fonts.example/x.css'); v\\:* {behavior:url(#default#VML);}
            </style></head><body><div style="display:none">A preview line</div>
            <table><tr><td onclick="go()"><a href="https://news.example/1">Read on</a>
            <svg><path d="M0 0"/></svg><img src="https://news.example/o.gif" width="1" height="1">
            </td></tr></table></body></html>
            """);
    assertEquals(Set.of(BodyTrait.SCRIPT), body.traits());
    assertTrue(
        body.links().stream()
            .anyMatch(link -> link.traits().contains(LinkTrait.INVISIBLE_PICTURE)));
  }

  @Test
  void tellsAFormForAPassword() {
    MessageBody body =
        BodyReading.page(
            "<form action='https://a.example/s'><input name=u><input type=password></form>");
    assertTrue(body.traits().contains(BodyTrait.PASSWORD_FORM));
    assertEquals(Set.of(LinkTrait.FORM_TARGET), body.links().getFirst().traits());
  }

  @Test
  void tellsALinkThatIsNamedLikeAFileAndLeadsToNone() {
    assertEquals(
        Set.of(LinkTrait.SHOWS_FILE),
        BodyReading.page("<a href='https://a.example/v/1'>Statement.pdf (211 KB)</a>")
            .links()
            .getFirst()
            .traits());
    assertEquals(
        Set.of(),
        BodyReading.page("<a href='https://a.example/Statement.PDF?v=1'>Statement.pdf</a>")
            .links()
            .getFirst()
            .traits());
  }

  @Test
  void tellsAnAnswerThatStandsReadyForSomebodyElse() {
    String elsewhere = "<a href='mailto:report@valley.example?subject=Report'>Report</a>";
    assertTrue(BodyReading.page(elsewhere).traits().contains(BodyTrait.READY_ANSWER));
    String friend = "<a href='mailto:?subject=Read%20this'>Tell a friend</a>";
    assertFalse(BodyReading.page(friend).traits().contains(BodyTrait.READY_ANSWER));
  }

  @Test
  void readsWhatStandsInThePlaceOfAPicture() {
    String picture =
        "<a href='https://a.example/'><img src='p.png' alt='You have won a prize'></a>";
    assertTrue(BodyReading.page(picture).traits().contains(BodyTrait.PRIZE));
  }

  @Test
  void tellsTextThatNobodySees() {
    String words = "<span style='font-size:0'>" + "words for filters ".repeat(40) + "</span>";
    assertTrue(BodyReading.page(words).traits().contains(BodyTrait.HIDDEN_TEXT));
    assertFalse(
        BodyReading.page("<div style='display:none'>A preview line</div>")
            .traits()
            .contains(BodyTrait.HIDDEN_TEXT));
  }

  @Test
  void tellsNoMoreLinksThanItMayAndThatThereAreMore() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      text.append("https://a.example/").append(i).append('\n');
    }
    List<Observation> said = BodyReading.all("text/plain", text.toString());
    assertEquals(MessageBody.LINKS, ((MessageBody) said.getFirst()).links().size());
    assertEquals(
        new Gap(EvidenceKind.MESSAGE_BODY, Gap.Reason.LIMIT_REACHED, "", 1), said.getLast());
  }

  @Test
  void noticesAFileThatHidesInAText() {
    assertTrue(
        BodyReading.plain(
                "hello\n--x\nContent-Type: application/zip; name=a.zip\n\nUEsDBA==\n--x--\n")
            .traits()
            .contains(BodyTrait.STRUCTURE_DIFFERS));
    assertTrue(
        BodyReading.plain("hello\nbegin 644 a.exe\n#0V%T\n`\nend\n")
            .traits()
            .contains(BodyTrait.STRUCTURE_DIFFERS));
    assertFalse(
        BodyReading.plain("Let us begin 644 miles from here\n-- \nA. B.\n")
            .traits()
            .contains(BodyTrait.STRUCTURE_DIFFERS));
  }

  @Property(tries = 100)
  void neverThrows(@ForAll String text) {
    assertEquals(Set.of(), BodyReading.page("<" + text).sensitive());
    assertEquals("m1", BodyReading.plain(text).ref().key());
  }

  @Test
  void readsWhatDisguisedWordsThreaten() {
    assertTrue(
        BodyReading.plain("Yоur ассоunt hаs been suspеndеd")
            .traits()
            .contains(BodyTrait.ACCOUNT_THREAT));
  }
}
