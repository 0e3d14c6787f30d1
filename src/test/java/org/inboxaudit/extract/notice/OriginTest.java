package org.inboxaudit.extract.notice;

import static org.inboxaudit.extract.notice.Letters.pack;
import static org.inboxaudit.extract.notice.Letters.signed;
import static org.inboxaudit.extract.notice.ReadLetters.DELIVERED;
import static org.inboxaudit.extract.notice.ReadLetters.GOOGLE_KEY;
import static org.inboxaudit.extract.notice.ReadLetters.GOOGLE_LETTER;
import static org.inboxaudit.extract.notice.ReadLetters.googleSigned;
import static org.inboxaudit.extract.notice.ReadLetters.notice;
import static org.inboxaudit.extract.notice.ReadLetters.standing;
import static org.inboxaudit.extract.notice.ReadLetters.vouched;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.inboxaudit.evidence.Notice.Standing;
import org.junit.jupiter.api.Test;

/// What is believed of where a letter comes from (ADR 23).
final class OriginTest {
  @Test
  void leavesAnUnsignedLetterUnknown() {
    assertEquals(Standing.UNKNOWN, notice(GOOGLE_LETTER).standing());
  }

  @Test
  void verifiesASignatureOfTheProvider() {
    assertEquals(Standing.VERIFIED, standing(googleSigned(GOOGLE_LETTER), GOOGLE_KEY));
  }

  @Test
  void verifiesASignatureThatHasExpiredSinceArrival() {
    String tags = "x=" + (Letters.RECEIVED.getEpochSecond() + 60) + "; h=from:to:subject:date;";
    assertEquals(
        Standing.VERIFIED,
        standing(signed(GOOGLE_LETTER, "accounts.google.com", tags), GOOGLE_KEY));
  }

  @Test
  void leavesALetterUnknownWhoseSignatureHadExpiredAtArrival() {
    String tags = "x=" + (Letters.RECEIVED.getEpochSecond() - 60) + "; h=from:to:subject:date;";
    assertEquals(
        Standing.UNKNOWN, standing(signed(GOOGLE_LETTER, "accounts.google.com", tags), GOOGLE_KEY));
  }

  @Test
  void leavesALetterUnknownOfWhichNotAllIsSigned() {
    for (String tags :
        List.of(
            "h=from:to:subject;",
            "h=from:to:date;",
            "h=from:subject:date;",
            "l=10; h=from:to:subject:date;")) {
      assertEquals(
          Standing.UNKNOWN,
          standing(signed(GOOGLE_LETTER, "accounts.google.com", tags), GOOGLE_KEY),
          tags);
    }
  }

  @Test
  void leavesALetterUnknownWhoseKeyIsNotInThePack() {
    assertEquals(
        Standing.UNKNOWN,
        standing(googleSigned(GOOGLE_LETTER), pack("other", "accounts.google.com")));
  }

  @Test
  void doesNotTakeTheSignatureOfSomebodyElse() {
    assertEquals(
        Standing.UNKNOWN,
        standing(signed(GOOGLE_LETTER, "example.org"), pack("test", "example.org")));
  }

  @Test
  void contradictsALetterThatWasChangedAfterSigning() {
    String letter = googleSigned(GOOGLE_LETTER);
    for (String changed :
        List.of(
            letter.replace("Somebody", "Nobody"),
            letter.replace("Security alert", "Security notice"))) {
      assertEquals(Standing.CONTRADICTED, standing(changed, GOOGLE_KEY));
    }
  }

  @Test
  void leavesALetterUnknownThatAGatewayChanged() {
    String letter =
        googleSigned(GOOGLE_LETTER)
            .replace(
                "https://myaccount.google.com/notifications",
                "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fmyaccount.google.com");
    assertEquals(Standing.UNKNOWN, standing(letter, GOOGLE_KEY));
  }

