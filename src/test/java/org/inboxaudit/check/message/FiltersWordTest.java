package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.message;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.stream.Collectors;
import org.inboxaudit.audit.IntelPacks;
import org.inboxaudit.check.Intel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiltersWordTest {
  private static final Intel INTEL = IntelPacks.read();

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
        "x-forefront-antispam-report | CIP:203.0.113.9;SCL:5;SRV:;IPV:NLI;SFV:NSPM; | JUNK",
        "x-forefront-antispam-report | CIP:203.0.113.9;SCL:1;SRV:;IPV:NLI;SFV:NSPM; | NOTHING",
        "x-ms-exchange-organization-scl | 6 | JUNK",
        "x-ms-exchange-organization-scl | -1 | NOTHING",
        "x-microsoft-antispam-mailbox-delivery | ucf:0;jmr:0;auth:0;dest:J;ENG:(1) | MOVED",
        "x-microsoft-antispam-mailbox-delivery | ucf:0;jmr:0;auth:0;dest:I;ENG:(1) | NOTHING",
        "x-spam | Yes | JUNK",
        "x-spamd-result | default: True [18.20 / 15.00] | JUNK",
        "x-spamd-result | default: False [1.20 / 15.00] | NOTHING",
        "x-barracuda-spam-status | No, SCORE=0.00 | NOTHING",
        "x-tm-as-result | Yes-5.339-5.0-31-1 | JUNK",
        "x-gm-phishy | 1 | PHISHING",
        "x-apple-movetofolder | Junk | MOVED",
        "subject | CAT:PHSH | NOTHING"
      })
  void takesTheFilterAtItsWord(String field, String value, FiltersWord word) {
    assertEquals(word, FiltersWord.of(message("m").header(field, value).build(), INTEL));
  }

  @Test
  void asksForEachFieldOfThePack() {
    Set<String> fields =
        INTEL.words("filter-words").stream()
            .map(line -> line.substring(0, line.indexOf('|')).strip())
            .collect(Collectors.toSet());
    assertEquals(fields, FiltersWord.headers());
  }
}
