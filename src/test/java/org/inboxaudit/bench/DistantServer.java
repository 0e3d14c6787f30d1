package org.inboxaudit.bench;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.inboxaudit.bench.Rounds.Way;
import org.inboxaudit.bench.Workbench.Door;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Message.Part;

/// A hundred attachments from a server that is 50 milliseconds away, there and back: our third
/// round beside the raw reader asking for the same sections, sign-in counted with both.
final class DistantServer implements Figure {
  private static final String USER = MailProfile.MIDDLING.user();
  private static final int ATTACHMENTS = 100;
  private static final Duration ONE_WAY = Duration.ofMillis(25);

  @Override
  public String name() {
    return "distant";
  }

  @Override
  public List<Line> measure(Workbench bench) throws Exception {
    bench.mailboxes().make(MailProfile.MIDDLING);
    int port = bench.plain().port();
    Choice choice = new Choice();
    Cursor noted = reading(bench.plain(), choice).log(Cursor.START).end();
    TappedSockets tap = new TappedSockets();
    reading(new Door(tap, port), choice).deep(noted);
    FetchPlan sections = FetchPlan.of(tap.said()).only(DistantServer::isContent);
    bench.say("  " + sections.commands() + " commands for " + choice.files + " attachments");
    try (DelayRelay relay = new DelayRelay(port, ONE_WAY)) {
      Door distant = new Door(BenchDoors.plain(), relay.port());
      Rounds rounds =
          bench.rounds(
              new Way("raw", () -> RawReader.read(distant, USER, sections)),
              new Way("ours", () -> reading(distant, choice).deep(noted)));
      return List.of(
          Line.atMost("distant-clock-to-raw", rounds.ratio("ours", "raw", Taken::wall), 1.25));
    }
  }

  private static OurReading reading(Door door, Choice choice) {
    return OurReading.of(door, USER).opening(choice::of);
  }

  private static boolean isContent(String items) {
    return items.contains(".PEEK[") && !items.contains("BODY.PEEK[HEADER");
  }

  /// The first messages with a file, until there are enough files; the same ones ever after.
  private static final class Choice {
    private final Set<String> chosen = new HashSet<>();
    private int files;

    Set<EvidenceKind> of(Message message) {
      long attached = message.parts().stream().filter(Part::attached).count();
      if (attached > 0 && files < ATTACHMENTS && chosen.add(message.ref().key())) {
        files += (int) attached;
      }
      return chosen.contains(message.ref().key()) ? Set.of(EvidenceKind.ATTACHMENT) : Set.of();
    }
  }
}
