package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.message;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.inboxaudit.check.message.ReceiversWord.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiversWordTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spf=pass smtp.mailfrom=b.hill.example; dkim=none; dmarc=none | PASSED",
        "spf=pass smtp.mailfrom=b@carrier.example; dkim=none; dmarc=none | UNPROVEN",
        "spf=softfail smtp.mailfrom=hill.example | UNPROVEN",
        "spf=none; dkim=none; dmarc=none; compauth=fail reason=001 | UNPROVEN",
        "spf=fail smtp.mailfrom=hill.example; dkim=none; dmarc=fail | FAILED",
        "spf=temperror; dmarc=temperror | SILENT",
        "arc=pass; spf=none | SILENT",
        "iprev=pass | SILENT"
      })
  void tellsWhatIsBorneOut(String results, Verdict verdict) {
    assertEquals(
        verdict,
        ReceiversWord.of(
            message("m")
                .from("x@hill.example")
                .header("received", "from out.example by mx.mailbox.example with ESMTPS")
                .header("authentication-results", "mx.mailbox.example; " + results)
                .build()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spf=pass (sender IP is 203.0.113.9) smtp.mailfrom=hill.example; dkim=none | PASSED",
        "spf=none (sender IP is 203.0.113.9) smtp.mailfrom=hill.example; dkim=none | UNPROVEN"
      })
  void readsTheFirstResultOfServersThatLeaveTheirNameOut(String results, Verdict verdict) {
    assertEquals(
        verdict,
        ReceiversWord.of(
            message("m")
                .from("x@hill.example")
                .header("received", "from a by x.eurprd05.prod.outlook.com with HTTPS")
                .header("authentication-results", results)
                .build()));
  }
}
