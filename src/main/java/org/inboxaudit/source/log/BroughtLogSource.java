package org.inboxaudit.source.log;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.inboxaudit.consent.Access;
import org.inboxaudit.consent.LogExcerpt;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.evidence.MailSession;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.log.LogEvent;
import org.inboxaudit.journal.KnownServers;
import org.inboxaudit.journal.SignInJournal;
import org.inboxaudit.source.EvidenceSource;
import org.inboxaudit.source.ObservationSink;
import org.inboxaudit.source.ReadPlan;

/// Tells what pieces of a server's log say that were brought along with this audit (ADR 28).
///
/// As with the journal, only the name counts that the mailbox's own server took in this audit. It
/// never says that all was told, keeps nothing, and adds nothing to what the operator's own journal
/// of this server holds already.
@ApplicationScoped
public class BroughtLogSource implements EvidenceSource {
  /// How a log that was brought along is told from the operator's own.
  static final SourceId ID = SignIn.BROUGHT;

  private final Extractor extractor;
  private final KnownHours journal;
  private final InstantSource clock;

  /// @param journal the operator's own
  public BroughtLogSource(
      Extractor extractor, SignInJournal journal, KnownServers servers, InstantSource clock) {
    this.extractor = extractor;
    this.journal = new KnownHours(journal, servers);
    this.clock = clock;
  }

  @Override
  public SourceId id() {
    return ID;
  }

  @Override
  public Set<EvidenceKind> supplies() {
    return Set.of(EvidenceKind.SIGN_IN, EvidenceKind.MAIL_SESSION);
  }

  @Override
  public boolean reaches(Access access) {
    return !access.logExcerpts().isEmpty();
  }

  @Override
  public boolean needsSignIn() {
    return true;
  }

  @Override
  public void read(Access access, ReadPlan plan, ObservationSink sink) throws InterruptedException {
    boolean asked = plan.kinds().stream().anyMatch(supplies()::contains);
    for (EvidenceKind kind : plan.kinds()) {
      if (!supplies().contains(kind)) {
        sink.accept(Gap.of(kind, Reason.NOT_SUPPORTED));
      }
    }
    if (asked) {
      tell(access, plan, sink);
    }
  }

  private void tell(Access access, ReadPlan plan, ObservationSink sink)
      throws InterruptedException {
    LogSource.stopIfWithdrawn(access);
    Set<String> known = journal.of(access.mailbox());
    switch (extractor.extract(raw(access), ExtractLimits.DEFAULT)) {
      case Extracted.Facts facts -> {
        for (Observation said : facts.observations()) {
          LogSource.stopIfWithdrawn(access);
          if (mayBeSaid(said, plan) && !(said instanceof Evidence row && isIn(known, row))) {
            sink.accept(said);
          }
        }
      }
      case Extracted.Refused refused -> missed(plan, refused.reason(), sink);
    }
  }

  private static void missed(ReadPlan plan, Reason reason, ObservationSink sink)
      throws InterruptedException {
    for (EvidenceKind kind : List.of(EvidenceKind.SIGN_IN, EvidenceKind.MAIL_SESSION)) {
      if (plan.asksFor(kind)) {
        sink.accept(Gap.of(kind, reason));
      }
    }
  }

  private static boolean isIn(Set<String> known, Evidence row) {
    return known.contains(row.ref().key());
  }

  /// The parser of a log has nothing else to say, and nothing of tomorrow.
  private boolean mayBeSaid(Observation said, ReadPlan plan) {
    return switch (said) {
      case SignIn signIn ->
          plan.asksFor(EvidenceKind.SIGN_IN)
              && signIn.ref().source().equals(ID)
              && !signIn.until().isAfter(clock.instant().plus(LogEvent.AHEAD));
      case MailSession session ->
          plan.asksFor(EvidenceKind.MAIL_SESSION) && session.ref().source().equals(ID);
      case Gap gap -> supplies().contains(gap.kind()) && plan.asksFor(gap.kind());
      default -> false;
    };
  }

  private Raw.RawLog raw(Access access) {
    List<Raw.LogPiece> pieces = new ArrayList<>();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (LogExcerpt excerpt : access.logExcerpts()) {
      byte[] bytes = excerpt.bytes();
      pieces.add(new Raw.LogPiece(excerpt.name(), bytes.length, excerpt.zone().getId()));
      all.writeBytes(bytes);
    }
    String domain = access.mailbox().address().domain().name();
    return new Raw.RawLog(
        ID, pieces, access.mailbox().userName(), domain, clock.instant(), all.toByteArray());
  }
}
