package org.inboxaudit.source.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.inboxaudit.consent.Access;
import org.inboxaudit.consent.AccessFixture;
import org.inboxaudit.consent.RuleFile;
import org.inboxaudit.evidence.Checkpoint;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.extract.Extractor;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.process.LocalExtractor;
import org.inboxaudit.source.EvidenceSource;
import org.inboxaudit.source.EvidenceSourceContract;
import org.inboxaudit.source.ReadPlan;
import org.junit.jupiter.api.Test;

class FileSourceTest extends EvidenceSourceContract {
  private static final String RULE = "[{\"Name\": \"x\", \"ForwardTo\": \"jo@elsewhere.example\"}]";
  private static final Gap NOT_ALL = Gap.of(EvidenceKind.MAIL_RULE, Gap.Reason.NOT_SUPPORTED);

  private final FileSource source = new FileSource(new LocalExtractor());

  @Override
  protected EvidenceSource source() {
    return source;
  }

  @Override
  protected Access access() {
    return bringing(file("rules.json", RULE));
  }

  @Override
  protected ReadPlan plan(Round round, Set<EvidenceKind> kinds, Cursor from) {
    return new ReadPlan(
        round,
        kinds,
        Set.of(),
        from,
        new TreeSet<>(),
        Set.of(),
        _ -> Set.of(),
        List.of(),
        List.of(),
        EvidenceFixtures.NOW,
        ReadPlan.Budget.DEFAULT);
  }

  private static RuleFile file(String name, String content) {
    return new RuleFile(name, content.getBytes(UTF_8));
  }

  private static Access bringing(RuleFile... files) {
    return AccessFixture.bringing(() -> false, files);
  }

  private List<Observation> read(EvidenceSource of, Access access) throws Exception {
    return read(of, access, plan(Round.WHOLE, Set.of(EvidenceKind.MAIL_RULE), Cursor.START));
  }

  private static Gap gap(Gap.Reason reason, String file) {
    return new Gap(EvidenceKind.MAIL_RULE, reason, file, 1);
  }

  @Test
  void reachesOnlyAMailboxWhoseOwnerBroughtFiles() {
    assertTrue(source.reaches(access()));
    assertFalse(source.reaches(AccessFixture.anywhere()));
  }

  @Test
  void neverSaysThatAFileTellsAllRules() throws Exception {
    for (Access access : List.of(access(), bringing(file("empty.json", "[]")))) {
      List<Observation> said = read(source, access);
      assertTrue(said.stream().noneMatch(Complete.class::isInstance), said::toString);
      assertEquals(NOT_ALL, said.getLast());
    }
  }

  @Test
  void namesTheFileItCannotReadAndReadsTheNext() throws Exception {
    List<Observation> said =
        read(source, bringing(file("holiday.jpg", "JFIF"), file("rules.json", RULE)));
    assertEquals(gap(Gap.Reason.UNREADABLE, "holiday.jpg"), said.getFirst());
    assertTrue(said.get(1) instanceof MailRule rule && rule.ref().key().equals("rules.json"));
  }

  @Test
  void keepsTwoFilesOfOneNameApart() throws Exception {
    List<String> keys =
        read(source, bringing(file("a", RULE), file("a", RULE), file("a", RULE))).stream()
            .filter(MailRule.class::isInstance)
            .map(rule -> ((MailRule) rule).ref().key())
            .toList();
    assertEquals(List.of("a", "a (2)", "a (3)"), keys);
  }

  @Test
  void readsNothingOfAFileThatWasWiped() throws Exception {
    RuleFile file = file("rules.json", RULE);
    file.wipe();
    assertEquals(
        List.of(gap(Gap.Reason.UNREADABLE, "rules.json"), NOT_ALL), read(source, bringing(file)));
  }

  @Test
  void stopsWhenTheConsentWasTakenBack() {
    Access withdrawn = AccessFixture.bringing(() -> true, file("rules.json", RULE));
    assertThrows(InterruptedException.class, () -> read(source, withdrawn));
  }

  @Test
  void letsAParserSayNothingButRules() throws Exception {
    Extractor takenOver =
        (_, _) ->
            new Extracted.Facts(
                List.of(
                    new Complete(EvidenceKind.MAIL_RULE, 0),
                    new Checkpoint(new Cursor("x")),
                    Gap.of(EvidenceKind.MESSAGE, Gap.Reason.DENIED)));
    assertEquals(List.of(NOT_ALL), read(new FileSource(takenOver), access()));
  }
}
