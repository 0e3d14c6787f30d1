package org.inboxaudit.extract.notice;

import static org.inboxaudit.extract.notice.Letters.html;
import static org.inboxaudit.extract.notice.Letters.plain;
import static org.inboxaudit.extract.notice.Letters.raw;
import static org.inboxaudit.extract.notice.ReadLetters.GOOGLE;
import static org.inboxaudit.extract.notice.ReadLetters.GOOGLE_KEY;
import static org.inboxaudit.extract.notice.ReadLetters.GOOGLE_LETTER;
import static org.inboxaudit.extract.notice.ReadLetters.googleSigned;
import static org.inboxaudit.extract.notice.ReadLetters.notice;
import static org.inboxaudit.extract.notice.ReadLetters.refusal;
import static org.inboxaudit.extract.notice.ReadLetters.standing;
import static org.inboxaudit.extract.notice.ReadLetters.told;
import static org.inboxaudit.extract.notice.ReadLetters.vouched;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.evidence.Notice.Standing;
import org.inboxaudit.extract.Raw;
import org.junit.jupiter.api.Test;

/// Letters that lead elsewhere, were sent on to others, or carry the words of somebody else.
final class LureLettersTest {
  @Test
  void contradictsALetterThatLeadsElsewhere() {
    for (String link :
        List.of(
            "https://accounts.google.com.example.org/x",
            "https://accounts.google.com@example.org/x",
            "https://sites.google.com/view/help",
            "https://www.google.com/url?q=https%3A%2F%2Fa.example.org%2F",
            "HTTPS:\\\\example.org\\x",
            "http://192.0.2.1/",
            // browsers follow these too, and take an encoded host for a plain one
            "https:/example.org/x",
            "https:example.org/x",
            "ftp://example.org/x",
            "https://accounts.goo%67le.com/x")) {
      String letter =
          html(GOOGLE, "x", "<p>New sign-in. See <a class=b HREF=\"" + link + "\">here</a></p>");
      assertEquals(
          Standing.CONTRADICTED,
          notice(vouched(letter, "dkim=pass header.d=accounts.google.com")).standing(),
          link);
    }
  }

  @Test
  void contradictsALetterWhereSomethingElseThanALinkLeadsElsewhere() {
    for (String markup :
        List.of(
            "<form><button formaction='https://example.org/'>Yes</button></form>",
            "<svg><a xlink:href='https://example.org/'>Yes</a></svg>",
            "<meta http-equiv=refresh content='0; url=https://example.org/'>",
            "<iframe src='https://example.org/'></iframe>",
            "<base href='https://example.org/'><a href='/x'>Yes</a>")) {
      String letter = html(GOOGLE, "x", "<p>New sign-in.</p>" + markup);
      assertEquals(
          Standing.CONTRADICTED,
          notice(vouched(letter, "dkim=pass header.d=accounts.google.com")).standing(),
          markup);
    }
  }

  @Test
  void letsPicturesComeFromAnywhere() {
    String letter =
        html(GOOGLE, "x", "<p>New sign-in.</p><img src='https://pictures.example.org/a.png'>");
    assertEquals(
        Standing.VOUCHED,
        notice(vouched(letter, "dkim=pass header.d=accounts.google.com")).standing());
  }

  @Test
  void refusesALetterWithMoreLinksThanAreRead() {
    StringBuilder links = new StringBuilder("<p>New sign-in.</p>");
    for (int i = 0; i < 1_001; i++) {
      links.append("<a href='https://accounts.google.com/").append(i).append("'>x</a>");
    }
    assertEquals(Gap.Reason.LIMIT_REACHED, refusal(html(GOOGLE, "x", links.toString())));
    links.insert(0, "<a href='https://example.org/'>x</a>");
    assertEquals(Standing.CONTRADICTED, notice(html(GOOGLE, "x", links.toString())).standing());
  }

