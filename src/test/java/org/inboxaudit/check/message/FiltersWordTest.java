package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.message;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.inboxaudit.audit.IntelPacks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiltersWordTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x-forefront-antispam-report | CIP:203.0.113.9;CTRY:DE;SFV:SPM;CAT:PHSH;SFS:(1) | PHISHING",
        "x-forefront-antispam-report | CIP:203.0.113.9;SFV:NSPM;CAT:SPOOF; | PHISHING",
        "x-forefront-antispam-report | CIP:203.0.113.9;SFV:SPM;CAT:SPM; | JUNK",
        "x-forefront-antispam-report | CIP:203.0.113.9;SFV:NSPM;CAT:NONE; | NOTHING",
        "x-spam-flag | YES | JUNK",
        "x-spam-status | Yes, score=12.1 required=5.0 | JUNK",
        "x-spam-status | No, score=-1.0 | NOTHING",
        "subject | CAT:PHSH | NOTHING"
      })
  void takesTheFilterAtItsWord(String field, String value, FiltersWord word) {
    assertEquals(word, FiltersWord.of(message("m").header(field, value).build(), IntelPacks.read()));
  }
}
