package org.inboxaudit.extract.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.inboxaudit.evidence.EvidenceFixtures;
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
          2,
          new byte[] {1, 2, 3});

  private static Extracted answer(Observation said, Raw asked) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Frames.writeAnswer(out, new Extracted.Facts(List.of(said)));
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
    assertEquals(2, read.page());
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
}
