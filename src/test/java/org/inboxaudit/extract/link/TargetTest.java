package org.inboxaudit.extract.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "https://a.example/x, a.example",
        "https:/a.example/x, a.example",
        "https:a.example, a.example",
        "HTTPS:\\\\a.example\\x, a.example",
        "https://b.example@a.example:8443/x, a.example",
        "//a.example/x, a.example",
        "www.a.example, www.a.example",
        "\\\\a.example\\share, a.example",
        "\\\\a.example@SSL\\share, a.example",
        "file://a.example@80/share, a.example",
        "file://///a.example/share, a.example",
        "file:\\\\a.example\\share, a.example",
        "rdp://desktop, desktop",
        "intent://a.example/#Intent, a.example",
        "https://[2001:db8::1]:443/x, 2001:db8::1",
      })
  void namesTheHostThatIsAskedHoweverItIsWritten(String written, String host) {
    assertEquals(host, Target.of(written).orElseThrow().hostName());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///c:/x",
        "file:/home/x",
        "file://c:/x",
        "file:///home/x",
        "mailto:a@b.example",
        "chat://group",
        "c:\\x"
      })
  void namesNoHostForWhatStaysOnTheMachine(String written) {
    assertEquals("", Target.of(written).orElseThrow().hostName());
  }

  @ParameterizedTest
  @ValueSource(strings = {"#top", "index.html", "", "  ", "a b"})
  void takesAPlaceInTheSameTextForNoLink(String written) {
    assertEquals(Optional.empty(), Target.of(written));
  }

  @Test
  void takesItsPiecesApart() {
    Target target = Target.of(" https://a.example/x\n/y?b=%20c#d ").orElseThrow();
    assertEquals("/x/y", target.path());
    assertEquals(" c", target.parameter("b"));
    assertEquals("d", target.fragment());
  }
}
