package org.inboxaudit.check.attachment;

import static org.inboxaudit.evidence.AttachmentTrait.DOCUMENT_ACTION;
import static org.inboxaudit.evidence.AttachmentTrait.DOCUMENT_SCRIPT;
import static org.inboxaudit.evidence.AttachmentTrait.PASSWORD_FORM;
import static org.inboxaudit.evidence.AttachmentTrait.SINGLE_LINK;
import static org.inboxaudit.evidence.AttachmentTrait.SMUGGLED_FILE;
import static org.inboxaudit.evidence.EvidenceFixtures.NOW;
import static org.inboxaudit.evidence.EvidenceFixtures.attachment;

import java.util.Set;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.evidence.Link;
import org.inboxaudit.evidence.LinkTrait;
import org.inboxaudit.evidence.MessageFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebLureCheckTest {
  private static final String KNOWN = "colleague@partner.example";
  private final CheckTester tester = CheckTester.of(new WebLureCheck());

  private static Link link(LinkTrait... traits) {
    return new Link("https://files.example/a", "files.example", "", Set.of(traits));
  }

  @Test
  void findsAPageThatHandsOverAFile() {
    tester.finds(
        attachment("voice.html")
            .shows(SMUGGLED_FILE, DOCUMENT_SCRIPT)
            .carried(letter -> letter.flagged(MessageFlag.SEEN))
            .build(),
        "attachment-web-lure HIGH FAIR ATTACHMENT:a1 {kind=smuggled, variant=opened}");
  }

  @Test
  void isSureOfAPageOfAStrangerWhoWasAnswered() {
    tester.finds(
        attachment("voice.html")
            .shows(SMUGGLED_FILE)
            .carried(letter -> letter.flagged(MessageFlag.SEEN, MessageFlag.ANSWERED))
            .build(),
        "attachment-web-lure CRITICAL STRONG ATTACHMENT:a1 {variant=answered}");
  }

  @Test
  void isSureOfAPageOfAStrangerThatWasSentOn() {
    tester
        .withIndex(FakeIndex.empty().wasPassedOn("m1@partner.example"))
        .finds(
            attachment("voice.html").shows(SMUGGLED_FILE).build(),
            "attachment-web-lure CRITICAL STRONG ATTACHMENT:a1 {variant=passed-on}");
  }

  @Test
  void takesWhoeverWasFirstAnsweredThenForAStranger() {
    tester
        .withIndex(FakeIndex.empty().wroteTo(KNOWN, 1, NOW, NOW).wasAnswered("m1@partner.example"))
        .finds(
            attachment("voice.html").shows(SMUGGLED_FILE).build(),
            "attachment-web-lure CRITICAL STRONG ATTACHMENT:a1 {standing=stranger}");
  }

  @Test
  void asksAboutAPageOfAColleague() {
    tester
        .withIndex(FakeIndex.empty().writesTo(KNOWN).wasAnswered("m1@partner.example"))
        .finds(
            attachment("export.html").shows(SMUGGLED_FILE).build(),
            "attachment-web-lure MEDIUM FAIR ATTACHMENT:a1 {standing=known}");
  }

  @Test
  void findsAFormForAPassword() {
    tester.finds(
        attachment("statement.html").shows(PASSWORD_FORM).build(),
        "attachment-web-lure HIGH FAIR ATTACHMENT:a1 {kind=password}");
  }

  @Test
  void weighsAPageThatAColleagueSavedLittle() {
    tester
        .withIndex(FakeIndex.empty().writesTo(KNOWN))
        .finds(
            attachment("article.html").shows(PASSWORD_FORM, DOCUMENT_SCRIPT).build(),
            "attachment-web-lure LOW WEAK ATTACHMENT:a1 {kind=password, standing=known}");
  }

  @Test
  void findsAPictureWithAScript() {
    tester.finds(
        attachment("picture.svg").type("image/svg+xml").shows(DOCUMENT_SCRIPT).build(),
        "attachment-web-lure HIGH FAIR ATTACHMENT:a1 {kind=picture}");
  }

  @Test
  void weighsAScriptInAPageLittle() {
    tester.finds(
        attachment("page.html").type("text/html").shows(DOCUMENT_SCRIPT).build(),
        "attachment-web-lure LOW WEAK ATTACHMENT:a1 {kind=page}");
  }

  @Test
  void findsARequestForAccessInAFile() {
    tester.finds(
        attachment("invitation.pdf")
            .leadsTo(link(LinkTrait.OAUTH_REQUEST, LinkTrait.OAUTH_MAIL_SCOPE))
            .build(),
        "attachment-web-lure HIGH FAIR ATTACHMENT:a1 {kind=access}");
  }

  @ParameterizedTest
  @CsvSource({
    "DISGUISED_HOST, disguised-link, FAIR",
    "USER_INFO, disguised-link, FAIR",
    "PROGRAM, disguised-link, FAIR",
    "SHOWS_OTHER_HOST, other-link, WEAK"
  })
  void findsDeceptiveLinksInFiles(LinkTrait trait, String kind, String confidence) {
    tester.finds(
        attachment("invitation.pdf").leadsTo(link(), link(trait)).build(),
        "attachment-web-lure MEDIUM " + confidence + " ATTACHMENT:a1 {kind=" + kind + "}");
  }

  @Test
  void findsAnActionOfAStrangersDocument() {
    tester.finds(
        attachment("form.pdf").shows(DOCUMENT_ACTION).build(),
        "attachment-web-lure MEDIUM FAIR ATTACHMENT:a1 {kind=action}");
  }

  @Test
  void onlyMentionsATicketOfAKnownSender() {
    tester
        .withIndex(FakeIndex.empty().writesTo(KNOWN))
        .finds(
            attachment("ticket.pdf").shows(SINGLE_LINK).build(),
            "attachment-web-lure INFO WEAK ATTACHMENT:a1 {kind=one-link}");
  }

  @Test
  void leavesFormsWithScriptsAndOrdinaryLinksAlone() {
    tester.findsNothing(
        attachment("form.pdf").type("application/pdf").shows(DOCUMENT_SCRIPT).build(),
        attachment("letter.pdf").leadsTo(link(), link(LinkTrait.PICTURE)).build());
  }
}
