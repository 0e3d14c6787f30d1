package org.inboxaudit.report;

import static org.inboxaudit.report.ReportPage.forward;
import static org.inboxaudit.report.ReportPage.found;
import static org.inboxaudit.report.ReportPage.html;
import static org.inboxaudit.report.ReportPage.matches;
import static org.inboxaudit.report.ReportPage.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.inboxaudit.risk.Verdict.Level;
import org.junit.jupiter.api.Test;

/// What strangers wrote stays text on the page, and the page asks no other machine for anything.
class ReportPageSafetyTest {

  @Test
  void leavesNastyTextAsText() {
    for (String nasty :
        List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "</bdi></li></ul><h1>All is well</h1>",
            "<!-- ",
            "javascript:alert(1)",
            "{target} ${1+1} @if(true)",
            "&lt;b&gt;")) {
      String page = html(with(Level.CHECK, found(List.of(forward(nasty)))));

      assertEquals(1, matches("(<h1>)", page).size(), nasty);
      assertFalse(page.contains("<script"), nasty);
      assertFalse(page.contains("<img"), nasty);
      assertTrue(page.contains("<bdi>" + escaped(nasty) + "</bdi>"), nasty);
    }
  }

  @Test
  void showsCharactersThatSteerTheDisplay() {
    String page =
        html(with(Level.CHECK, found(List.of(forward("\u202Egpj.exe\u001B[31m\u0007\r\n\u2066")))));

    assertTrue(page.contains("[U+202E]gpj.exe[U+001B][31m[U+0007][U+000D][U+000A][U+2066]"), page);
  }

  @Property(tries = 300)
  void noFactPutsAControlCharacterOrATagOnThePage(@ForAll String fact) {
    String page = html(with(Level.CHECK, found(List.of(forward(fact)))));
    String around = html(with(Level.CHECK, found(List.of(forward("")))));

    assertEquals(count(around, '<'), count(page, '<'));
    assertFalse(page.chars().anyMatch(c -> c != '\n' && Character.getType(c) == Character.CONTROL));
  }

  /// But for the way out, which asks nothing until somebody takes it.
  @Test
  void namesNoOtherMachine() {
    String page = html(with(Level.CHECK, found(List.of(forward("https://elsewhere.example/x")))));

    assertEquals(
        List.of("/assets/page.svg", "/assets/report.css", "https://www.wikipedia.org/"),
        matches("(?:href|src|action)=\"([^#].*?)\"", page));
    assertEquals(List.of("https://www.wikipedia.org/"), matches("(\\w*://[^\" <]*)", page));
  }

  @Test
  void carriesNoScriptAndNoStyleOfItsOwn() {
    String page = html(SampleReport.mixed());

    assertEquals(List.of(), matches("(<script|<style| style=| on[a-z]+=)", page));
  }

  @Test
  void itsStyleSheetAsksForNothing() throws IOException {
    String css =
        Files.readString(Path.of("src/main/resources/META-INF/resources/assets/report.css"));

    assertEquals(List.of(), matches("(url\\(|@import|http)", css));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }
}
