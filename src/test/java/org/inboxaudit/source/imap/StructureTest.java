package org.inboxaudit.source.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.inboxaudit.evidence.Message.Part;
import org.inboxaudit.source.imap.ImapLexer.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructureTest {
  private static final String TEXT =
      "(\"TEXT\" \"PLAIN\" (\"CHARSET\" \"utf-8\") NIL NIL \"7BIT\" 12 1 NIL NIL NIL NIL)";
  private static final String FILE =
      "(\"application\" \"pdf\" (\"name\" \"a.pdf\") NIL NIL \"base64\" 800 NIL"
          + " (\"attachment\" (\"size\" \"9\" \"filename\" \"b.pdf\")) NIL NIL)";

  private static Structure read(String text) throws MalformedException {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    return Structure.read(new ImapLexer(octets, 0, octets.length));
  }

  private static List<String> sections(Structure structure) {
    return structure.leaves().stream().map(Part::section).toList();
  }

  private static String name(String parameters) throws MalformedException {
    return read("(\"application\" \"pdf\" (" + parameters + ") NIL NIL \"base64\" 1)")
        .leaves()
        .getFirst()
        .fileName();
  }

  @Test
  void aSinglePartIsNumberOne() throws MalformedException {
    assertEquals(List.of(new Part("1", "text/plain", "", "7bit", 12, false)), read(TEXT).leaves());
  }

  @Test
  void numbersTheLeavesOfNestedMultiparts() throws MalformedException {
    assertEquals(
        List.of("1.1", "1.2", "2"),
        sections(
            read("((" + TEXT + TEXT + " \"alternative\" NIL NIL NIL)" + FILE + " \"mixed\")")));
  }

  @Test
  void takesTheNameThatRunsIfTheTwoDiffer() throws MalformedException {
    assertEquals("a.js", named("a.js", "a.txt"));
    assertEquals("a.js", named("a.txt", "a.js"));
    assertEquals("b.png", named("a.png", "b.png"));
  }

  private static String named(String ofType, String ofFile) throws MalformedException {
    return read(FILE.replace("a.pdf", ofType).replace("b.pdf", ofFile))
        .leaves()
        .getFirst()
        .fileName();
  }

  @Test
  void prefersTheFileNameToTheNameOfTheType() throws MalformedException {
    assertEquals(
        new Part("2", "application/pdf", "b.pdf", "base64", 800, true),
        read("(" + TEXT + FILE + " \"mixed\")").leaves().getLast());
  }

  @Test
  void aMessageInAMessageIsOneLeaf() throws MalformedException {
    Structure structure =
        read(
            "("
                + TEXT
                + "(\"message\" \"rfc822\" NIL NIL NIL \"7bit\" 342 (\"date\" \"subject\" ((NIL NIL"
                + " \"a\" \"b.example\")) NIL NIL NIL NIL NIL NIL \"<id>\") "
                + TEXT
                + " 5 NIL (\"attachment\" (\"filename\" \"m.eml\")) NIL) \"mixed\")");
    assertEquals(
        new Part("2", "message/rfc822", "m.eml", "7bit", 342, true), structure.leaves().getLast());
  }

  @Test
  void aDispositionMayHaveNoParameters() throws MalformedException {
    assertTrue(
        read("(\"application\" \"pdf\" NIL NIL NIL \"base64\" 8 NIL (\"ATTACHMENT\" NIL) NIL)")
            .leaves()
            .getFirst()
            .attached());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"name\" \"größe.pdf\"",
        "\"name\" \"=?utf-8?Q?gr=C3=B6=C3=9Fe.pdf?=\"",
        "\"name*\" \"utf-8''gr%C3%B6%C3%9Fe.pdf\"",
        "\"name*0*\" \"utf-8''gr%C3%B6%C3%9Fe\" \"name*1\" \".pdf\"",
        "\"NAME\" \"gr\u00c3\u00b6\u00c3\u009fe.pdf\"",
        "\"name\" {11}\r\ngr\u00c3\u00b6\u00c3\u009fe.pdf"
      })
  void readsNamesHoweverTheyAreWritten(String parameters) throws MalformedException {
    assertEquals("größe.pdf", name(parameters));
  }

  @Test
  void followsNoStructureWithoutEnd() throws MalformedException {
    Structure structure = read("(".repeat(31) + TEXT + " \"mixed\")".repeat(31));
    assertFalse(structure.whole());
    assertEquals(List.of(), structure.leaves());
  }

  @Test
  void saysWhenItIsTooWide() throws MalformedException {
    Structure structure = read("(" + TEXT.repeat(1_001) + " \"mixed\")");
    assertFalse(structure.whole());
    assertEquals(1_000, structure.leaves().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "(", "((", "(\"text\"", "NIL", "(\"text\" \"plain\" (\"a\"", ")"})
  void whatEndsTooEarlyIsNotRead(String text) {
    assertThrows(MalformedException.class, () -> read(text));
  }

  @Property(tries = 2_000)
  void neverFailsInAnotherWay(
      @ForAll
          @Chars({'(', ')', '"', '\\', ' ', '{', '}', '[', ']'})
          @CharRange(from = '0', to = 'z')
          String text) {
    try {
      read("(" + text);
    } catch (MalformedException _) {
      // that is the way
    }
  }

  private static Optional<Structure> ofHeader(String... lines) {
    byte[] octets = (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    return Structure.ofText(
        new HeaderReader(
                List.of("content-type", "content-disposition", "content-transfer-encoding"),
                List.of())
            .read(octets, 0, octets.length),
        42);
  }

  @Test
  void aPlainTextNeedsNoQuestion() {
    assertEquals(
        List.of(new Part("1", "text/html", "", "quoted-printable", 42, false)),
        ofHeader(
                "Content-Type: text/HTML; charset=utf-8",
                "Content-Transfer-Encoding: Quoted-Printable")
            .orElseThrow()
            .leaves());
  }

  @Test
  void aMessageThatSaysNothingIsAPlainText() {
    assertEquals(
        List.of(new Part("1", "text/plain", "", "7bit", 42, false)),
        ofHeader("Subject: x").orElseThrow().leaves());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: multipart/alternative; boundary=b",
        "Content-Type: text/plain; name=a.exe",
        "Content-Type: text/plain\r\nContent-Type: multipart/mixed; boundary=b",
        "Content-Type: text/plain\r\nContent-Disposition: attachment; filename=a.hta",
        "Content-Type: text/calendar",
        "Content-Type: (multipart/mixed) text/plain",
        "Content-Type: text/plain;\r\n (multipart/mixed)",
        "Content-Type: ",
        "Content-Type: text/plain\r\nContent-Transfer-Encoding: 7bit"
            + "\r\nContent-Transfer-Encoding: base64"
      })
  void everythingElseMustBeAskedFor(String header) {
    assertEquals(Optional.empty(), ofHeader(header));
  }
}
