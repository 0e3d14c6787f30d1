package org.inboxaudit.extract.notice;

import static org.inboxaudit.extract.notice.Letters.pack;
import static org.inboxaudit.extract.notice.Letters.plain;
import static org.inboxaudit.extract.notice.Letters.raw;
import static org.inboxaudit.extract.notice.Letters.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.evidence.Notice.Standing;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;

/// Reads letters as the parser process does, with keys of a test.
final class ReadLetters {
  private ReadLetters() {}

  static final String GOOGLE = "Google <no-reply@accounts.google.com>";
  static final NoticeTables TABLES = NoticeTables.load();
  static final String SIGN_IN =
      """
      New sign-in on Linux
      owner@example.org
      Somebody signed in. If it was not you, look here:
      https://myaccount.google.com/notifications
      """;

  static List<Observation> told(Raw.RawMessage raw, DkimKeys keys) {
    Extracted extracted = NoticeReader.read(raw, ExtractLimits.DEFAULT, TABLES.with(keys));
    return assertInstanceOf(Extracted.Facts.class, extracted).observations();
  }

  static List<Observation> told(String letter) {
    return told(raw(letter), pack("none", "example.org"));
  }

  static Notice notice(String letter, DkimKeys keys) {
    List<Observation> told = told(raw(letter), keys);
    assertEquals(1, told.size(), told::toString);
    return assertInstanceOf(Notice.class, told.getFirst());
  }

  static Notice notice(String letter) {
    return notice(letter, pack("none", "example.org"));
  }

  static Gap.Reason refusal(String letter) {
    return assertInstanceOf(
            Extracted.Refused.class, NoticeReader.read(raw(letter), ExtractLimits.DEFAULT, TABLES))
        .reason();
  }

  static final String DELIVERED =
      """
      Received: from mail.google.com (192.0.2.1) by mx.example.org (8.1) with ESMTPS id 1;
       Sun, 5 May 2024 07:59:10 +0000
      """;

  static String vouched(String letter, String results) {
    return "Authentication-Results: mx.example.org;\n "
        + results
        + "\n"
        + DELIVERED
        + googleSigned(letter);
  }

  static Standing standing(String letter, DkimKeys keys) {
    return notice(letter, keys).standing();
  }

  static final DkimKeys GOOGLE_KEY = pack("test", "accounts.google.com");

  static String googleSigned(String letter) {
    return signed(letter, "accounts.google.com");
  }

  static final String GOOGLE_LETTER = plain(GOOGLE, "Security alert", SIGN_IN);
}
