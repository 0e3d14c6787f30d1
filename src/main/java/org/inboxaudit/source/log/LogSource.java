package org.inboxaudit.source.log;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.inboxaudit.consent.Access;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.evidence.Checkpoint;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.MailSession;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.log.LogRefs;
import org.inboxaudit.journal.Account;
import org.inboxaudit.journal.EndedSession;
import org.inboxaudit.journal.KnownServers;
import org.inboxaudit.journal.SignInHour;
import org.inboxaudit.journal.SignInJournal;
import org.inboxaudit.journal.SignInJournal.KeptHour;
import org.inboxaudit.journal.SignInJournal.KeptSession;
import org.inboxaudit.source.EvidenceSource;
import org.inboxaudit.source.ObservationSink;
import org.inboxaudit.source.ReadPlan;

/// Tells what the journal of sign-ins holds about the one who signed in.
///
/// Anybody can claim an address, and name a mail server of their own. So it is asked only where the
/// journal is of the very server that lets the audit in ([#needsSignIn]), and for the user name
/// that this server took, never for the address that was claimed (ADR 21).
///
/// It never says that all was told: no log reaches back to the beginning.
@ApplicationScoped
public class LogSource implements EvidenceSource {
  /// How the operator's own log is told from one that was brought along.
  static final SourceId ID = new SourceId("log");

  private final SignInJournal journal;
  private final KnownServers servers;
  private final InstantSource clock;

  public LogSource(SignInJournal journal, KnownServers servers, InstantSource clock) {
    this.journal = journal;
    this.servers = servers;
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
    return server(access.mailbox()).isPresent();
  }

  @Override
  public boolean needsSignIn() {
    return true;
  }

  private Optional<String> server(Mailbox mailbox) {
    return servers.named(Optional.of(mailbox.imap().host()));
  }

  @Override
  public void read(Access access, ReadPlan plan, ObservationSink sink) throws InterruptedException {
    Optional<String> server = server(access.mailbox());
    if (server.isEmpty() || plan.kinds().stream().noneMatch(supplies()::contains)) {
      for (EvidenceKind kind : plan.kinds()) {
        sink.accept(Gap.of(kind, Gap.Reason.NOT_SUPPORTED));
      }
      return;
    }
    Account account = servers.account(server.get(), access.mailbox().userName());
    LogCursor cursor = LogCursor.of(plan.from());
    Memory memory = new Memory(journal.coverage(account.server()), clock.instant());
    for (EvidenceKind kind : plan.kinds().stream().sorted().toList()) {
      switch (kind) {
        case SIGN_IN -> {
          Pages<KeptHour> hours = Pages.hours(journal, account, cursor.signIns());
          cursor = tell(access, kind, hours, LogSource::signIn, cursor::afterSignIn, sink);
          tell(memory.signInGaps(), sink);
        }
        case MAIL_SESSION -> {
          Pages<KeptSession> ended = Pages.sessions(journal, account, cursor.sessions());
          cursor = tell(access, kind, ended, LogSource::session, cursor::afterSession, sink);
          tell(memory.sessionGaps(), sink);
        }
        case MAIL_RULE,
            ACCOUNT_SETTING,
            ACCESS_GRANT,
            FOLDER,
            MESSAGE,
            NOTICE,
            DELIVERY_STATUS,
            MESSAGE_BODY,
            ATTACHMENT ->
            sink.accept(Gap.of(kind, Gap.Reason.NOT_SUPPORTED));
      }
    }
    sink.accept(cursor.checkpoint());
  }

  private static void tell(List<Gap> gaps, ObservationSink sink) throws InterruptedException {
    for (Gap gap : gaps) {
      sink.accept(gap);
    }
  }

  private static <R> LogCursor tell(
      Access access,
      EvidenceKind kind,
      Pages<R> pages,
      Function<R, Evidence> evidence,
      LongFunction<LogCursor> upTo,
      ObservationSink sink)
      throws InterruptedException {
    while (pages.hasNext()) {
      stopIfWithdrawn(access);
      for (R row : pages.next()) {
        sink.accept(evidence.apply(row));
      }
      if (pages.hasNext()) {
        sink.accept(upTo.apply(pages.after()).checkpoint());
      }
    }
    if (pages.areCutOff()) {
      sink.accept(Gap.of(kind, Gap.Reason.LIMIT_REACHED));
    }
    return upTo.apply(pages.after());
  }

  static void stopIfWithdrawn(Access access) throws InterruptedException {
    if (access.withdrawn()) {
      throw new InterruptedException();
    }
  }

  private static SignIn signIn(KeptHour kept) {
    SignInHour hour = kept.hour();
    return new SignIn(
        ref(kept),
        kept.times().first(),
        kept.times().last(),
        kept.times().count(),
        hour.successful(),
        hour.address(),
        hour.protocol(),
        hour.client());
  }

  static EvidenceRef ref(KeptHour kept) {
    SignInHour hour = kept.hour();
    return LogRefs.signIn(
        ID, hour.hour(), hour.address(), hour.protocol(), hour.successful(), hour.client());
  }

  private static MailSession session(KeptSession kept) {
    EndedSession session = kept.session();
    return new MailSession(
        ref(kept),
        session.endedAt(),
        session.address(),
        session.protocol(),
        session.octetsSent(),
        session.messagesRead(),
        session.messagesRemoved());
  }

  static EvidenceRef ref(KeptSession kept) {
    EndedSession session = kept.session();
    return LogRefs.session(ID, session.endedAt(), session.address(), session.octetsSent());
  }

  /// Up to which number each kind was told. A row that came to be since has a higher one, so an
  /// audit tells the latest hour as far as it has gone, and the next audit does not tell it again.
  private record LogCursor(long signIns, long sessions) {
    private static final LogCursor START = new LogCursor(0, 0);

    static LogCursor of(Cursor cursor) {
      String[] words = cursor.position().split(" ", -1);
      try {
        return words.length == 2
            ? new LogCursor(Long.parseLong(words[0]), Long.parseLong(words[1]))
            : START;
      } catch (NumberFormatException e) {
        return START;
      }
    }

    LogCursor afterSignIn(long number) {
      return new LogCursor(number, sessions);
    }

    LogCursor afterSession(long number) {
      return new LogCursor(signIns, number);
    }

    Checkpoint checkpoint() {
      return new Checkpoint(new Cursor(signIns + " " + sessions));
    }
  }
}
