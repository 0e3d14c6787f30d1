package org.inboxaudit.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.report.Report;
import org.inboxaudit.rest.EmptyReport;
import org.junit.jupiter.api.Test;

class CodeDeskTest {
  private static final Report REPORT = EmptyReport.of("aud_a");

  private final List<Long> pauses = new ArrayList<>();

  @Test
  void waitsForARightCodeAsForAWrongOne() throws InterruptedException {
    CodeDesk desk = new CodeDesk(CodeDeskTest::lookUp, pauses::add);
    assertEquals(Optional.of(Optional.of(REPORT)), desk.ask("right"));
    assertEquals(Optional.of(Optional.empty()), desk.ask("wrong"));
    assertEquals(2, pauses.size());
  }

  @Test
  void turnsAwayWhoeverComesWhileSixteenAreAsking() throws InterruptedException {
    List<Optional<Optional<Report>>> answers = new ArrayList<>();
    CodeDesk[] desk = new CodeDesk[1];
    desk[0] =
        new CodeDesk(
            CodeDeskTest::lookUp,
            since -> {
              pauses.add(since);
              answers.add(desk[0].ask("right"));
            });
    desk[0].ask("right");
    assertEquals(16, pauses.size());
    assertEquals(Optional.empty(), answers.getFirst());
    assertEquals(Optional.of(Optional.of(REPORT)), answers.getLast());
  }

  private static Optional<Report> lookUp(String code) {
    return code.equals("right") ? Optional.of(REPORT) : Optional.empty();
  }
}
