package org.inboxaudit.extract.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.junit.jupiter.api.Test;

class FramesTest {
  private static final Raw RULES = new Raw.RawRules(new SourceId("file"), "a", new byte[0]);
  private static final Raw.RawLog LOG =
      new Raw.RawLog(
          SignIn.BROUGHT,
          List.of(new Raw.LogPiece("mail.log", 3, "Europe/Zurich")),
          "ann",
          "example.org",
          Instant.parse("2026-12-01T10:00:00Z"),
          new byte[] {1, 2, 3});

  private static Extracted answer(Observation said, Raw asked) throws IOException {
    return answer(new Extracted.Facts(List.of(said)), asked);
  }

  private static Extracted answer(Extracted said, Raw asked) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Frames.writeAnswer(out, said, asked);
    return Frames.readAnswer(new ByteArrayInputStream(out.toByteArray()), asked);
  }

  @Test
  void carriesALogOverAndASignInBack() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Frames.writeRequests(out, List.of(new Frames.Request(LOG, ExtractLimits.DEFAULT)));
    Raw.RawLog read =
        (Raw.RawLog)
            Frames.readRequests(new ByteArrayInputStream(out.toByteArray())).getFirst().raw();
    assertEquals(LOG.pieces(), read.pieces());
    assertEquals(LOG.takenAt(), read.takenAt());
    assertEquals(3, read.bytes().length);
    SignIn signIn = EvidenceFixtures.signIn("a").brought().build();
    assertEquals(new Extracted.Facts(List.of(signIn)), answer(signIn, LOG));
  }

  @Test
  void letsAParserOfAnythingElseTellOfNoSignIn() {
    SignIn signIn = EvidenceFixtures.signIn("a").build();
    assertThrows(IOException.class, () -> answer(signIn, RULES));
  }

  @Test
  void letsAParserOfALogTellOfNothingElse() {
    assertThrows(IOException.class, () -> answer(EvidenceFixtures.rule("r").build(), LOG));
  }

  @Test
  void letsOnlyAnAnswerAboutALogBeLong() throws IOException {
    Gap gap = new Gap(EvidenceKind.SIGN_IN, Gap.Reason.NOT_RETAINED, "x".repeat(1_000), 1);
    Extracted much = new Extracted.Facts(Collections.nCopies(1_100, gap));
    assertEquals(much, answer(much, LOG));
    Extracted refused = new Extracted.Refused(Gap.Reason.LIMIT_REACHED, "answer");
    assertEquals(refused, answer(much, RULES));
    assertEquals(refused, answer(new Extracted.Facts(Collections.nCopies(34_000, gap)), LOG));
  }

  @Test
  void refusesAnAnswerThatIsSaidToBeLongerThanItMayBe() throws IOException {
    for (int length : List.of((1 << 20) + 1, (32 << 20) + 1, -1)) {
      Raw asked = length > 2 << 20 ? LOG : RULES;
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new DataOutputStream(out).writeInt(length);
      InputStream in = new ByteArrayInputStream(out.toByteArray());
      assertThrows(AnswerException.class, () -> Frames.readAnswer(in, asked), "" + length);
    }
  }
}
