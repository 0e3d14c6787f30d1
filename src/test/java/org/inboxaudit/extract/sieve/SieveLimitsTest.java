package org.inboxaudit.extract.sieve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.RuleCondition;
import org.inboxaudit.extract.Extractor.Extracted;
import org.junit.jupiter.api.Test;

/// Scripts that are too long, too deep or broken: what leads out of the mailbox is still told, or a
/// gap is.
class SieveLimitsTest {
  private static final Duration LONG = Duration.ofSeconds(8);
  private static final String REDIRECT = "redirect \"box@elsewhere.example\";";
  private static final List<String> BOX = List.of("box@elsewhere.example");

  private static String list(int entries) {
    return IntStream.range(0, entries)
        .mapToObj(i -> "\"" + i + "\"")
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void readsAsDeepAsServersDoAndDeeper() {
    String tests = "not anyof (false, ".repeat(45) + "header \"a\" \"b\"" + ")".repeat(45);
    String script =
        "if header \"a\" \"b\" {".repeat(90)
            + "if "
            + tests
            + " {"
            + REDIRECT
            + "}"
            + "}".repeat(90);
    assertEquals(BOX, Scripts.targets(script));
    assertFalse(Scripts.hasGap(script));
  }

  @Test
  void tellsATestThatIsTooDeepAsOpaque() {
    String tests = "anyof (exists \"X\", ".repeat(90) + "exists \"Y\"" + ")".repeat(90);
    assertEquals(BOX, Scripts.targets("if " + tests + " {" + REDIRECT + "}"));
  }

  @Test
  void tellsALongListAsOpaqueAndWhatItLeadsTo() {
    List<MailRule> rules =
        Scripts.rules("if header \"a\" " + list(100_000) + " {" + REDIRECT + "}");
    assertEquals(new RuleCondition.Opaque("long"), rules.getFirst().condition());
    assertEquals(1, rules.getFirst().actions().size());
  }

  @Test
  void findsARedirectBehindTwentyThousandRules() {
    String script = "if exists \"X\" { keep; }\n".repeat(20_000) + REDIRECT;
    assertEquals(BOX, Scripts.targets(script));
    assertTrue(Scripts.hasGap(script));
  }

  @Test
  void findsARedirectBehindAHundredThousandActions() {
    String script = "keep;".repeat(100_000) + REDIRECT;
    assertEquals(BOX, Scripts.targets(script));
    assertTrue(Scripts.hasGap(script));
  }

  @Test
  void saysThatThereAreMoreRedirectsThanItCarries() {
    String script =
        IntStream.range(0, 25_000)
            .mapToObj("redirect \"box%d@elsewhere.example\";"::formatted)
            .collect(Collectors.joining());
    assertTrue(Scripts.targets(script).size() > 5_000);
    assertTrue(Scripts.hasGap(script));
  }

  @Test
  void tellsTwoThousandRulesWithoutAGap() {
    String script = "if header :contains \"Subject\" \"a\" { keep; }\n".repeat(2_000);
    assertEquals(2_000, Scripts.rules(script).size());
    assertFalse(Scripts.hasGap(script));
  }

  @Test
  void endsInTimeWhateverIsRepeated() {
    for (String script :
        List.of(
            "if header \"a\" "
                + list(60_000)
                + " {"
                + "if exists \"X\" { keep; }".repeat(20_000)
                + "}",
            "if string :contains " + list(50_000) + list(50_000) + " { keep; }",
            "if not exists \"X\" { stop; }".repeat(20_000),
            "addflag " + list(50_000) + list(50_000) + ";",
            "require \"variables\";" + "set \"a\" \"b\"; if exists \"X\" { keep; }".repeat(20_000),
            "if " + "anyof (".repeat(99) + "true" + ",true".repeat(100_000) + ")".repeat(99) + "{}",
            "if true {".repeat(99) + "keep;".repeat(150_000) + "}".repeat(99),
            "vacation \"" + "a@".repeat(400_000) + "\";",
            "vacation \"" + "DE12 ".repeat(150_000) + "\";",
            "vacation \"" + "http://".repeat(120_000) + "\";",
            "vacation \"" + "iban ".repeat(150_000) + "\";",
            "redirect \"" + "(".repeat(900_000) + "\";",
            "redirect \"" + "<".repeat(900_000) + "\";",
            "#\n".repeat(500_000),
            "{".repeat(1 << 20),
            "if (".repeat(1 << 18),
            "[".repeat(1 << 20))) {
      assertTimeout(
          LONG,
          () -> assertInstanceOf(Extracted.class, Scripts.read(script.getBytes(UTF_8))),
          () -> script.substring(0, 60));
    }
  }

  @Test
  void refusesAThousandOfEverything() {
    for (String script :
        List.of(
            "if true {".repeat(1_000) + "}".repeat(1_000),
            "if " + "not ".repeat(1_000) + "true { keep; }",
            "if " + "allof (".repeat(1_000) + "true" + ")".repeat(1_000) + " { keep; }",
            "foreverypart {".repeat(1_000) + "}".repeat(1_000))) {
      assertEquals(
          Gap.Reason.LIMIT_REACHED,
          assertInstanceOf(Extracted.Refused.class, Scripts.read(script.getBytes(UTF_8))).reason());
    }
  }

  @Test
  void readsThroughOctetsThatAreNoText() {
    byte[] script = ("if header \"a\" \"??\" {" + REDIRECT + "} # ??").getBytes(UTF_8);
    for (int i = 0; i < script.length; i++) {
      script[i] = script[i] == '?' ? (byte) (0xf8 + i % 8) : script[i];
    }
    assertEquals(
        1, assertInstanceOf(Extracted.Facts.class, Scripts.read(script)).observations().size());
  }

  @Test
  void takesAnyLineEnd() {
    for (String end : List.of("\n", "\r\n", "\r", "\t", "\n\r")) {
      assertEquals(BOX, Scripts.targets(end + "if true" + end + "{" + end + REDIRECT + end + "}"));
    }
  }

  @Test
  void survivesNamesAndArgumentsThatAreMissing() {
    for (String script :
        List.of(
            "set \"\" \"\"; let \"\"; set; set [] [];",
            "if header :comparator [] [] [] { keep; }",
            "if string :comparator [] \"a\" \"a\" { redirect []; }",
            "redirect; notify; vacation; include; fileinto; addflag; pipe; report;",
            "notify :method; vacation :from :subject; redirect :copy;",
            "global; extracttext; if not { keep; } if size { keep; }",
            "if { keep; } elsif { keep; }",
            "notify \"mailto:\"; notify \"mailto:%\"; notify \"mailto:?to=%zz\";")) {
      assertInstanceOf(Extracted.Facts.class, Scripts.read(script.getBytes(UTF_8)), script);
    }
  }
}
