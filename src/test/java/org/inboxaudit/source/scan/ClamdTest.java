package org.inboxaudit.source.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.inboxaudit.platform.LocalService;
import org.inboxaudit.source.scan.Clamd.Answer;
import org.inboxaudit.testing.FakeClamd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClamdTest {
  private static final byte[] FILE = "some file".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;

  private Answer ask(Duration time) {
    String socket = folder.resolve("s").toString();
    return new Clamd(LocalService.at("setting", socket), time).scan(FILE);
  }

  private Answer answerTo(String said) throws IOException {
    try (FakeClamd _ = FakeClamd.answering(folder.resolve("s"), said)) {
      return ask(Duration.ofSeconds(20));
    }
  }

  @Test
  void givesTheOctetsAndNothingElse() throws IOException {
    try (FakeClamd clamd = FakeClamd.answering(folder.resolve("s"), "stream: OK\0")) {
      assertEquals(new Answer.Unknown(), ask(Duration.ofSeconds(20)));
      assertArrayEquals(
          "zINSTREAM\0\0\0\0\tsome file\0\0\0\0".getBytes(StandardCharsets.US_ASCII),
          clamd.told().getFirst());
    }
  }

  @Test
  void takesTheNameOfWhatItKnows() throws IOException {
    assertEquals(new Answer.Known("Test.Marker"), answerTo("stream: Test.Marker FOUND\0"));
  }

  @Test
  void keepsANameShortAndPrintable() throws IOException {
    assertEquals(
        new Answer.Known("<b>evil" + "x".repeat(93)),
        answerTo("stream: <b>\u0007ev\u00e9il " + "x".repeat(500) + " FOUND\0"));
  }

  @Test
  void knowsThatAFileIsTooLargeForIt() throws IOException {
    assertEquals(new Answer.Declined(), answerTo("INSTREAM size limit exceeded. ERROR\0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0",
        "OK\0",
        "stream: OK",
        "stream: \0",
        "stream:  FOUND\0",
        "stream: OK FOUND ME\0",
        "HTTP/1.1 400 Bad Request\r\n\r\n"
      })
  void takesNonsenseForNoAnswer(String nonsense) throws IOException {
    assertEquals(new Answer.Silent(), answerTo(nonsense));
  }

  @Test
  void readsNoMoreThanAnAnswerCanBe() throws IOException {
    assertEquals(new Answer.Silent(), answerTo("stream: " + "x".repeat(100_000) + " FOUND\0"));
  }

  @Test
  void doesNotWaitLongerThanItMay() throws IOException {
    try (FakeClamd _ = FakeClamd.answering(folder.resolve("s"), "")) {
      assertEquals(new Answer.Silent(), ask(Duration.ofMillis(100)));
    }
  }

  @Test
  void saysThatNobodyIsThere() {
    assertEquals(new Answer.Silent(), ask(Duration.ofSeconds(20)));
  }
}
