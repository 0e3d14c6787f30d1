package org.inboxaudit.bench;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.inboxaudit.audit.IntelPacks;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Catalog;
import org.inboxaudit.check.Check;
import org.inboxaudit.check.Owner;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.consent.Access;
import org.inboxaudit.consent.AccessFixture;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.evidence.Checkpoint;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.imap.ImapSource;

/// Our own reader, asked for what an audit with all checks asks for, in front of a sink that counts
/// and an extractor that looks at nothing.
final class OurReading {
  private static final EmailAddress OWNER = EmailAddress.of(LetterHead.OWNER);
  private static final Set<EvidenceKind> DEEP =
      EnumSet.of(EvidenceKind.NOTICE, EvidenceKind.ATTACHMENT);

  /// As the service has it from its start on.
  private static final AuditContext CONTEXT = context();

  private static final Set<Wanted> WANTED =
      Catalog.checks().stream().map(Check::wants).collect(Collectors.toSet());

  private final ImapSource source;
  private final Access access;
  private final Function<Message, Set<EvidenceKind>> deep;
  private final Watcher watcher;

  private OurReading(
      ImapSource source,
      Access access,
      Function<Message, Set<EvidenceKind>> deep,
      Watcher watcher) {
    this.source = source;
    this.access = access;
    this.deep = deep;
    this.watcher = watcher;
  }

  /// Told of each message as it goes by.
  @FunctionalInterface
  interface Watcher {
    void saw(Message message);
  }

  /// What was read.
  ///
  /// @param end where a later reading goes on
  record Read(Cursor end, long messages) {}

  static OurReading of(Workbench.Door door, String user) {
    return new OurReading(
        new ImapSource(door.sockets(), (_, _) -> new Extracted.Facts(List.of())),
        access(door.port(), user),
        OurReading::wanted,
        _ -> {});
  }

  /// The same reader, but it opens other messages than the checks want.
  OurReading opening(Function<Message, Set<EvidenceKind>> other) {
    return new OurReading(source, access, other, watcher);
  }

  OurReading watchedBy(Watcher other) {
    return new OurReading(source, access, deep, other);
  }

  /// The second round: header and structure of every message.
  Read log(Cursor from) throws SourceException, InterruptedException {
    return read(Round.LOG, from);
  }

  /// The third round: the content of those messages that are to be opened.
  Read deep(Cursor from) throws SourceException, InterruptedException {
    return read(Round.DEEP, from);
  }

  private Read read(Round round, Cursor from) throws SourceException, InterruptedException {
    Cursor[] end = {from};
    long[] messages = {0};
    source.read(
        access,
        plan(round, from),
        observation -> {
          if (observation instanceof Message message) {
            messages[0]++;
            watcher.saw(message);
          } else if (observation instanceof Checkpoint checkpoint) {
            end[0] = checkpoint.cursor();
          }
        });
    return new Read(end[0], messages[0]);
  }

  private ReadPlan plan(Round round, Cursor from) {
    Set<EvidenceKind> kinds = round == Round.DEEP ? DEEP : EnumSet.of(EvidenceKind.MESSAGE);
    return new ReadPlan(
        round,
        kinds,
        DEEP,
        from,
        headers(),
        Set.of(),
        deep,
        List.of(LetterHead.OWNER),
        List.of("mx1.office.example"),
        EvidenceFixtures.NOW,
        ReadPlan.Budget.DEFAULT);
  }

  private static SortedSet<String> headers() {
    SortedSet<String> headers = new TreeSet<>();
    Catalog.checks().forEach(check -> headers.addAll(check.headers()));
    return headers;
  }

  private static Set<EvidenceKind> wanted(Message message) {
    Set<EvidenceKind> kinds = EnumSet.noneOf(EvidenceKind.class);
    WANTED.forEach(wanted -> kinds.addAll(wanted.of(message, CONTEXT)));
    return kinds;
  }

  /// The right to read a mailbox of the bench.
  static Access access(int port, String user) {
    return AccessFixture.access(
        mailbox(port, user), Set.of(CheckFamily.values()), BenchServer.PASSWORD);
  }

  static Mailbox mailbox(int port, String user) {
    return new Mailbox(OWNER, user, new Mailbox.MailServer("localhost", port), Optional.empty());
  }

  static AuditContext context() {
    return new AuditContext(
        new Owner(Set.of(OWNER), Set.of(), false, List.of()),
        Instant.parse("2026-01-01T00:00:00Z"),
        IntelPacks.read());
  }
}
