package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.body;
import static org.inboxaudit.evidence.LinkTrait.DEVICE_CODE;
import static org.inboxaudit.evidence.LinkTrait.OAUTH_MAIL_SCOPE;
import static org.inboxaudit.evidence.LinkTrait.OAUTH_OFFLINE;
import static org.inboxaudit.evidence.LinkTrait.OAUTH_REQUEST;

import java.time.Instant;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.evidence.BodyBuilder;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.LinkTrait;
import org.inboxaudit.evidence.MessageFlag;
import org.junit.jupiter.api.Test;

class ConsentRequestCheckTest {
  private static final Instant BEFORE = Instant.parse("2025-01-01T00:00:00Z");
  private static final String URL = "https://accounts.google.com/o/oauth2/auth?x=1";
  private final CheckTester tester = CheckTester.of(new ConsentRequestCheck());

  private static BodyBuilder asks(String url, LinkTrait... traits) {
    return body("b1").from("x@stranger.example").link(url, traits);
  }

  @Test
  void findsARequestForTheMail() {
    tester.finds(
        asks(URL, OAUTH_REQUEST, OAUTH_MAIL_SCOPE).build(),
        "message-consent-request MEDIUM FAIR MESSAGE_BODY:b1 {host=accounts.google.com}");
  }

  @Test
  void weighsARequestThatLastsOrAsksNobodyMore() {
    tester.finds(
        asks(URL, OAUTH_REQUEST, OAUTH_MAIL_SCOPE, OAUTH_OFFLINE).build(),
        "message-consent-request HIGH FAIR MESSAGE_BODY:b1");
    tester.finds(
        asks(URL + "&prompt=none", OAUTH_REQUEST, OAUTH_MAIL_SCOPE).build(),
        "message-consent-request HIGH FAIR MESSAGE_BODY:b1");
  }

  @Test
  void weighsOneFromACorrespondentLess() {
    tester
        .withIndex(FakeIndex.empty().wroteTo("x@stranger.example", 3, BEFORE, BEFORE))
        .finds(
            asks(URL, OAUTH_REQUEST, OAUTH_MAIL_SCOPE, OAUTH_OFFLINE).build(),
            "message-consent-request MEDIUM FAIR MESSAGE_BODY:b1 {standing=known}");
  }

  @Test
  void findsAPageForADevicesCode() {
    tester.finds(
        asks("https://microsoft.com/devicelogin", DEVICE_CODE)
            .shows(BodyTrait.ASKS_TO_SIGN_IN)
            .build(),
        "message-consent-request MEDIUM FAIR MESSAGE_BODY:b1 {variant=device}");
  }

  @Test
  void tellsOfOneLinkALetter() {
    tester.finds(
        asks(URL, OAUTH_REQUEST, OAUTH_MAIL_SCOPE)
            .link(URL + "&y", OAUTH_REQUEST, OAUTH_MAIL_SCOPE, OAUTH_OFFLINE)
            .carried(m -> m.flagged(MessageFlag.ANSWERED))
            .build(),
        "message-consent-request HIGH FAIR MESSAGE_BODY:b1 {variant=answered}");
  }

  @Test
  void onlyInformsAboutUnopenedJunk() {
    tester.finds(
        asks(URL, OAUTH_REQUEST, OAUTH_MAIL_SCOPE).carried(m -> m.in(FolderRole.JUNK)).build(),
        "message-consent-request INFO WEAK MESSAGE_BODY:b1 {variant=junk}");
  }

  @Test
  void leavesSigningInToAServiceAlone() {
    tester.findsNothing(asks(URL, OAUTH_REQUEST).build());
  }

  @Test
  void leavesAnHonestListAlone() {
    tester.findsNothing(
        asks("https://microsoft.com/devicelogin", DEVICE_CODE)
            .carried(
                m ->
                    m.header("list-unsubscribe", "<https://stranger.example/u>")
                        .header("received", "from a.example by mx.mailbox.example with SMTP")
                        .header(
                            "authentication-results",
                            "mx.mailbox.example; dkim=pass header.d=stranger.example"))
            .build());
  }
}
