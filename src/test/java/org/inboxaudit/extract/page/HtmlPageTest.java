package org.inboxaudit.extract.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.inboxaudit.extract.page.HtmlLink.Place;
import org.junit.jupiter.api.Test;

class HtmlPageTest {

  private static String text(String html) {
    return HtmlPage.read(html).text().lines().map(String::strip).collect(Collectors.joining("|"));
  }

  private static List<Place> places(String html) {
    return HtmlPage.read(html).links().stream().map(HtmlLink::place).toList();
  }

  @Test
  void endsALineWhereMarkupDoesAndNotWhereTheSourceDoes() {
    assertEquals("Device: a phone|Place|end", text("<p>Device: a\nphone<p>Place</p>end"));
    assertEquals("a|b", text("a<br>b"));
    assertEquals("a|b", text("<pre>a\nb</pre>"));
  }

  @Test
  void undoesEveryNamedCharacter() {
    assertEquals("ş € “x”", text("&scedil; &euro; &ldquo;x&rdquo;"));
  }

  @Test
  void showsWhatPeopleSeeAndKeepsTheRestForThoseWhoMustSeeAll() {
    HtmlPage page =
        HtmlPage.read("<p>seen</p><p style='display:none'>hidden</p><script>no()</script>");
    assertEquals("seen", page.text().strip());
    assertEquals(List.of("seen", "hidden"), page.whole().lines().map(String::strip).toList());
  }

  @Test
  void countsBreaksWithNothingToSeeBetween() {
    assertEquals(3, HtmlPage.read("a<br>b<br> &nbsp;&zwnj;<br><span></span><br>c").breaks());
  }

  @Test
  void tellsWhatInThePageLeadsThere() {
    assertEquals(
        List.of(Place.ANCHOR, Place.FORM, Place.FORM, Place.FRAME, Place.INVISIBLE_PICTURE),
        places(
            "<a href='//a.example'>x</a><form action='//b.example'><button formaction='//c.example'>"
                + "</button></form><iframe src='//d.example'></iframe>"
                + "<img src='//e.example/o.gif' width=1>"));
    assertEquals(
        List.of(Place.REFRESH),
        places("<meta http-equiv=refresh content=\"0; url='https://a.example'\">"));
    assertEquals(List.of(Place.ANCHOR), places("<svg><a xlink:href='//a.example'>x</a></svg>"));
  }

  @Test
  void givesALinkWithoutASiteToTheOneThatThePageNames() {
    List<HtmlLink> links =
        HtmlPage.read("<base href='https://a.example/x/'><a href='y'>z</a>").links();
    assertEquals(List.of(Place.BASE, Place.ANCHOR), links.stream().map(HtmlLink::place).toList());
    assertEquals("a.example", links.getLast().target().hostName());
  }

  @Test
  void saysWhenThereAreMoreLinks() {
    StringBuilder html = new StringBuilder();
    for (int i = 0; i < 1_001; i++) {
      html.append("<a href='https://a.example/").append(i).append("'>x</a>");
    }
    assertTrue(HtmlPage.read(html.toString()).hasMoreLinks());
  }
}
