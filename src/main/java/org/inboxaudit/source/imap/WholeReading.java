package org.inboxaudit.source.imap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.consent.Access;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Folder;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.source.ObservationSink;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.imap.ImapMailbox.Listing;

/// The first round: the folders, who else has rights in them, and the scripts that hang on them.
final class WholeReading {
  /// How many folders are asked about their settings; people have fewer.
  private static final int FOLDERS = 1_000;

  private final Access access;
  private final ReadPlan plan;
  private final ObservationSink sink;
  private final ImapMailbox mailbox;

  WholeReading(Access access, ReadPlan plan, ObservationSink sink, ImapMailbox mailbox) {
    this.access = access;
    this.plan = plan;
    this.sink = sink;
    this.mailbox = mailbox;
  }

  void read() throws SourceException, InterruptedException {
    Listing listing = mailbox.list(plan.asksFor(EvidenceKind.FOLDER));
    if (plan.asksFor(EvidenceKind.FOLDER)) {
      FolderChanges changes = new FolderChanges(mailbox, plan);
      List<Evidence> folders = new ArrayList<>();
      for (ListedFolder folder : listing.folders()) {
        folders.add(folder(folder, changes.of(folder)));
      }
      tell(EvidenceKind.FOLDER, folders, listing.misses(EvidenceKind.FOLDER));
    }
    if (plan.asksFor(EvidenceKind.ACCESS_GRANT)) {
      readGrants(listing);
    }
    if (plan.asksFor(EvidenceKind.ACCOUNT_SETTING)) {
      readScripts(listing);
    }
  }

  private static Evidence folder(ListedFolder folder, Optional<Folder.Change> change) {
    return new Folder(
        new EvidenceRef(ImapSource.ID, EvidenceKind.FOLDER, folder.name()),
        folder.name(),
        folder.role(),
        folder.subscribed(),
        folder.messages(),
        change);
  }

  private void readGrants(Listing listing) throws SourceException, InterruptedException {
    if (!mailbox.connection().can("ACL")) {
      sink.accept(Gap.of(EvidenceKind.ACCESS_GRANT, Reason.NOT_SUPPORTED));
      return;
    }
    Misses misses = missesOf(EvidenceKind.ACCESS_GRANT, listing);
    GrantReading reading = new GrantReading(mailbox.connection(), access.mailbox(), misses);
    tell(EvidenceKind.ACCESS_GRANT, reading.read(asked(listing)), misses);
  }

  /// A server that keeps annotations of its own only cannot tell what is set on a folder. Whether
  /// scripts run in folders (`IMAPSIEVE`) is not looked at: some servers run them and do not say
  /// so, and one command for each folder is cheap.
  private void readScripts(Listing listing) throws SourceException, InterruptedException {
    boolean folders = mailbox.connection().can("METADATA");
    if (!folders && !mailbox.connection().can("METADATA-SERVER")) {
      sink.accept(Gap.of(EvidenceKind.ACCOUNT_SETTING, Reason.NOT_SUPPORTED));
      return;
    }
    Misses misses =
        folders ? missesOf(EvidenceKind.ACCOUNT_SETTING, listing) : new Misses(List.of());
    if (!folders) {
      misses.add(EvidenceKind.ACCOUNT_SETTING, Reason.NOT_SUPPORTED, "", Gap.UNKNOWN);
    }
    FolderScripts reading = new FolderScripts(mailbox.connection(), misses);
    List<ListedFolder> asked = folders ? asked(listing) : List.of();
    tell(EvidenceKind.ACCOUNT_SETTING, reading.read(asked), misses);
  }

  private static List<ListedFolder> asked(Listing listing) {
    return selectable(listing).stream().limit(FOLDERS).toList();
  }

  private static List<ListedFolder> selectable(Listing listing) {
    return listing.folders().stream().filter(ListedFolder::selectable).toList();
  }

  private static Misses missesOf(EvidenceKind kind, Listing listing) {
    Misses misses = listing.misses(kind);
    misses.add(kind, Reason.LIMIT_REACHED, "", Math.max(0, selectable(listing).size() - FOLDERS));
    return misses;
  }

  private void tell(EvidenceKind kind, List<? extends Evidence> evidence, Misses misses)
      throws InterruptedException {
    for (Evidence piece : evidence) {
      sink.accept(piece);
    }
    for (Misses.Miss miss : misses.all()) {
      sink.accept(miss.gap());
    }
    if (misses.all().isEmpty()) {
      sink.accept(new Complete(kind, evidence.size()));
    }
  }
}
