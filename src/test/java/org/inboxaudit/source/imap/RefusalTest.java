package org.inboxaudit.source.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.SourceException.Failure;
import org.inboxaudit.source.imap.Refusal.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          A1 NO [OVERQUOTA] Account exceeded command or bandwidth limits. (Failure)
          A1 NO [ALERT] Too many simultaneous connections. (Failure)
          A1 NO Request is throttled. Suggested Backoff Time: 299961 milliseconds
          A1 BAD Request is throttled. Suggested Backoff Time: 299961 milliseconds
          * BYE Connection closed. 14
          A1 BAD User is authenticated but not connected.
          A1 NO [LIMIT] CAPABILITY Rate limit hit.
          * BYE [UNAVAILABLE] Maximum number of connections from user+IP exceeded (mail_max=10)
          NO [unavailable] later
          [LIMIT] later
          """)
  void knowsTheWordsOfServersThatAskToComeBackLater(String line) {
    for (Phase phase : Phase.values()) {
      assertEquals(Optional.of(Failure.THROTTLED), failure(phase, line), phase.name());
    }
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void readsHowLongToWait(Phase phase) {
    assertEquals(
        Optional.of(Duration.ofMillis(299961)),
        Refusal.of(phase, "A1 NO Request is throttled. Suggested Backoff Time: 299961 milliseconds")
            .flatMap(SourceException::waitTime));
    assertEquals(
        Optional.empty(),
        Refusal.of(
                phase,
                "A1 NO Request is throttled. Suggested Backoff Time: "
                    + "9".repeat(40)
                    + " milliseconds")
            .flatMap(SourceException::waitTime));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A1 NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)",
        "A1 NO [AUTHENTICATIONFAILED] Too many failed attempts, try again later",
        "A1 NO [AUTHENTICATIONFAILED] Too many connections",
        "A1 NO Too many login failures, try again later",
        "A1 NO [AUTHORIZATIONFAILED] no",
        "A1 NO [EXPIRED] no",
        "A1 NO [PRIVACYREQUIRED] no",
        "A1 NO [CONTACTADMIN] no",
        "A1 NO [NOPERM] no",
        "A1 NO [ALERT] Application-specific password required",
        "A1 NO LOGIN failed.",
        "A1 NO no such user",
        "A1 BAD something",
        "* BYE [CONTACTADMIN] no",
        "NO",
        "",
      })
  void tellsEveryRefusalOfACredentialAlike(String line) {
    assertEquals(Optional.of(Failure.SIGN_IN_REFUSED), failure(Phase.SIGN_IN, line));
  }

  @Test
  void takesAFarewellBeforeSigningInForNoRefusal() {
    assertEquals(Optional.of(Failure.UNREACHABLE), failure(Phase.SIGN_IN, "* BYE not today"));
  }

  @Test
  void triesAgainWhereTheServerNamesAFaultOfItsOwn() {
    assertEquals(Optional.of(Failure.CUT), failure(Phase.SIGN_IN, "A1 NO [SERVERBUG] sorry"));
    assertEquals(Optional.of(Failure.CUT), failure(Phase.READING, "* BYE [SERVERBUG] sorry"));
    assertEquals(Optional.of(Failure.CUT), failure(Phase.READING, "* BYE"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A1 NO [EXPIRED] no",
        "A1 NO [AUTHORIZATIONFAILED] no",
        "A1 NO [AUTHENTICATIONFAILED] no",
        "* BYE [CONTACTADMIN] no",
        "* BYE [PRIVACYREQUIRED] no",
      })
  void endsTheReadingWhereTheServerLetsUsInButNotRead(String line) {
    assertEquals(Optional.of(Failure.DENIED), failure(Phase.READING, line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A1 NO [NOPERM] not this folder",
        "A1 NO [CONTACTADMIN] not this folder",
        "A1 NO [INUSE] not this folder",
        "A1 NO [SERVERBUG] not this folder",
        "A1 NO [NONEXISTENT] not this folder",
        "A1 NO Unsafe Login. Please contact somebody",
        "A1 BAD a folder named [UNAVAILABLE] is broken",
        "A1 BAD",
      })
  void goesOnWhereOnlyOneCommandWasRefused(String line) {
    assertEquals(Optional.empty(), failure(Phase.READING, line));
  }

  @Test
  void looksAtTheBeginningOfALongTextOnly() {
    String line = "A1 NO " + "x".repeat(5_000_000) + " rate limit hit";
    assertEquals(Optional.empty(), failure(Phase.READING, line));
  }

  @Property(tries = 300)
  void bearsAnyText(@ForAll String text, @ForAll Phase phase) {
    Optional<SourceException> refusal = Refusal.of(phase, text);
    refusal.ifPresent(said -> assertEquals(said.failure().name(), said.getMessage()));
    assertFalse(phase == Phase.SIGN_IN && refusal.isEmpty());
  }

  private static Optional<Failure> failure(Phase phase, String line) {
    return Refusal.of(phase, line).map(SourceException::failure);
  }
}
