package org.inboxaudit.bench;

import java.util.List;
import org.inboxaudit.bench.Rounds.Way;
import org.inboxaudit.bench.Workbench.Door;
import org.inboxaudit.evidence.Cursor;

/// Header and structure of every message of the large mailbox, on one connection, with a server
/// that knows the mailbox: beside the raw reader asking for the same, and beside the mail library.
final class HeaderPass implements Figure {
  private static final String USER = MailProfile.LARGE.user();

  @Override
  public String name() {
    return "header";
  }

  @Override
  public List<Line> measure(Workbench bench) throws Exception {
    bench.mailboxes().make(MailProfile.LARGE);
    FetchPlan plan = recorded(bench, USER).inBatches();
    Door plain = bench.plain();
    Door tls = bench.tls();
    Rounds rounds =
        bench.rounds(
            new Way("raw", () -> RawReader.read(plain, USER, plan)),
            new Way("ours", () -> read(plain)),
            new Way("library", () -> check(AngusReading.read(plain.port(), USER))),
            new Way("raw, TLS", () -> RawReader.read(tls, USER, plan)),
            new Way("ours, TLS", () -> read(tls)));
    bench.say(
        "  over TLS, ours to raw: %.3f by the clock, %.3f of the processors"
            .formatted(
                rounds.ratio("ours, TLS", "raw, TLS", Taken::wall),
                rounds.ratio("ours, TLS", "raw, TLS", Taken::processors)));
    return List.of(
        Line.atMost("header-clock-to-raw", rounds.ratio("ours", "raw", Taken::wall), 1.30),
        Line.atMost(
            "header-processors-to-raw", rounds.ratio("ours", "raw", Taken::processors), 2.0),
        Line.atMost(
            "header-client-to-library", rounds.ratio("ours", "library", Taken::client), 0.20));
  }

  /// What our own reader asks for, learnt from listening to it. It also brings the server to know
  /// the mailbox.
  static FetchPlan recorded(Workbench bench, String user) throws Exception {
    TappedSockets tap = new TappedSockets();
    OurReading.of(new Door(tap, bench.plain().port()), user).log(Cursor.START);
    return FetchPlan.of(tap.said());
  }

  private static void read(Door door) throws Exception {
    long messages = OurReading.of(door, USER).log(Cursor.START).messages();
    check(messages == MailProfile.LARGE.messages() ? 1 : 0);
  }

  private static void check(long seen) {
    if (seen <= 0) {
      throw new IllegalStateException("not everything was read");
    }
  }
}
