package org.inboxaudit.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.inboxaudit.bench.FetchPlan.Fetch;
import org.inboxaudit.bench.FetchPlan.Visit;
import org.junit.jupiter.api.Test;

class FetchPlanTest {
  private static final FetchPlan HEARD =
      FetchPlan.of(
          """
          A1 LOGIN owner secret
          A2 EXAMINE INBOX
          A3 UID SEARCH UID 1:*
          A4 UID FETCH 1:2 (UID BODY.PEEK[HEADER])
          A5 UID FETCH 2 (UID BODYSTRUCTURE)
          A6 UID FETCH 3:4,9 (UID BODY.PEEK[HEADER])
          A7 EXAMINE Empty
          A8 EXAMINE "Sent mail"
          A9 UID FETCH 1 (UID BODY.PEEK[1]<0.4096>)
          A10 LOGOUT
          """
              .replace("\n", "\r\n")
              .getBytes(StandardCharsets.US_ASCII));

  @Test
  void keepsFoldersAndFetchesInTheirOrder() {
    assertEquals(
        List.of("EXAMINE INBOX", "EXAMINE \"Sent mail\""),
        HEARD.visits().stream().map(Visit::examine).toList());
    assertEquals(4, HEARD.commands());
    assertEquals(
        "UID FETCH 2 (UID BODYSTRUCTURE)", HEARD.visits().getFirst().fetches().get(1).command());
  }

  @Test
  void putsTheSameItemsOfAFolderIntoOneBatch() {
    assertEquals(
        List.of(
            new Fetch("1:4,9", "(UID BODY.PEEK[HEADER])"), new Fetch("2", "(UID BODYSTRUCTURE)")),
        HEARD.inBatches().visits().getFirst().fetches());
  }

  @Test
  void canAskForOtherItemsOfTheSameMessages() {
    assertEquals(
        List.of(new Fetch("1:4,9", "(UID FLAGS)")),
        HEARD.asking("(UID FLAGS)").visits().getFirst().fetches());
  }

  @Test
  void canBeCutDownToContent() {
    FetchPlan content = HEARD.only(items -> items.contains("[1]"));
    assertEquals(1, content.visits().size());
    assertEquals(1, content.commands());
  }
}
