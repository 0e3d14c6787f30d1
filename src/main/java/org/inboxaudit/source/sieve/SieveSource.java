package org.inboxaudit.source.sieve;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.consent.Access;
import org.inboxaudit.consent.Mailbox.MailServer;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.Extractor;
import org.inboxaudit.platform.MailSockets;
import org.inboxaudit.source.EvidenceSource;
import org.inboxaudit.source.ObservationSink;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.sieve.ManageSieveClient.Connected;
import org.inboxaudit.source.sieve.ManageSieveClient.Listing;
import org.inboxaudit.source.sieve.ManageSieveClient.Patience;

/// Reads a mailbox's Sieve scripts over ManageSieve (RFC 5804).
///
/// Blind spot: scripts that the server runs before and after the owner's own, and global ones that
/// are included. The protocol does not give them out; global includes are said as gaps.
///
/// All of it is read at every audit, so there is nothing to go on from and no checkpoint is said.
@ApplicationScoped
public class SieveSource implements EvidenceSource {
  private static final SourceId ID = new SourceId("sieve");

  private final MailSockets sockets;
  private final Extractor extractor;
  private final Clock clock;
  private final Patience patience;

  @Inject
  public SieveSource(MailSockets sockets, Extractor extractor, Clock clock) {
    this(sockets, extractor, clock, Patience.DEFAULT);
  }

  SieveSource(MailSockets sockets, Extractor extractor, Clock clock, Patience patience) {
    this.sockets = sockets;
    this.extractor = extractor;
    this.clock = clock;
    this.patience = patience;
  }

  @Override
  public SourceId id() {
    return ID;
  }

  @Override
  public Set<EvidenceKind> supplies() {
    return Set.of(EvidenceKind.MAIL_RULE);
  }

  @Override
  public boolean reaches(Access access) {
    return access.mailbox().manageSieve().isPresent();
  }

  @Override
  public void read(Access access, ReadPlan plan, ObservationSink sink)
      throws SourceException, InterruptedException {
    for (EvidenceKind kind : plan.kinds()) {
      Optional<MailServer> server = access.mailbox().manageSieve();
      if (kind == EvidenceKind.MAIL_RULE && server.isPresent()) {
        readRules(access, server.get(), sink);
      } else {
        sink.accept(Gap.of(kind, Gap.Reason.NOT_SUPPORTED));
      }
    }
  }

  private void readRules(Access access, MailServer server, ObservationSink sink)
      throws SourceException, InterruptedException {
    Connected connected = ManageSieveClient.connect(sockets, server, clock, patience);
    try (ManageSieveClient client = connected.client()) {
      client.signIn(access.mailbox().userName(), access.secret(), connected.capabilities());
      Optional<Listing> listing = client.list();
      if (listing.isEmpty()) {
        sink.accept(Gap.of(EvidenceKind.MAIL_RULE, Gap.Reason.DENIED));
        return;
      }
      ScriptReading reading = new ScriptReading(client, extractor, access, sink);
      reading.readAll(listing.get());
      if (!reading.incomplete()) {
        sink.accept(new Complete(EvidenceKind.MAIL_RULE, reading.rules()));
      }
    }
  }
}