  @Test
  void takesTheWordOfTheReceivingServer() {
    for (String results :
        List.of(
            "dkim=pass header.i=@accounts.google.com header.s=test",
            "spf=fail smtp.mailfrom=x; dkim=pass (2048-bit key) header.d=accounts.google.com",
            "dmarc=pass (p=REJECT dis=NONE) header.from=accounts.google.com",
            "dkim=fail header.d=google.com; dkim = pass header.d = accounts.google.com")) {
      assertEquals(Standing.VOUCHED, notice(vouched(GOOGLE_LETTER, results)).standing(), results);
    }
  }

  @Test
  void doesNotTakeAWordThatIsNotTheReceivingServers() {
    for (String letter :
        List.of(
            "Authentication-Results: mx.attacker.test; dkim=pass header.d=accounts.google.com\n",
            "Authentication-Results: x; dkim=none (; mx.example.org; dkim=pass)\n",
            """
            Authentication-Results: mx.example.org; dkim=none
            Authentication-Results: mx.example.org; dkim=pass header.d=accounts.google.com
            """,
            "Authentication-Results: mx.example.org; dkim=pass header.d=example.org\n",
            "Authentication-Results: mx.example.org; spf=pass"
                + " (dkim=pass header.d=accounts.google.com)\n",
            "Authentication-Results: mx.example.org; dmarc=pass header.from=google.com\n")) {
      assertEquals(Standing.UNKNOWN, notice(letter + GOOGLE_LETTER).standing(), letter);
    }
  }

  @Test
  void doesNotTakeAWordThatWasWrittenIntoAMessageNobodyDelivered() {
    String word =
        "Authentication-Results: mx.example.org; dkim=pass header.d=accounts.google.com\n";
    String seal =
        "ARC-Authentication-Results: i=1; mx.example.org; dkim=pass"
            + " header.d=accounts.google.com\n";
    for (String letter :
        List.of(
            word + googleSigned(GOOGLE_LETTER),
            seal + word + googleSigned(GOOGLE_LETTER),
            word
                + DELIVERED.replace("mx.example.org", "mx.attacker.test")
                + googleSigned(GOOGLE_LETTER),
            word + DELIVERED + GOOGLE_LETTER,
            word + DELIVERED + googleSigned(GOOGLE_LETTER).replace("Somebody", "Nobody"))) {
      assertEquals(Standing.UNKNOWN, notice(letter).standing(), letter);
    }
  }

  @Test
  void contradictsALetterThatTheReceivingServerFoundForged() {
    for (String results :
        List.of(
            "dkim=fail header.d=accounts.google.com",
            "dkim=none; dmarc=fail header.from=accounts.google.com")) {
      assertEquals(
          Standing.CONTRADICTED, notice(vouched(GOOGLE_LETTER, results)).standing(), results);
    }
  }

  @Test
  void vouchesForNoLetterWhoseTraceIsOfAnotherDayThanItsPlace() {
    String letter = vouched(GOOGLE_LETTER, "dkim=pass header.d=accounts.google.com");
    for (String date :
        List.of("Fri, 3 May 2024 07:59:10 +0000", "Tue, 7 May 2024 07:59:10 +0000", "soon")) {
      String copied = letter.replace("Sun, 5 May 2024 07:59:10 +0000", date);
      assertEquals(Standing.UNKNOWN, notice(copied).standing(), date);
    }
    for (String date : List.of("Sat, 4 May 2024 20:59:10 +1200 (NZST)", "5 May 2024 23:59 PDT")) {
      String waited = letter.replace("Sun, 5 May 2024 07:59:10 +0000", date);
      assertEquals(Standing.VOUCHED, notice(waited).standing(), date);
    }
  }

  private static final String GATEWAY_SAW_IT =
      """
      ARC-Authentication-Results: i=1; mx.university.example;
       dkim=pass header.d=accounts.google.com; dmarc=pass header.from=accounts.google.com
      """;

  private static final String FAILED_HERE =
      "dkim=fail header.d=accounts.google.com; dmarc=fail header.from=accounts.google.com";

