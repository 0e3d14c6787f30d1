package org.inboxaudit.extract.sieve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.inboxaudit.extract.sieve.ReadScripts.contains;
import static org.inboxaudit.extract.sieve.ReadScripts.observations;
import static org.inboxaudit.extract.sieve.ReadScripts.only;
import static org.inboxaudit.extract.sieve.ReadScripts.read;
import static org.inboxaudit.extract.sieve.ReadScripts.refusal;
import static org.inboxaudit.extract.sieve.ReadScripts.rules;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.extract.Extractor.Extracted;
import org.junit.jupiter.api.Test;

/// Scripts that are none, or are made to cost much.
final class HostileScriptsTest {
  @Test
  void refusesWhatIsNoScript() {
    for (String script :
        List.of(
            "if true {",
            "redirect \"a@b.example",
            "keep keep;",
            "else { keep; }",
            "/* keep;",
            "text: a\n.\n;",
            "if header [\"a\",] { }",
            "}",
            "\u0000",
            "{}",
            "vacation text:\n")) {
      assertEquals(Gap.Reason.UNREADABLE, refusal(script), script);
    }
  }

  @Test
  void carriesZeroOctetsInsideStrings() {
    assertEquals(
        contains("body", "\u0000"), only("if body :contains \"\u0000\" { discard; }").condition());
  }

  @Test
  void readsOnThroughBrokenUtf8() {
    byte[] script = "# ??\nredirect \"box@elsewhere.example\";".getBytes(UTF_8);
    script[2] = (byte) 0xc3;
    script[3] = (byte) 0xff;
    assertEquals(1, observations(read(script, "main", true)).size());
  }

  @Test
  void refusesMoreThanAMegabyte() {
    assertEquals(Gap.Reason.LIMIT_REACHED, refusal(" ".repeat((1 << 20) + 1)));
  }

  @Test
  void refusesBlocksAThousandDeep() {
    assertEquals(Gap.Reason.LIMIT_REACHED, refusal("if true {".repeat(1_000) + "}".repeat(1_000)));
  }

  @Test
  void refusesTestsAThousandDeep() {
    assertEquals(
        Gap.Reason.LIMIT_REACHED, refusal("if " + "not ".repeat(1_000) + "true { keep; }"));
  }

  @Test
  void endsWhenVariablesGrow() {
    String script =
        "set \"a\" \"0123456789\";"
            + "set \"a\" \"${a}${a}\";".repeat(1_000)
            + "redirect \"${a}\";".repeat(10_000);
    assertEquals(1, rules(script).size());
  }

  @Test
  void readsAMegabyteOfAnything() {
    for (String piece :
        List.of(
            "keep;",
            "if not anyof(false,true){}",
            "${",
            "[",
            "\"${a}\"",
            "#\n",
            "set \"a\" \"${a")) {
      byte[] script = piece.repeat((1 << 20) / piece.length()).getBytes(UTF_8);
      assertInstanceOf(Extracted.class, read(script, "main", true), piece);
    }
  }

  @Property(tries = 500)
  void neverThrows(
      @ForAll
          @StringLength(max = 60)
          @Chars({
            'i', 'f', ' ', '"', '{', '}', ';', '(', ')', ':', 'a', '$', '[', ']', ',', '#', '\n',
            '/', '*', '1', '\\'
          })
          String script) {
    assertInstanceOf(Extracted.class, read(script.getBytes(UTF_8), "main", true));
  }

  @Property(tries = 300)
  void neverThrowsOnOctets(@ForAll byte[] script) {
    assertInstanceOf(Extracted.class, read(script, "main", true));
  }
}
