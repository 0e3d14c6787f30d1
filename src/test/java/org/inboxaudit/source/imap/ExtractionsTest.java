package org.inboxaudit.source.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.source.imap.Extractions.Pending;
import org.junit.jupiter.api.Test;

class ExtractionsTest {
  private final Listener extractor = new Listener();

  /// Writes down how many it was given together, and says of each how long it is.
  private static final class Listener implements Extractor {
    private final List<Integer> together = Collections.synchronizedList(new ArrayList<>());

    @Override
    public Extracted extract(Raw raw, ExtractLimits limits) {
      return new Extracted.Refused(Gap.Reason.UNREADABLE, Integer.toString(raw.bytes().length));
    }

    @Override
    public List<Extracted> extractAll(List<Raw> raws, ExtractLimits limits)
        throws InterruptedException {
      together.add(raws.size());
      return Extractor.super.extractAll(raws, limits);
    }
  }

  @Test
  void handsTextsOverTogetherAndTellsEachItsOwn() throws Exception {
    List<Pending> pending = new ArrayList<>();
    try (Extractions extractions = new Extractions(extractor)) {
      for (int i = 0; i < 40; i++) {
        pending.add(extractions.begin(text(i)));
      }
      for (int i = 0; i < 40; i++) {
        assertEquals(i, length(pending.get(i)));
      }
    }
    assertEquals(List.of(32, 8), extractor.together);
  }

  @Test
  void waitsForNoCompanyOnceTheFactsAreWanted() throws Exception {
    try (Extractions extractions = new Extractions(extractor)) {
      assertEquals(7, length(extractions.begin(text(7))));
      assertEquals(8, length(extractions.begin(text(8))));
    }
    assertEquals(List.of(1, 1), extractor.together);
  }

  @Test
  void handsLongTextsOverInSmallerCompany() throws Exception {
    try (Extractions extractions = new Extractions(extractor)) {
      extractions.begin(text(200_000));
      Pending full = extractions.begin(text(200_000));
      Pending next = extractions.begin(text(1));
      assertEquals(200_000, length(full));
      assertEquals(1, length(next));
    }
    assertEquals(List.of(2, 1), extractor.together);
  }

  @Test
  void handsAFileOverAtOnceAndAlone() throws Exception {
    try (Extractions extractions = new Extractions(extractor)) {
      Pending text = extractions.begin(text(1));
      assertEquals(5, length(extractions.begin(file(5))));
      assertEquals(List.of(1), extractor.together);
      assertEquals(1, length(text));
    }
  }

  private static int length(Pending pending) throws InterruptedException {
    return pending.await() instanceof Extractor.Extracted.Refused refused
        ? Integer.parseInt(refused.limit())
        : -1;
  }

  private static Raw text(int length) {
    return new Raw.RawTexts(message(), List.of(), new byte[length], List.of());
  }

  private static Raw file(int length) {
    Message.Part part = new Message.Part("2", "text/plain", "a", "7bit", length, true);
    return new Raw.RawPart(message(), part, new byte[length], true);
  }

  private static Message message() {
    return EvidenceFixtures.message("m1").build();
  }
}
