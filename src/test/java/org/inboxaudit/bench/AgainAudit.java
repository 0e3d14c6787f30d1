package org.inboxaudit.bench;

import java.nio.file.Path;
import java.util.List;
import org.inboxaudit.bench.OurReading.Read;
import org.inboxaudit.bench.Rounds.Way;
import org.inboxaudit.bench.Workbench.Door;
import org.inboxaudit.evidence.Cursor;

/// Reading the large mailbox again from where an earlier reading ended: when nothing is new, and
/// when one message in a hundred is.
final class AgainAudit implements Figure {
  private static final String USER = MailProfile.LARGE.user();

  @Override
  public String name() {
    return "again";
  }

  @Override
  public List<Line> measure(Workbench bench) throws Exception {
    bench.mailboxes().make(MailProfile.LARGE);
    bench.mailboxes().make(MailProfile.NEWCOMERS);
    Door plain = bench.plain();
    OurReading reading = OurReading.of(plain, USER);
    reading.log(Cursor.START); // the server knows the mailbox from here on
    State state = new State(bench, reading);
    Rounds rounds =
        bench.rounds(
            new Way("first", state::takeBack, () -> state.end = state.read(Cursor.START)),
            new Way("unchanged", () -> state.read(state.end)),
            new Way("one in 100 new", state::deliver, () -> state.read(state.end)));
    state.takeBack();
    return List.of(
        Line.atMost("again-unchanged", rounds.ratio("unchanged", "first", Taken::wall), 0.05),
        Line.atMost(
            "again-one-percent-new", rounds.ratio("one in 100 new", "first", Taken::wall), 0.20));
  }

  /// The mailbox as it changes.
  private static final class State {
    private final Workbench bench;
    private final OurReading reading;
    private Cursor end = Cursor.START;
    private List<Path> delivered = List.of();
    private int deliveries;

    State(Workbench bench, OurReading reading) {
      this.bench = bench;
      this.reading = reading;
    }

    Cursor read(Cursor from) throws Exception {
      Read log = reading.log(from);
      int expected = from.isStart() ? MailProfile.LARGE.messages() : delivered.size();
      if (log.messages() != expected) {
        throw new IllegalStateException("read " + log.messages() + " messages, not " + expected);
      }
      return reading.deep(log.end()).end();
    }

    void deliver() throws Exception {
      delivered = bench.mailboxes().deliver(MailProfile.NEWCOMERS.user(), USER, deliveries++);
    }

    /// Takes the new messages out again, and lets the server see that they are gone.
    void takeBack() throws Exception {
      if (!delivered.isEmpty()) {
        bench.mailboxes().remove(delivered);
        delivered = List.of();
        RawReader.read(
            bench.plain(),
            USER,
            new FetchPlan(List.of(new FetchPlan.Visit("EXAMINE INBOX", List.of()))));
      }
    }
  }
}
