package org.inboxaudit.check.attachment;

import static org.inboxaudit.evidence.EvidenceFixtures.attachment;

import org.inboxaudit.check.CheckTester;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.MessageBuilder;
import org.inboxaudit.evidence.MessageFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownFileCheckTest {
  private final CheckTester tester = CheckTester.of(new KnownFileCheck());

  @Test
  void tellsTheNameThatAScannerHasForAFile() {
    tester.finds(
        attachment("letter.doc").signature("Doc.Dropper.Agent-1").build(),
        "attachment-known-malware HIGH STRONG ATTACHMENT:a1 {signature=Doc.Dropper.Agent-1}");
  }

  @Test
  void asksForActionIfTheMessageWasOpened() {
    tester.finds(
        attachment("letter.doc")
            .signature("Doc.Dropper.Agent-1")
            .carried(letter -> letter.flagged(MessageFlag.SEEN))
            .build(),
        "attachment-known-malware CRITICAL STRONG ATTACHMENT:a1 {variant=opened}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Heuristics.Phishing.Email", "PUA.Win.Tool", "Eicar-Signature"})
  void isLessSureOfASuspicion(String signature) {
    tester.finds(
        attachment("letter.doc")
            .signature(signature)
            .carried(letter -> letter.flagged(MessageFlag.ANSWERED))
            .build(),
        "attachment-known-malware MEDIUM FAIR ATTACHMENT:a1");
  }

  @Test
  void weighsAFileThatWasSentFromHere() {
    tester.finds(
        attachment("letter.doc")
            .signature("Doc.Dropper.Agent-1")
            .carried(MessageBuilder::sentByOwner)
            .build(),
        "attachment-known-malware HIGH FAIR ATTACHMENT:a1 {variant=sent}");
  }

  @Test
  void weighsUnopenedJunkLittle() {
    tester.finds(
        attachment("letter.doc")
            .signature("Doc.Dropper.Agent-1")
            .carried(letter -> letter.in(FolderRole.JUNK))
            .build(),
        "attachment-known-malware LOW WEAK ATTACHMENT:a1 {variant=junk}");
  }

  @Test
  void leavesFilesAloneThatNoScannerKnows() {
    tester.findsNothing(attachment("letter.doc").build());
  }
}
