package org.inboxaudit.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.inboxaudit.bench.Rounds.Way;
import org.inboxaudit.bench.Workbench.Door;
import org.inboxaudit.evidence.Cursor;

/// Two hundred small mailboxes that the server knows nothing of, eight at a time, over TLS. Server
/// and reader share one machine.
final class ManyMailboxes implements Figure {
  private static final int MAILBOXES = 200;
  private static final int AT_A_TIME = 8;

  @Override
  public String name() {
    return "mailboxes";
  }

  @Override
  public List<Line> measure(Workbench bench) throws Exception {
    bench.say("  making sure of " + MAILBOXES + " mailboxes …");
    for (int i = 0; i < MAILBOXES; i++) {
      bench.mailboxes().make(MailProfile.small(i));
    }
    Rounds rounds =
        bench.rounds(new Way("mailboxes", () -> forget(bench), () -> readAll(bench.tls())));
    return List.of(
        Line.atLeast(
            "mailboxes-per-minute",
            MAILBOXES * 60 / rounds.median("mailboxes", Taken::wall),
            1_000),
        Line.atMost(
            "mailboxes-our-share",
            rounds.ratio("mailboxes", Taken::client, "mailboxes", Taken::processors),
            0.30));
  }

  private static void forget(Workbench bench) throws IOException {
    for (int i = 0; i < MAILBOXES; i++) {
      bench.server().makeCold(MailProfile.small(i).user());
    }
  }

  private static void readAll(Door door) throws Exception {
    try (ExecutorService readers =
        Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
      List<Future<Long>> read = new ArrayList<>();
      for (int i = 0; i < MAILBOXES; i++) {
        String user = MailProfile.small(i).user();
        read.add(readers.submit(() -> OurReading.of(door, user).log(Cursor.START).messages()));
      }
      for (Future<Long> one : read) {
        if (one.get() != MailProfile.small(0).messages()) {
          throw new IllegalStateException("not everything was read");
        }
      }
    }
  }
}
