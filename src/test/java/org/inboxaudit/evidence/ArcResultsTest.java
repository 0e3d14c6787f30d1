package org.inboxaudit.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.inboxaudit.evidence.ArcResults.Word;
import org.junit.jupiter.api.Test;

class ArcResultsTest {
  private static final AuthenticationResults HOLDS =
      AuthenticationResults.parse("mx.example.org; arc=pass");
  private static final String SEEN = "i=1; a.example; dmarc=pass";

  private static Word word(List<String> fields) {
    return ArcResults.vouchedFor(HOLDS, fields)
        .orElseThrow()
        .about(result -> result.method().equals("dmarc"));
  }

  @Test
  void areNotToBeHadUnlessTheReceivingServerVouchesForThem() {
    for (String results : List.of("mx", "mx; arc=none", "mx; arc=fail", "mx; dkim=pass", "")) {
      assertEquals(
          Optional.empty(),
          ArcResults.vouchedFor(AuthenticationResults.parse(results), List.of(SEEN)),
          results);
    }
  }

  @Test
  void takeTheWordOfTheFirstWhoPassedALetterOn() {
    assertEquals(Word.BORNE_OUT, word(List.of("i=2; b.example; arc=pass; dmarc=fail", SEEN)));
    assertEquals(Word.REFUSED, word(List.of("i=2; b.example; dmarc=pass", "i=1; a; dmarc=fail")));
    assertEquals(Word.REFUSED, word(List.of("i=2; b.example; arc=fail", SEEN)));
    assertEquals(Word.SILENT, word(List.of("i=1; a.example; spf=pass")));
  }

  @Test
  void areSilentWhereTheChainIsNone() {
    for (List<String> fields :
        List.of(
            List.<String>of(),
            List.of("i=2; a; dmarc=pass"),
            List.of(SEEN, SEEN),
            List.of(SEEN, "i=3; a; dmarc=pass"),
            List.of("i=0; a; dmarc=pass"),
            List.of("i=; a; dmarc=pass"),
            List.of("i=-1; a; dmarc=pass"),
            List.of("i=999999999999; a; dmarc=pass"),
            List.of("dmarc=pass"),
            List.of(""))) {
      assertEquals(Word.SILENT, word(fields), fields.toString());
    }
  }

  @Test
  void endAtFiftyForwarders() {
    List<String> fields = new ArrayList<>();
    IntStream.rangeClosed(1, 50).forEach(i -> fields.add("i=" + i + "; a; dmarc=pass"));
    assertEquals(Word.BORNE_OUT, word(fields));
    IntStream.rangeClosed(51, 5_000).forEach(i -> fields.add("i=" + i + "; a; dmarc=pass"));
    assertTrue(ArcResults.vouchedFor(HOLDS, fields).orElseThrow().forwarders().isEmpty());
  }
}
