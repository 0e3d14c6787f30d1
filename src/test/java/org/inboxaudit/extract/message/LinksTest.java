package org.inboxaudit.extract.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.Link;
import org.inboxaudit.evidence.LinkTrait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {

  private static Set<LinkTrait> traits(String url) {
    return BodyReading.link(url).traits();
  }

  @Test
  void tellsAPlainLinkWithoutTraits() {
    assertEquals(
        new Link("https://news.example/a?b=c", "news.example", "news.example", Set.of()),
        BodyReading.link("https://news.example/a?b=c"));
  }

  @Test
  void marksALinkThatGoesByWayOfASiteThatSendsAnybodyOn() {
    assertTrue(
        traits("https://www.youtube.com/redirect?q=https://a.example/x")
            .contains(LinkTrait.ROUNDABOUT));
    assertFalse(
        traits("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2Fx")
            .contains(LinkTrait.ROUNDABOUT));
  }

  @Test
  void unwrapsWhatGatewaysPutAroundALink() {
    for (String wrapped :
        List.of(
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2Fx&data=1",
            "https://urldefense.proofpoint.com/v2/url?u=https-3A__a.example_x&d=Dw",
            "https://urldefense.com/v3/__https://a.example/x__;!!abc$",
            "https://www.google.com/url?q=https://a.example/x&sa=D",
            "https://www.google.com/amp/s/a.example/x",
            "https://www.bing.com/ck/a?!&&p=8&u=a1aHR0cHM6Ly9hLmV4YW1wbGUveA&ntb=1",
            "https://duckduckgo.com/l/?uddg=https%3A%2F%2Fa.example%2Fx")) {
      assertEquals("a.example", BodyReading.link(wrapped).host(), wrapped);
    }
  }

  @Test
  void knowsARequestForMail() {
    assertEquals(
        Set.of(LinkTrait.OAUTH_REQUEST, LinkTrait.OAUTH_MAIL_SCOPE, LinkTrait.OAUTH_OFFLINE),
        traits(
            "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=1"
                + "&scope=openid%20offline_access%20https%3A%2F%2Fgraph.microsoft.com%2FMail.Read"
                + "&redirect_uri=https%3A%2F%2Fapp.example"));
    assertEquals(
        Set.of(LinkTrait.OAUTH_REQUEST, LinkTrait.OAUTH_MAIL_SCOPE),
        traits(
            "https://accounts.google.com/o/oauth2/v2/auth?client_id=1&scope=https://mail.google.com/"));
  }

  @Test
  void knowsARequestThatReadsNoMail() {
    assertEquals(
        Set.of(LinkTrait.OAUTH_REQUEST),
        traits("https://accounts.google.com/o/oauth2/v2/auth?client_id=1&scope=openid"));
    assertEquals(Set.of(), traits("https://accounts.google.com/signin"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://microsoft.com/devicelogin",
        "https://www.google.com/device",
        "https://github.com/login/device"
      })
  void knowsThePagesWhereADeviceIsLetIn(String url) {
    assertEquals(Set.of(LinkTrait.DEVICE_CODE), traits(url));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://0x7f.1/", "http://2130706433/", "http://0177.0.0.1/"})
  void readsAnAddressHoweverItIsWritten(String url) {
    Link link = BodyReading.link(url);
    assertEquals("127.0.0.1", link.host());
    assertTrue(link.traits().containsAll(Set.of(LinkTrait.IP_ADDRESS, LinkTrait.DISGUISED_HOST)));
  }

  @Test
  void tellsAHostThatMixesScripts() {
    Link link = BodyReading.link("https://p\u0430ypal.example/");
    assertTrue(link.host().startsWith("xn--"), link.host());
    assertTrue(link.traits().contains(LinkTrait.DISGUISED_HOST));
    assertFalse(traits("https://b\u00fccher.example/").contains(LinkTrait.DISGUISED_HOST));
    assertFalse(traits("https://\u4f8b\u5b50.example/").contains(LinkTrait.DISGUISED_HOST));
  }

  @Test
  void tellsWhatStandsBeforeTheHost() {
    Link link = BodyReading.link("https://bank.example@evil.example/");
    assertEquals("evil.example", link.host());
    assertTrue(link.traits().contains(LinkTrait.USER_INFO));
  }

  @Test
  void tellsAnotherSiteInItsParameters() {
    assertTrue(
        traits("https://a.example/r?to=https%3A%2F%2Fb.example%2F").contains(LinkTrait.REDIRECT));
    assertFalse(
        traits("https://a.example/r?to=https%3A%2F%2Fwww.a.example%2F")
            .contains(LinkTrait.REDIRECT));
  }

  @Test
  void findsTheOwnersAddressHoweverItIsWritten() {
    byte[] own = EvidenceFixtures.OWNER.getBytes(UTF_8);
    for (String written :
        List.of(
            EvidenceFixtures.OWNER.replace("@", "%40"),
            Base64.getUrlEncoder().withoutPadding().encodeToString(own),
            HexFormat.of().formatHex(own))) {
      assertTrue(traits("https://a.example/x?e=" + written).contains(LinkTrait.OWN_ADDRESS));
    }
    assertFalse(traits("https://a.example/x?e=c2VtaW5hcg").contains(LinkTrait.OWN_ADDRESS));
  }

  @Test
  void tellsAFileThatWouldRun() {
    assertTrue(traits("https://a.example/report.exe?x=1").contains(LinkTrait.PROGRAM));
    assertTrue(traits("https://a.example/report.zip").contains(LinkTrait.PROGRAM));
    assertFalse(traits("https://a.example/report.pdf").contains(LinkTrait.PROGRAM));
    assertFalse(traits("https://a.com").contains(LinkTrait.PROGRAM));
  }

  @Test
  void comparesWhatALinkShowsWithWhereItLeads() {
    Link link =
        BodyReading.page("<a href='https://evil.example/'>https://www.bank.example/login</a>")
            .links()
            .getFirst();
    assertEquals("www.bank.example", link.shownHost());
    assertEquals(Set.of(LinkTrait.SHOWS_OTHER_HOST), link.traits());
    assertEquals(
        Set.of(),
        BodyReading.page("<a href='https://mail.bank.example/'>www.bank.example</a>")
            .links()
            .getFirst()
            .traits());
    assertEquals(
        "",
        BodyReading.page("<a href='https://a.example/'>report.pdf</a>")
            .links()
            .getFirst()
            .shownHost());
  }

  @Test
  void doesNotTakeTheTextOfALinkForAnotherLink() {
    assertEquals(
        1, BodyReading.page("<a href='https://a.example/'>https://b.example/</a>").links().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.example/#owner@mailbox.example",
        "https://a.example/x.html#b3duZXJAbWFpbGJveC5leGFtcGxl",
        "https://a.example/#/login?e=someone%40b.example",
        "https://a.example/r?u=https%3A%2F%2Fb.example%2F%23someone%40c.example"
      })
  void noticesAnAddressBehindTheSharp(String url) {
    assertTrue(BodyReading.link(url).traits().contains(LinkTrait.FRAGMENT_ADDRESS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.example/?e=owner@mailbox.example",
        "https://matrix.example/#/@ann:b.example",
        "https://social.example/#@ann@b.example",
        "https://a.example/#chapter-3"
      })
  void takesAnAccountOfANetworkForNoAddress(String url) {
    assertFalse(BodyReading.link(url).traits().contains(LinkTrait.FRAGMENT_ADDRESS));
  }

  @Test
  void noticesALinkIntoTheFilesOfASitesProgram() {
    assertTrue(
        BodyReading.link("https://a.example/wp-includes/css/x.php")
            .traits()
            .contains(LinkTrait.SITE_INNARDS));
    assertFalse(
        BodyReading.link("https://a.example/wp-content/uploads/report.pdf")
            .traits()
            .contains(LinkTrait.SITE_INNARDS));
    assertFalse(
        BodyReading.link("https://a.example/wp-admin/admin-ajax.php?action=open")
            .traits()
            .contains(LinkTrait.SITE_INNARDS));
  }
}
