package org.inboxaudit.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.inboxaudit.corpus.Verdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private boolean run() throws IOException, InterruptedException {
    PrintStream out = new PrintStream(said, true, UTF_8);
    return new Corpus(out, folder, Duration.ofSeconds(10)).run(Set.of(""));
  }

  private String said() {
    return said.toString(UTF_8);
  }

  private void sieve(String script, String oracle, String redirects) throws IOException {
    Files.writeString(folder.resolve("a.sieve"), script);
    Files.writeString(
        folder.resolve("sieve-labels.csv"),
        "path,oracle,redirect_to\na.sieve,%s,%s\n".formatted(oracle, redirects));
  }

  @Test
  void findsWhatTheLabelSays() throws Exception {
    sieve(
        "redirect \"A@b.example\"; redirect :copy \"c@d.example\";",
        "accepts",
        "a@b.example ; c@d.example :copy");
    assertTrue(run());
    assertTrue(said().contains("sieve found 1 missed 0 wrong 0"), said());
  }

  @Test
  void missesAnAddressThatIsNotTold() throws Exception {
    sieve("keep;", "accepts", "a@b.example");
    assertFalse(run());
    assertTrue(said().contains("MISSED a.sieve: redirects not told: 1"), said());
  }

  @Test
  void missesAnAcceptedScriptThatIsRefused() throws Exception {
    sieve("keep keep;", "accepts", "");
    assertFalse(run());
    assertTrue(said().contains("MISSED a.sieve: refused"), said());
  }

  @Test
  void callsAnAddressThatNobodyLabelledWrong() throws Exception {
    sieve("redirect \"a@b.example\";", "accepts", "");
    assertFalse(run());
    assertTrue(said().contains("WRONG a.sieve"), said());
  }

  @Test
  void countsAnAddressBehindAStopApart() throws Exception {
    sieve("stop; redirect \"a@b.example\";", "accepts", "a@b.example");
    assertTrue(run());
    assertTrue(said().contains("never reached 1"), said());
  }

  @Test
  void onlySurvivesWhatTheCompilerRefuses() throws Exception {
    sieve("keep keep;", "rejects", "");
    assertTrue(run());
    assertTrue(said().contains("unjudged 1"), said());
  }

  @Test
  void skipsAKindWithoutLabelsAndALabelWithoutAFile() throws Exception {
    Files.writeString(
        folder.resolve("sieve-labels.csv"), "path,oracle\n../outside,accepts\nnone,accepts\n");
    assertTrue(run());
    assertTrue(said().contains("sieve labels without a file 2"), said());
    assertTrue(said().contains("mail skipped: no mail-labels.csv"), said());
  }

  @Test
  void callsAReaderWrongThatThrowsOrRunsOutOrHangs() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Duration limit = Duration.ofMillis(200);
    assertEquals(
        Verdict.wrong("threw IllegalStateException"),
        Bounded.run(
            () -> {
              throw new IllegalStateException();
            },
            limit));
    assertEquals(
        Verdict.wrong("threw OutOfMemoryError"),
        Bounded.run(
            () -> {
              throw new OutOfMemoryError();
            },
            limit));
    assertEquals(
        Outcome.WRONG,
        Bounded.run(
                () -> {
                  never.await();
                  return Verdict.FOUND;
                },
                limit)
            .outcome());
  }
}
