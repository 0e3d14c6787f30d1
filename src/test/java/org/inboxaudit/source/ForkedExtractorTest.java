package org.inboxaudit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.attachment.SampleFiles;
import org.inboxaudit.extract.notice.Letters;
import org.inboxaudit.extract.process.ParserProcess;
import org.inboxaudit.source.ExtractorConfig.Sandbox;
import org.inboxaudit.testing.Needed;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ForkedExtractorTest {
  private static final ExtractLimits LIMITS = limits(Duration.ofSeconds(3));

  private record Config(
      int processes,
      MemorySize memory,
      Optional<Path> dkimKeys,
      boolean dkimDns,
      Optional<String> dkimDnsServer,
      Sandbox sandbox)
      implements ExtractorConfig {}

  private static ForkedExtractor extractor(String mainClass, int processes, Sandbox sandbox) {
    return extractor(mainClass, processes, sandbox, ForkedExtractor.Tools.installed());
  }

  private static ForkedExtractor extractor(
      String mainClass, int processes, Sandbox sandbox, ForkedExtractor.Tools tools) {
    MemorySize memory = new MemorySize(BigInteger.valueOf(64 << 20));
    Config config =
        new Config(processes, memory, Optional.empty(), false, Optional.empty(), sandbox);
    return new ForkedExtractor(
        config, mainClass, tools, new ProviderKeys(config, InstantSource.system()));
  }

  private static ForkedExtractor mock(int processes) {
    return extractor(MockParser.class.getName(), processes, Sandbox.NONE);
  }

  private static ForkedExtractor real(Sandbox sandbox) {
    return extractor(ParserProcess.class.getName(), 1, sandbox);
  }

  private static ExtractLimits limits(Duration time) {
    ExtractLimits usual = ExtractLimits.DEFAULT;
    return new ExtractLimits(
        usual.bytes(), usual.totalBytes(), usual.ratio(), usual.depth(), usual.entries(), time);
  }

  private static Raw script(String name, String text) {
    return new Raw.RawScript(
        new SourceId("sieve"), name, true, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static Raw.RawPart part(String name, byte[] content) {
    byte[] encoded = Base64.getMimeEncoder().encode(content);
    Message.Part part =
        new Message.Part("2", "application/octet-stream", name, "base64", encoded.length, true);
    Message message =
        new Message(
            new EvidenceRef(new SourceId("imap"), EvidenceKind.MESSAGE, "m1"),
            new Message.Locator("INBOX", FolderRole.INBOX, 1, 1),
            "",
            Optional.empty(),
            Instant.EPOCH,
            Optional.empty(),
            "",
            List.of(),
            List.of(),
            "a subject",
            encoded.length,
            Set.of(),
            OptionalLong.empty(),
            new TreeMap<>(),
            List.of(part));
    return new Raw.RawPart(message, part, encoded, true);
  }

  private static Extracted ok(String word) {
    return new Extracted.Facts(
        List.of(new Gap(EvidenceKind.MAIL_RULE, Gap.Reason.UNREADABLE, word, 1)));
  }

  @TestFactory
  Stream<DynamicTest> believesNoAnswerThatIsNone() {
    return """
    cut         | PARSER_BROKE | crash
    lie         | PARSER_BROKE | answer
    garbage     | PARSER_BROKE | answer
    cursor      | PARSER_BROKE | answer
    """
        .lines()
        .map(line -> line.split("\\s*\\|\\s*", -1))
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row[0],
                    () -> {
                      try (ForkedExtractor extractor = mock(1)) {
                        Extracted refused = extractor.extract(script(row[0], ""), LIMITS);
                        Extracted next = extractor.extract(script("fine", ""), LIMITS);
                        assertEquals(
                            List.of(
                                new Extracted.Refused(Gap.Reason.valueOf(row[1]), row[2]),
                                ok("fine")),
                            List.of(refused, next));
                      }
                    }));
  }

  @Test
  void givesTheParserNothingOfItsEnvironment() throws InterruptedException {
    try (ForkedExtractor extractor = mock(1)) {
      assertEquals(ok("[LC_ALL]"), extractor.extract(script("environment", ""), LIMITS));
    }
  }

  @Test
  void startsTheParserInAnEmptyDirectory() throws InterruptedException {
    try (ForkedExtractor extractor = mock(1)) {
      assertEquals(ok("0"), extractor.extract(script("directory", ""), LIMITS));
    }
  }

  @Test
  void refusesWhatIsFarTooLargeWithoutAskingAnybody() throws InterruptedException {
    try (ForkedExtractor extractor = mock(1)) {
      ExtractLimits small = new ExtractLimits(10, 10, 1, 1, 1, Duration.ofSeconds(1));
      assertEquals(
          new Extracted.Refused(Gap.Reason.LIMIT_REACHED, "size"),
          extractor.extract(script("fine", "x".repeat(21)), small));
    }
  }

  @Test
  void refusesWhenNoParserStarts() throws InterruptedException {
    try (ForkedExtractor extractor = extractor("org.example.Nobody", 1, Sandbox.NONE)) {
      assertEquals(
          new Extracted.Refused(Gap.Reason.UNREPORTED, "start"),
          extractor.extract(script("fine", ""), LIMITS));
    }
  }

  @Test
  void holdsAgainstNoneWhatAnotherDoesToTheProcess() throws InterruptedException {
    try (ForkedExtractor extractor = mock(1)) {
      assertEquals(
          List.of(ok("one"), new Extracted.Refused(Gap.Reason.PARSER_BROKE, "crash"), ok("two")),
          extractor.extractAll(
              List.of(script("one", ""), script("halt", ""), script("two", "")), LIMITS));
    }
  }

  @Test
  void asksForManyThingsInOneQuestion() throws InterruptedException {
    try (ForkedExtractor extractor = mock(1)) {
      List<Raw> many = IntStream.range(0, 500).mapToObj(i -> script("word" + i, "")).toList();
      assertEquals(
          IntStream.range(0, 500).mapToObj(i -> ok("word" + i)).toList(),
          extractor.extractAll(many, LIMITS));
    }
  }

  @Test
  void servesSideBySideWhileOneHangs() throws InterruptedException {
    try (ForkedExtractor extractor = mock(2)) {
      ExtractLimits patient = limits(Duration.ofMinutes(5));
      Thread hanging =
          Thread.startVirtualThread(
              () ->
                  assertThrows(
                      InterruptedException.class,
                      () -> extractor.extract(script("hang", ""), patient)));
      assertEquals(ok("fine"), extractor.extract(script("fine", ""), LIMITS));
      hanging.interrupt();
      assertTrue(hanging.join(Duration.ofSeconds(10)));
    }
  }

  @Test
  void endsAtOnceWhenInterrupted() throws Exception {
    try (ForkedExtractor extractor = mock(1)) {
      CountDownLatch started = new CountDownLatch(1);
      FutureTask<Boolean> interrupted =
          new FutureTask<>(
              () -> {
                started.countDown();
                assertThrows(
                    InterruptedException.class,
                    () -> extractor.extract(script("hang", ""), limits(Duration.ofMinutes(5))));
                return true;
              });
      Thread caller = Thread.startVirtualThread(interrupted);
      started.await();
      caller.interrupt();
      assertTrue(interrupted.get(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void readsAnAttachmentInTheRealParser() throws InterruptedException {
    Raw.RawPart raw = part("minutes.docm", SampleFiles.macroDocument());
    try (ForkedExtractor extractor = real(Sandbox.NONE)) {
      Extracted.Facts facts =
          assertInstanceOf(Extracted.Facts.class, extractor.extract(raw, LIMITS));
      Attachment attachment = assertInstanceOf(Attachment.class, facts.observations().getFirst());
      assertTrue(attachment.traits().contains(AttachmentTrait.MACRO_EXECUTES));
    }
  }

  @Test
  void bringsBackTheMessageThatWasAskedAbout() throws InterruptedException {
    Raw.RawPart raw = part("a.pdf", SampleFiles.plainPdf());
    try (ForkedExtractor extractor = real(Sandbox.NONE)) {
      Extracted.Facts facts =
          assertInstanceOf(Extracted.Facts.class, extractor.extract(raw, LIMITS));
      assertEquals(raw.message(), ((Attachment) facts.observations().getFirst()).message());
    }
  }

  @Test
  void readsALogInTheRealParser() throws InterruptedException {
    byte[] line =
        ("Dec  1 10:05:09 mx dovecot: imap-login: Login: user=<ann>, method=PLAIN,"
                + " rip=198.51.100.7, lip=192.0.2.10, mpid=1, TLS, session=<a>")
            .getBytes(StandardCharsets.US_ASCII);
    Raw.RawLog log =
        new Raw.RawLog(
            SignIn.BROUGHT,
            List.of(new Raw.LogPiece("mail.log", line.length, "Europe/Zurich")),
            "ann@example.org",
            "example.org",
            Instant.parse("2026-12-02T12:00:00Z"),
            line);
    try (ForkedExtractor extractor = real(Sandbox.NONE)) {
      Extracted.Facts facts =
          assertInstanceOf(Extracted.Facts.class, extractor.extract(log, LIMITS));
      SignIn signIn = assertInstanceOf(SignIn.class, facts.observations().getFirst());
      assertEquals(Instant.parse("2026-12-01T09:05:09Z"), signIn.at());
      assertEquals("198.51.100.7", signIn.address().orElseThrow().text());
    }
  }

  @Test
  void readsAScriptInTheRealParser() throws InterruptedException {
    try (ForkedExtractor extractor = real(Sandbox.NONE)) {
      Extracted.Facts facts =
          assertInstanceOf(
              Extracted.Facts.class,
              extractor.extract(script("main", "redirect \"a@example.org\";"), LIMITS));
      assertInstanceOf(MailRule.class, facts.observations().getFirst());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "AUTO"})
  void verifiesALetterWithTheKeysOfTheOperator(Sandbox sandbox, @TempDir Path folder)
      throws Exception {
    Path keys = folder.resolve("keys.txt");
    Files.writeString(keys, Letters.packLine("test", "accounts.google.com"));
    Config config =
        new Config(
            1,
            new MemorySize(BigInteger.valueOf(64 << 20)),
            Optional.of(keys),
            false,
            Optional.empty(),
            sandbox);
    try (ForkedExtractor extractor = new ForkedExtractor(config, InstantSource.system())) {
      Extracted.Facts facts =
          assertInstanceOf(
              Extracted.Facts.class, extractor.extract(Letters.signedByGoogle(), LIMITS));
      Notice notice = assertInstanceOf(Notice.class, facts.observations().getFirst());
      assertEquals(Notice.Standing.VERIFIED, notice.standing());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "AUTO"})
  void verifiesALetterWithAKeyOfTheDns(Sandbox sandbox) throws Exception {
    try (KeyResolver resolver = KeyResolver.with(Letters.packLine("test", "accounts.google.com"))) {
      assertEquals(Notice.Standing.VERIFIED, standing(true, sandbox, resolver));
      assertEquals(List.of("test._domainkey.accounts.google.com"), resolver.asked());
    }
  }

  @Test
  void asksNobodyUnlessTheOperatorSwitchedItOn() throws Exception {
    try (KeyResolver resolver = KeyResolver.with(Letters.packLine("test", "accounts.google.com"))) {
      assertEquals(Notice.Standing.UNKNOWN, standing(false, Sandbox.NONE, resolver));
      assertEquals(List.of(), resolver.asked());
    }
  }

  @Test
  void leavesALetterUnknownWhoseKeyIsGone() throws Exception {
    try (KeyResolver resolver = KeyResolver.with("")) {
      assertEquals(Notice.Standing.UNKNOWN, standing(true, Sandbox.NONE, resolver));
    }
  }

  private static Notice.Standing standing(boolean dns, Sandbox sandbox, KeyResolver resolver)
      throws InterruptedException {
    MemorySize memory = new MemorySize(BigInteger.valueOf(64 << 20));
    Config config =
        new Config(1, memory, Optional.empty(), dns, Optional.of(resolver.address()), sandbox);
    try (ForkedExtractor extractor = new ForkedExtractor(config, InstantSource.system())) {
      Extracted.Facts facts =
          assertInstanceOf(
              Extracted.Facts.class, extractor.extract(Letters.signedByGoogle(), LIMITS));
      return assertInstanceOf(Notice.class, facts.observations().getFirst()).standing();
    }
  }

  @Test
  void locksTheParserInWhereBubblewrapIsInstalled() throws InterruptedException {
    Needed.here(ParserCommand.bubblewrap().isPresent(), "bubblewrap");
    try (ForkedExtractor extractor = real(Sandbox.REQUIRED)) {
      assertInstanceOf(
          Extracted.Facts.class, extractor.extract(part("a.pdf", SampleFiles.plainPdf()), LIMITS));
    }
  }

  @Test
  void refusesToWorkWithoutARequiredSandbox() {
    try (ForkedExtractor extractor =
        extractor(
            ParserProcess.class.getName(),
            1,
            Sandbox.REQUIRED,
            new ForkedExtractor.Tools(Optional.empty(), Optional.empty()))) {
      assertThrows(
          IllegalStateException.class, () -> extractor.extract(script("fine", ""), LIMITS));
    }
  }
}
