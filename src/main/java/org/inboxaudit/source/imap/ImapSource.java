package org.inboxaudit.source.imap;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;
import org.inboxaudit.consent.Access;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.Extractor;
import org.inboxaudit.platform.MailSockets;
import org.inboxaudit.source.EvidenceSource;
import org.inboxaudit.source.ObservationSink;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.source.SourceException;

/// Reads a mailbox over IMAP: its folders and what is set on them, the header and structure of
/// every message, and the content of those that some check asks for.
///
/// Each round uses one connection and signs in once.
///
/// Its priority puts it before all other sources: it is the mailbox itself, and beans without one
/// come in no order at all.
@ApplicationScoped
@Priority(1)
public class ImapSource implements EvidenceSource {
  static final SourceId ID = new SourceId("imap");

  private static final Set<EvidenceKind> SUPPLIES =
      Set.copyOf(
          EnumSet.of(
              EvidenceKind.ACCOUNT_SETTING,
              EvidenceKind.ACCESS_GRANT,
              EvidenceKind.FOLDER,
              EvidenceKind.MESSAGE,
              EvidenceKind.NOTICE,
              EvidenceKind.DELIVERY_STATUS,
              EvidenceKind.MESSAGE_BODY,
              EvidenceKind.ATTACHMENT));

  private final MailSockets sockets;
  private final Extractor extractor;
  private final Patience patience;
  private final FolderRoles roles;

  @Inject
  public ImapSource(MailSockets sockets, Extractor extractor) {
    this(sockets, extractor, Patience.DEFAULT);
  }

  ImapSource(MailSockets sockets, Extractor extractor, Patience patience) {
    this.sockets = sockets;
    this.extractor = extractor;
    this.patience = patience;
    this.roles = FolderRoles.load();
  }

  @Override
  public SourceId id() {
    return ID;
  }

  @Override
  public Set<EvidenceKind> supplies() {
    return SUPPLIES;
  }

  @Override
  public boolean reaches(Access access) {
    return true;
  }

  @Override
  public void read(Access access, ReadPlan plan, ObservationSink sink)
      throws SourceException, InterruptedException {
    for (EvidenceKind kind : plan.kinds()) {
      if (!SUPPLIES.contains(kind)) {
        sink.accept(Gap.of(kind, Reason.NOT_SUPPORTED));
      }
    }
    if (!asksForAnything(plan)) {
      return;
    }
    MessageReader reader = new MessageReader(plan.headers());
    if (plan.round() == Round.DEEP) {
      DeepReading deep = new DeepReading(access, plan, sink, reader, extractor);
      if (deep.isNeeded()) {
        try (ImapConnection connection = ImapConnection.open(sockets, access, patience)) {
          deep.read(new ImapMailbox(connection, roles));
        }
      }
      deep.conclude();
      return;
    }
    try (ImapConnection connection = ImapConnection.open(sockets, access, patience)) {
      ImapMailbox mailbox = new ImapMailbox(connection, roles);
      if (plan.round() == Round.WHOLE) {
        new WholeReading(access, plan, sink, mailbox).read();
      } else {
        new LogReading(access, plan, sink, mailbox, reader).read();
      }
    }
  }

  /// Whether there is a reason to sign in: the owner is told of every sign-in.
  private static boolean asksForAnything(ReadPlan plan) {
    return plan.kinds().stream().anyMatch(SUPPLIES::contains)
        || (plan.round() == Round.LOG && !plan.deepKinds().isEmpty());
  }
}
