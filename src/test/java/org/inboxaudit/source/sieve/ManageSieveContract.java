package org.inboxaudit.source.sieve;

import static org.inboxaudit.source.sieve.SieveStage.scripts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inboxaudit.platform.MailSockets;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.SourceException.Failure;
import org.inboxaudit.source.sieve.SieveStage.Place;
import org.junit.jupiter.api.Test;

/// What holds on every ManageSieve server: our own small one and a real one.
abstract class ManageSieveContract {

  /// Gives the user these scripts and nothing else.
  ///
  /// @return where they lie
  abstract Place serve(Map<String, String> scripts, Optional<String> active) throws Exception;

  abstract MailSockets sockets();

  /// The user's scripts as the server stores them now, with the active one.
  abstract String state() throws Exception;

  private List<String> read(Map<String, String> scripts, Optional<String> active) throws Exception {
    return SieveStage.patient(sockets()).read(serve(scripts, active));
  }

  @Test
  void readsTheActiveScript() throws Exception {
    assertEquals(
        List.of("runs main", "complete 1"),
        read(scripts("main", "redirect \"drop@elsewhere.example\";\r\n"), Optional.of("main")));
  }

  @Test
  void tellsAnIncludedScriptAsOneThatRuns() throws Exception {
    assertEquals(
        List.of("runs main", "runs second", "complete 2"),
        read(
            scripts(
                "main",
                "require \"include\";\r\ninclude :personal \"second\";\r\n",
                "second",
                "keep;\r\n"),
            Optional.of("main")));
  }

  @Test
  void tellsAScriptThatDoesNotRunAsResting() throws Exception {
    assertEquals(
        List.of("runs main", "rests old", "complete 2"),
        read(scripts("main", "keep;\r\n", "old", "discard;\r\n"), Optional.of("main")));
  }

  @Test
  void isCompleteWhereNoScriptIsActive() throws Exception {
    assertEquals(
        List.of("rests old", "complete 1"), read(scripts("old", "discard;\r\n"), Optional.empty()));
  }

  @Test
  void isCompleteWhereThereIsNoScript() throws Exception {
    assertEquals(List.of("complete 0"), read(scripts(), Optional.empty()));
  }

  @Test
  void readsAScriptWithQuotesAndOtherLettersInItsName() throws Exception {
    assertEquals(
        List.of("rests a \"b\" \\ ཀ", "complete 1"),
        read(scripts("a \"b\" \\ ཀ", "keep;\r\n"), Optional.empty()));
  }

  @Test
  void isToldThatTheSignInWasRefused() throws Exception {
    Place place = serve(scripts(), Optional.empty());
    SieveStage stage = SieveStage.patient(sockets());
    SourceException refusal = assertThrows(SourceException.class, () -> stage.read(place, "wrong"));
    assertEquals(Failure.SIGN_IN_REFUSED, refusal.failure());
  }

  @Test
  void leavesTheScriptsAsTheyWere() throws Exception {
    Place place = serve(scripts("main", "keep;\r\n", "old", "discard;\r\n"), Optional.of("main"));
    String before = state();
    SieveStage.patient(sockets()).read(place);
    assertEquals(before, state());
  }
}