  @Test
  void contradictsAGenuineLetterWithAForeignLinkInIt() {
    String letter =
        googleSigned(
            plain(
                GOOGLE,
                "New sign-in",
                "New sign-in. App: go to https://sites.google.com/view/x now"));
    assertEquals(Standing.CONTRADICTED, standing(letter, GOOGLE_KEY));
  }

  @Test
  void contradictsALetterWhoseAnswerGoesElsewhere() {
    assertEquals(
        Standing.CONTRADICTED, notice("Reply-To: help@example.org\n" + GOOGLE_LETTER).standing());
  }

  @Test
  void saysOfAReplayedLetterThatItWasMisused() {
    for (String to : List.of("somebody@example.net", "owner@example.org, somebody@example.net")) {
      String letter =
          "Delivered-To: owner@example.org\n"
              + googleSigned(GOOGLE_LETTER.replace("To: owner@example.org", "To: " + to));
      assertEquals(Standing.MISUSED, standing(letter, GOOGLE_KEY), to);
    }
  }

  @Test
  void saysOfALetterWithWordsOfSomebodyElseThatItWasMisused() {
    for (String text :
        List.of(
            "x".repeat(150) + " was granted access to your account",
            "Call +1 800 555 0123 now was granted access to your account",
            "Support (800) 555-0123 has been granted access to your account",
            "Mail was granted access to your account" + " ".repeat(200) + "and more")) {
      assertEquals(
          Standing.MISUSED, standing(googleSigned(plain(GOOGLE, "x", text)), GOOGLE_KEY), text);
    }
    for (String text :
        List.of(
            "<p>Mail was granted access to your account" + "<br> &nbsp;".repeat(30) + "</p>",
            "<p>New sign-in <a href='tel:+18005550123'>help</a></p>")) {
      assertEquals(
          Standing.MISUSED, standing(googleSigned(html(GOOGLE, "x", text)), GOOGLE_KEY), text);
    }
  }

  @Test
  void takesNoNumberOfALetterForATelephone() {
    String letter =
        plain(
            GOOGLE,
            "x",
            """
            New sign-in on Linux 6.12
            IP address: 192.0.2.101
            May 5, 2024 07:41:00 (UTC), code 123 456 789
            1600 Example Parkway, 94043-1351
            """);
    assertEquals(Standing.VERIFIED, standing(googleSigned(letter), GOOGLE_KEY));
  }

  @Test
  void leavesALetterUnknownThatSaysItWasForwarded() {
    String old = GOOGLE_LETTER.replace("To: owner@", "To: old.owner@");
    for (String trace :
        List.of(
            "X-Forwarded-To: owner@example.org\n",
            "Return-Path: <SRS0=abc=d=gaia.bounces.google.com=x@forward.example>\n",
            "Return-Path: <old.owner+caf_=owner=example.org@example.net>\n")) {
      assertEquals(Standing.UNKNOWN, standing(trace + googleSigned(old), GOOGLE_KEY), trace);
    }
  }

  @Test
  void trustsNoLetterThatHasAFieldTwice() {
    for (String field : List.of("From: x@example.org\n", "Subject: other\n", "To: a@b.example\n")) {
      String letter = field + googleSigned(GOOGLE_LETTER);
      Standing standing = standing(letter, GOOGLE_KEY);
      assertTrue(Set.of(Standing.UNKNOWN, Standing.MISUSED).contains(standing), field);
    }
  }

  @Test
  void saysOfALetterThatPushesItsTextOutOfSightThatItWasMisused() {
    String letter = googleSigned(plain(GOOGLE, "x", "New sign-in" + "\n \u00a0".repeat(60) + "b"));
    assertEquals(Standing.MISUSED, standing(letter, GOOGLE_KEY));
  }

  @Test
  void knowsTheOwnersAddressInItsOtherSpellings() {
    Raw.RawMessage raw = raw(googleSigned(GOOGLE_LETTER.replace("owner@", "Owner+mail@")));
    assertEquals(Standing.VERIFIED, ((Notice) told(raw, GOOGLE_KEY).getFirst()).standing());
  }
}
