package org.inboxaudit.source.tape;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.inboxaudit.consent.Access;
import org.inboxaudit.evidence.AccessGrant;
import org.inboxaudit.evidence.AccountSetting;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.Checkpoint;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.DeliveryStatus;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Folder;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.MailSession;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.source.EvidenceSource;
import org.inboxaudit.source.ObservationSink;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.source.SourceException;

/// Plays a [Tape] as if it were a mailbox, so that an audit becomes a function of a file.
///
/// It keeps to the plan as a connector does: only the kinds asked for, only the header fields asked
/// for, the order of changes in watched folders only, and of the deep kinds only what some check
/// wants. What the tape does not complete it does not complete either: the engine takes that
/// silence for what it is.
///
/// The cursor names the round and the number of the last line told in it, `LOG 512`. A cursor of
/// another round means the beginning.
public final class TapeSource implements EvidenceSource {
  private final Tape tape;

  public TapeSource(Tape tape) {
    this.tape = tape;
  }

  @Override
  public SourceId id() {
    return tape.source();
  }

  @Override
  public Set<EvidenceKind> supplies() {
    return tape.kinds();
  }

  @Override
  public boolean reaches(Access access) {
    return true;
  }

  @Override
  public void read(Access access, ReadPlan plan, ObservationSink sink)
      throws SourceException, InterruptedException {
    Playback playback = new Playback(access, plan, sink);
    tape.play(lineOf(plan.from(), plan.round()), playback);
    playback.save();
  }

  private static long lineOf(Cursor cursor, Round round) {
    String[] words = cursor.position().split(" ", 2);
    if (words.length < 2 || !words[0].equals(round.name())) {
      return 0;
    }
    try {
      return Long.parseLong(words[1]);
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  /// One round of one tape.
  private static final class Playback implements Tape.Listener {
    private final Access access;
    private final ReadPlan plan;
    private final ObservationSink sink;
    private long line;
    private int sinceCheckpoint;

    Playback(Access access, ReadPlan plan, ObservationSink sink) {
      this.access = access;
      this.plan = plan;
      this.sink = sink;
      this.line = lineOf(plan.from(), plan.round());
    }

    @Override
    public void hear(long number, Observation observation) throws InterruptedException {
      if (access.withdrawn()) {
        throw new InterruptedException("the consent was withdrawn");
      }
      line = number;
      switch (observation) {
        case Evidence evidence when wanted(evidence) -> tell(evidence);
        case Evidence _ -> {}
        case Gap gap when plan.asksFor(gap.kind()) -> sink.accept(gap);
        case Gap _ -> {}
        case Complete complete when plan.asksFor(complete.kind()) -> sink.accept(complete);
        case Complete _ -> {}
        case Checkpoint _ -> save();
      }
    }

    private void tell(Evidence evidence) throws InterruptedException {
      sink.accept(evidence instanceof Message message ? asPlanned(message) : evidence);
      sinceCheckpoint++;
      if (sinceCheckpoint >= plan.budget().checkpointEvery()) {
        save();
      }
    }

    private void save() throws InterruptedException {
      sinceCheckpoint = 0;
      sink.accept(new Checkpoint(new Cursor(plan.round().name() + " " + line)));
    }

    private boolean wanted(Evidence evidence) {
      return plan.asksFor(evidence.kind())
          && switch (evidence) {
            case Attachment attachment -> wantedOf(attachment.message(), EvidenceKind.ATTACHMENT);
            case Notice notice -> wantedOf(notice.message(), EvidenceKind.NOTICE);
            case DeliveryStatus status -> wantedOf(status.message(), EvidenceKind.DELIVERY_STATUS);
            case MessageBody body -> wantedOf(body.message(), EvidenceKind.MESSAGE_BODY);
            case MailRule _,
                AccountSetting _,
                AccessGrant _,
                Folder _,
                SignIn _,
                MailSession _,
                Message _ ->
                true;
          };
    }

    private boolean wantedOf(Message message, EvidenceKind kind) {
      return plan.deep().apply(message).contains(kind);
    }

    private Message asPlanned(Message message) {
      Map<String, List<String>> planned = new HashMap<>(message.headers());
      planned.keySet().retainAll(plan.headers());
      return new Message(
          message.ref(),
          message.locator(),
          message.messageId(),
          message.sentAt(),
          message.receivedAt(),
          message.from(),
          message.fromName(),
          message.recipients(),
          message.replyTo(),
          message.subject(),
          message.size(),
          message.flags(),
          plan.watched().contains(message.locator().folder())
              ? message.modSeq()
              : OptionalLong.empty(),
          planned,
          message.parts());
    }
  }
}
