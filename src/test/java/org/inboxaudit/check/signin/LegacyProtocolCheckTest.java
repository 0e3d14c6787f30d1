package org.inboxaudit.check.signin;

import static org.inboxaudit.evidence.EvidenceFixtures.NOW;
import static org.inboxaudit.evidence.EvidenceFixtures.mailSession;
import static org.inboxaudit.evidence.EvidenceFixtures.signIn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.Owner;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.MailSession;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.evidence.SignIn.Protocol;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.log.LogExcerptReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyProtocolCheckTest {
  private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

  private final CheckTester tester = CheckTester.of(new LegacyProtocolCheck());

  @Test
  void findsTheFirstUseOfPop3() {
    tester.finds(
        after(Protocol.IMAP, late("x", Protocol.POP3)),
        "signin-legacy-protocol MEDIUM FAIR SIGN_IN:x"
            + " {variant=pop3, protocol=POP3, network=AS64511 Example Hosting, count=1}");
  }

  @Test
  void saysHowMuchPop3TookAway() {
    List<Evidence> all = new ArrayList<>(after(Protocol.IMAP, late("x", Protocol.POP3)));
    all.add(ended("a", Protocol.POP3, 7));
    all.add(ended("b", Protocol.POP3, 5));
    all.add(ended("c", Protocol.POP3, -1));
    all.add(ended("d", Protocol.IMAP, 100));
    tester.finds(
        all,
        "signin-legacy-protocol MEDIUM FAIR SIGN_IN:x {variant=pop3-removes, removed=12, count=1}");
  }

  private static MailSession ended(String key, Protocol protocol, long removed) {
    MailSession one = mailSession(key, YESTERDAY, "198.51.100.7", 5_000_000);
    return new MailSession(
        one.ref(), one.endedAt(), one.address(), protocol, one.octetsSent(), -1, removed);
  }

  /// As Dovecot and Courier of Debian write it (`src/test/resources/logs`).
  @ParameterizedTest
  @ValueSource(strings = {"dovecot-2.4.1.log", "courier-5.2.11.log"})
  void findsPop3InTheLogsOfRealServers(String log) throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of("src/test/resources/logs", log));
    Raw.RawLog raw =
        new Raw.RawLog(
            SignIn.BROUGHT,
            List.of(new Raw.LogPiece(log, bytes.length, "UTC")),
            "owner",
            "example.org",
            Instant.parse("2026-12-24T00:00:00Z"),
            bytes);
    List<Evidence> all =
        new ArrayList<>(
            assertInstanceOf(
                    Extracted.Facts.class, LogExcerptReader.read(raw, ExtractLimits.DEFAULT))
                .observations()
                .stream()
                .filter(said -> said instanceof SignIn one && one.protocol() == Protocol.POP3)
                .map(Evidence.class::cast)
                .toList());
    Instant began = Instant.parse("2026-11-29T19:00:00Z");
    IntStream.range(0, 12)
        .mapToObj(i -> signIn("h" + i).at(began.minus(Duration.ofDays(60 - i))).build())
        .forEach(all::add);
    assertEquals(
        List.of("POP3"),
        tester.run(all).stream()
            .map(finding -> finding.facts().getOrDefault("protocol", "").toString())
            .toList());
  }

  @Test
  void findsAMailProgramWhereOnlyTheWebPageWasUsed() {
    tester.finds(
        after(Protocol.WEB, late("x", Protocol.IMAP)),
        "signin-legacy-protocol MEDIUM FAIR SIGN_IN:x {protocol=IMAP}");
  }

  @Test
  void tellsASenderOfMailWhereOnlyTheWebPageWasUsed() {
    tester.finds(
        after(Protocol.WEB, late("x", Protocol.SMTP)),
        "signin-legacy-protocol MEDIUM FAIR SIGN_IN:x {protocol=SMTP}");
  }

  @Test
  void takesWebMailOnTheServerForAWebPage() {
    List<SignIn> all = new ArrayList<>(List.of(late("x", Protocol.IMAP)));
    IntStream.range(0, 12)
        .forEach(
            i ->
                all.add(
                    signIn("w" + i)
                        .at(NOW.minus(Duration.ofDays(90 - i)))
                        .from("127.0.0.1")
                        .build()));
    tester.finds(all, "signin-legacy-protocol MEDIUM FAIR SIGN_IN:x {protocol=IMAP}");
  }

  @Test
  void leavesWhoAlwaysUsedMailProgramsAlone() {
    tester.findsNothing(
        after(Protocol.IMAP, late("x", Protocol.SMTP), late("y", Protocol.MANAGE_SIEVE))
            .toArray(SignIn[]::new));
  }

  @Test
  void leavesWhatBeganInTheFirstMonthAlone() {
    SignIn early = signIn("x").at(NOW.minus(Duration.ofDays(85))).over(Protocol.POP3).build();
    tester.findsNothing(after(Protocol.IMAP, early).toArray(SignIn[]::new));
  }

  @Test
  void saysThatThereIsTooLittleHistory() {
    tester.finds(
        List.of(signIn("a").at(NOW.minus(Duration.ofDays(90))).build(), late("x", Protocol.POP3)),
        "signin-legacy-protocol INFO WEAK SIGN_IN:a/history {variant=too-little, count=2}");
  }

  @Test
  void takesNoRefusalForAUse() {
    SignIn refused = signIn("x").at(YESTERDAY).over(Protocol.POP3).failed().build();
    tester.findsNothing(after(Protocol.IMAP, refused).toArray(SignIn[]::new));
  }

  @Test
  void leavesItsOwnSignInOut() {
    tester
        .owner(CheckTester.owner(false, YESTERDAY))
        .findsNothing(after(Protocol.WEB, late("x", Protocol.IMAP)).toArray(SignIn[]::new));
  }

  @Test
  void weighsItLittleAtHome() {
    tester
        .owner(CheckTester.owner(List.of(), Set.of("AS64511")))
        .finds(
            after(Protocol.WEB, late("x", Protocol.IMAP)),
            "signin-legacy-protocol LOW WEAK SIGN_IN:x");
  }

  @Test
  void takesTheOwnersWordThatItWasSomebodyElse() {
    Instant later = NOW.plus(Duration.ofDays(9));
    tester
        .owner(
            CheckTester.owner(
                List.of(),
                Set.of(),
                new Owner.Answer("network", "AS64511 Example Hosting", false, later)))
        .finds(
            after(Protocol.WEB, late("x", Protocol.IMAP)),
            "signin-legacy-protocol HIGH FAIR SIGN_IN:x");
  }

  private static SignIn late(String key, Protocol protocol) {
    return signIn(key).at(YESTERDAY).from("198.51.100.7").over(protocol).build();
  }

  private static List<SignIn> after(Protocol usual, SignIn... others) {
    List<SignIn> all = new ArrayList<>(Arrays.asList(others));
    IntStream.range(0, 12)
        .forEach(
            i ->
                all.add(
                    signIn("h" + i).at(NOW.minus(Duration.ofDays(90 - i))).over(usual).build()));
    return all;
  }
}
