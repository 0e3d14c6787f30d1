package org.inboxaudit.source.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.inboxaudit.evidence.MessageFlag;
import org.inboxaudit.source.imap.ImapLexer.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchAnswerTest {

  private static FetchAnswer read(String list) throws MalformedException {
    byte[] octets = list.getBytes(StandardCharsets.ISO_8859_1);
    return FetchAnswer.read(new ImapLexer(octets, 0, octets.length));
  }

  private static String section(String list, String name) throws MalformedException {
    return text(read(list).copy(name, false));
  }

  private static String text(Optional<byte[]> section) {
    return section.map(octets -> new String(octets, StandardCharsets.ISO_8859_1)).orElse("none");
  }

  @Test
  void readsWhatWasAskedForInAnyOrder() throws MalformedException {
    FetchAnswer answer =
        read(
            "(RFC822.SIZE 44 MODSEQ (12) FLAGS (\\seen $Phishing \\Flagged) X-GM-LABELS (\"a\" (b))"
                + " INTERNALDATE \" 1-Mar-2026 10:00:05 +0800\" UID 7)");
    assertEquals(7, answer.uid());
    assertEquals(44, answer.size());
    assertEquals(Set.of(MessageFlag.SEEN, MessageFlag.FLAGGED), answer.flags());
    assertEquals(Optional.of(Instant.parse("2026-03-01T02:00:05Z")), answer.internalDate());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(UID 7 BODY[2] {4}\r\na\"\\)",
        "(UID 7 BODY[2]<0> {4}\r\na\"\\)",
        "(UID 7 BODY[2]<0>{4}\r\na\"\\)",
        "(UID 7 BODY[2] ~{4}\r\na\"\\)",
        "(UID 7 BODY[2] {4+}\r\na\"\\)",
        "(UID 7 body[2] \"a\\\"\\\\)\""
      })
  void takesOctetsHoweverTheyAreWritten(String list) throws MalformedException {
    assertEquals("a\"\\)", section(list + ")", "2"));
  }

  @Test
  void tellsADecodedSectionFromOneAsItStands() throws MalformedException {
    FetchAnswer answer = read("(UID 7 BINARY[2]<0> ~{4}\r\na\0)\" BODY[2]<0> {4}\r\nAABC)");
    assertEquals("a\0)\"", text(answer.copy("2", true)));
    assertEquals("AABC", text(answer.copy("2", false)));
    assertEquals("none", text(answer.copy("1", true)));
  }

  @Test
  void tellsSectionsApart() throws MalformedException {
    assertEquals("b", section("(BODY[1] \"a\" BODY[1.2] \"b\" BODY[2] NIL)", "1.2"));
    assertEquals("none", section("(BODY[1] \"a\" BODY[1.2] \"b\" BODY[2] NIL)", "2"));
  }

  @Test
  void namesOfSectionsMayHoldLists() throws MalformedException {
    assertEquals(9, read("(BODY[HEADER.FIELDS (DATE FROM)]<0> \"Date: x\" UID 9)").uid());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(UID -1)", "(UID 4294967296)", "(UID seven)", "(UID 99999999999999999999)"})
  void takesNothingElseForAUid(String list) throws MalformedException {
    assertEquals(-1, read(list).uid());
  }

  @Test
  void readsWhereAChangeOfFlagsStands() throws MalformedException {
    assertEquals(
        OptionalLong.of(9_223_372_036_854_775_798L),
        read("(UID 7 MODSEQ (9223372036854775798))").modSeq());
    assertEquals(OptionalLong.empty(), read("(UID 7)").modSeq());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"12", "NIL", "\"12\"", "()", "(NIL)", "(-1)", "((12))", "(99999999999999999999)"})
  void losesNoMessageToAStrangeModSeq(String value) throws MalformedException {
    FetchAnswer answer = read("(MODSEQ " + value + " UID 7)");
    assertEquals(7, answer.uid());
    assertEquals(OptionalLong.empty(), answer.modSeq());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UID 7", "(UID 7", "(UID", "(BODY[1] {9}\r\nabc)", "(FLAGS \\Seen)", "((UID 7))"})
  void whatIsNoListIsNotRead(String list) {
    assertThrows(MalformedException.class, () -> read(list));
  }
}
