package org.inboxaudit.bench;

import java.util.List;
import org.inboxaudit.bench.Rounds.Way;
import org.inboxaudit.bench.Workbench.Door;
import org.inboxaudit.evidence.Cursor;

/// The first reading of a large mailbox that the server knows nothing of: our reader, which asks
/// for the structure of those messages only whose header leaves it open, beside asking for all of
/// everything at once.
final class ColdPass implements Figure {
  private static final String USER = MailProfile.LARGE.user();
  private static final String EVERYTHING =
      "(UID FLAGS INTERNALDATE RFC822.SIZE ENVELOPE BODYSTRUCTURE BODY.PEEK[HEADER])";

  @Override
  public String name() {
    return "cold";
  }

  @Override
  public List<Line> measure(Workbench bench) throws Exception {
    bench.mailboxes().make(MailProfile.LARGE);
    Door plain = bench.plain();
    FetchPlan everything = HeaderPass.recorded(bench, USER).asking(EVERYTHING);
    Taken.Work forget = () -> bench.server().makeCold(USER);
    Rounds rounds =
        bench.rounds(
            new Way("all at once", forget, () -> RawReader.read(plain, USER, everything)),
            new Way("ours", forget, () -> OurReading.of(plain, USER).log(Cursor.START)));
    return List.of(
        Line.atMost("cold-clock", rounds.ratio("ours", "all at once", Taken::wall), 0.65),
        Line.atMost(
            "cold-processors", rounds.ratio("ours", "all at once", Taken::processors), 0.65));
  }
}