  /// As a list or a gateway passes a letter on: with its own words at the end.
  private static String passedOn(String seals, String results) {
    return seals + vouched(GOOGLE_LETTER, results) + "\nThis letter passed a gateway.\n";
  }

  @Test
  void leavesAGenuineLetterUnknownThatAForwarderChanged() {
    String letter = passedOn(GATEWAY_SAW_IT, FAILED_HERE + "; arc=pass");
    assertEquals(Standing.UNKNOWN, standing(letter, GOOGLE_KEY));
    assertEquals(Standing.UNKNOWN, notice(letter).standing());
  }

  @Test
  void neverVouchesForALetterBecauseOfASeal() {
    String sealed = GATEWAY_SAW_IT + vouched(GOOGLE_LETTER, "dkim=none; dmarc=none; arc=pass");
    assertEquals(Standing.UNKNOWN, notice(sealed).standing());
    // what was verified here stays so; it needs no seal
    assertEquals(Standing.VERIFIED, standing(sealed, GOOGLE_KEY));
  }

  @Test
  void saysOfAForwardedLetterToAnOlderAddressThatItIsUnknown() {
    String letter =
        GATEWAY_SAW_IT
            + vouched(
                GOOGLE_LETTER.replace("To: owner@", "To: older@"),
                "dkim=pass header.d=accounts.google.com; arc=pass");
    assertEquals(Standing.UNKNOWN, notice(letter).standing());
    assertEquals(Standing.MISUSED, notice(letter.replace("; arc=pass", "; arc=fail")).standing());
  }

  @Test
  void takesNoSealThatTheReceivingServerDoesNotVouchFor() {
    String arc = FAILED_HERE + "; arc=pass";
    for (String letter :
        List.of(
            passedOn(GATEWAY_SAW_IT, FAILED_HERE),
            passedOn(GATEWAY_SAW_IT, FAILED_HERE + "; arc=none"),
            passedOn(GATEWAY_SAW_IT, FAILED_HERE + "; arc=fail"),
            passedOn(GATEWAY_SAW_IT, FAILED_HERE + "; arc=fail; arc=pass"),
            passedOn(GATEWAY_SAW_IT, FAILED_HERE + " (arc=pass)"),
            // the word of somebody else, also if it is written with the receiver's name below
            passedOn(
                "Authentication-Results: mx.attacker.test; arc=pass\n" + GATEWAY_SAW_IT,
                FAILED_HERE),
            passedOn(GATEWAY_SAW_IT, FAILED_HERE)
                .replace(
                    "From: Google",
                    "Authentication-Results: mx.example.org; arc=pass\nFrom: Google"),
            // a seal without what the forwarder saw
            passedOn("ARC-Seal: i=1; a=rsa-sha256; cv=none; d=example.net; s=a; b=AAAA\n", arc),
            // what the forwarder saw fail, or of somebody else
            passedOn(GATEWAY_SAW_IT.replace("=pass", "=fail"), arc),
            passedOn(GATEWAY_SAW_IT.replace("accounts.google.com", "attacker.test"), arc),
            // chains that are none
            passedOn(GATEWAY_SAW_IT.replace("i=1", "i=2"), arc),
            passedOn(GATEWAY_SAW_IT.replace("i=1;", ""), arc),
            passedOn(GATEWAY_SAW_IT + GATEWAY_SAW_IT, arc),
            passedOn(
                "ARC-Authentication-Results: i=2; mx.list.example; arc=fail\n" + GATEWAY_SAW_IT,
                arc))) {
      assertEquals(Standing.CONTRADICTED, notice(letter).standing(), letter);
      assertEquals(Standing.CONTRADICTED, standing(letter, GOOGLE_KEY), letter);
    }
  }

  @Test
  void contradictsASealedLetterThatLeadsElsewhere() {
    String letter =
        passedOn(GATEWAY_SAW_IT, FAILED_HERE + "; arc=pass")
            .replace("https://myaccount.google.com/", "https://attacker.example/");
    assertEquals(Standing.CONTRADICTED, notice(letter).standing());
  }
}
